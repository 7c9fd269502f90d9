// A mailbox that may be held by procuration. One that ends while its holder is at work is said to have ended: the service itself
// answers as for a mailbox that never was, but this window has shown it.

import { get, path, Problem } from '../shared/api.js';
import { byId, el } from '../shared/dom.js';
import { draft } from '../shared/drafts.js';
import { of } from '../shared/french.js';
import { tab } from '../shared/keeping.js';
import { person } from '../shared/names.js';
import { openPage } from '../shared/page.js';

/**
 * As `openPage`, for a page of the member's own mailbox or of one that they hold.
 * @param {(reader: {me: any, fund: any, mailbox: {memberId: string, name: string, profile: string | null, isOwn: boolean}}) => Promise<any>} render as there
 */
export const openMailbox = render => openPage('member', reader => {
  const { me, mailbox } = reader;
  if (!mailbox) throw new Problem({ status: 404, code: 'not-found', title: 'Messagerie introuvable', detail: 'Cette messagerie n’existe pas, ou ne vous est pas ouverte.' });
  if (!mailbox.isOwn) {
    byId('main').before(banner(mailbox));
    tab.write(keyOf(me, mailbox.memberId), mailbox.name);
  }
  return render(reader);
}, { mailboxOf, explain: tellEndOnOpening });

function mailboxOf(me) {
  const wanted = new URLSearchParams(location.search).get('boite');
  if (!wanted || wanted === me.sub) return { memberId: me.sub, name: person(me.name, me.sub), profile: me.profile, isOwn: true };
  const held = me.proxyMailboxes.find(({ memberId }) => memberId === wanted);
  return held ? { ...held, name: person(held.name, held.memberId), isOwn: false } : null;
}

/** Stays in sight however far one scrolls: nobody is to write in a mailbox that they take for another. */
const banner = mailbox => el('aside', { class: 'proxy-banner', 'aria-label': 'Procuration' },
  el('strong', {}, `Messagerie ${of(mailbox.name)}`), ', par procuration. ',
  el('a', { href: '/member/' }, 'Revenir à ma messagerie'));

/**
 * Does something in a mailbox, for as long as it is open to its reader.
 * @param {{me: any, mailbox: any}} reader
 * @param {string} text what they wrote, and must not lose
 * @param {() => Promise<any>} act
 * @returns {Promise<any>} what came of it; null once the page says that the procuration has ended
 */
export async function whileHeld({ me, mailbox }, text, act) {
  try {
    return await act();
  } catch (problem) {
    if (!(await tellEnd(problem, me, mailbox.memberId, text))) throw problem;
    return null;
  }
}

function tellEndOnOpening(problem, me) {
  const asked = new URLSearchParams(location.search);
  const memberId = asked.get('boite') ?? '';
  return tellEnd(problem, me, memberId, draft(me?.sub, memberId, asked.get('id') ?? 'nouveau').load()?.text);
}

/** Whether that is what happened, and is said now. */
async function tellEnd(problem, me, memberId, text) {
  const name = problem.code === 'not-found' && me && tab.read(keyOf(me, memberId));
  if (!name || !(await isClosed(memberId))) return false;
  const { showEnd } = await import('./ended-procuration.js');
  showEnd(name, text?.trim());
  return true;
}

/** A contact may be gone from a mailbox that is still there. */
const isClosed = memberId => get(path`/mailboxes/${memberId}/contacts`).then(() => false, ({ code }) => code === 'not-found');

const keyOf = (me, memberId) => `procuration:${me.sub}/${memberId}`;
