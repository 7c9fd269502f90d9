// What every page begins with: who is reading, in which mailbox, and the banner above it all.

import { get, hearNoMore, path, Problem } from './api.js';
import { ask } from './dialogs.js';
import { byId, el, show } from './dom.js';
import { clearDrafts, hasDraft, keepDraftsOf } from './drafts.js';
import { fr, setZone } from './french.js';

const member = ['member'], desk = ['agent', 'supervisor', 'admin'];

const pages = [
  { at: '/member/', name: 'Mes messages', roles: member },
  { at: '/member/new.html', name: 'Nouveau message', roles: member },
  { at: '/member/preferences.html', name: 'Préférences', roles: member, ownOnly: true },
  { at: '/member/proxies.html', name: 'Procurations', roles: member, ownOnly: true },
  { at: '/agent/', name: 'Tableau de bord', roles: desk },
  { at: '/agent/figures.html', name: 'Chiffres', roles: desk },
];

const roleNames = { agent: 'gestionnaire', supervisor: 'responsable', admin: 'administration' };

/** The page where somebody of this role begins. */
export const homeOf = me => (me.role === 'member' ? '/member/' : '/agent/');

/**
 * Opens a page: whoever is not signed in goes to sign in and comes back here, whoever has no business here goes home.
 * What goes wrong, now or as `render` goes on, is told in place of the page, with the means to try again.
 * @param {'member' | 'desk'} audience
 * @param {(reader: {me: any, fund: any, mailbox: any}) => Promise<void>} render
 * @param {{mailboxOf: (me: any) => any, explain: (problem: any, me: any) => Promise<boolean>}} [place] which mailbox the page is within, and
 *   whether what went wrong was told in words of its own
 */
export async function openPage(audience, render, { mailboxOf, explain } = {}) {
  let me;
  addEventListener('pageshow', ({ persisted }) => { if (persisted) location.reload(); });
  announce('');
  try {
    me = await get('/me');
    standFor(me);
    if ((audience === 'member' ? member : desk).includes(me.role)) await renderFor(me, render, mailboxOf);
    else location.replace(homeOf(me));
  } catch (problem) {
    if (problem.status === 401) location.replace(`/?retour=${encodeURIComponent(location.pathname + location.search)}`);
    else if (!(await explain?.(problem, me))) tellFailure(problem);
  }
}

/** Says something to whoever does not see what has changed. */
export function announce(text) {
  const status = byId('status') ?? document.body.appendChild(el('p', { id: 'status', role: 'status', class: 'visually-hidden' }));
  status.textContent = '';
  requestAnimationFrame(() => { status.textContent = text; });
}

/** A message that stays in sight, for an `output` or `p` of the page; `kind` is `good` or `bad`. */
export const notice = (kind, ...content) => el('div', { class: `notice ${kind}`, role: kind === 'bad' ? 'alert' : 'status' }, ...content);

/** The address of a page within the mailbox that is open. */
export function within(mailbox, address) {
  if (!mailbox || mailbox.isOwn) return address;
  const target = new URL(address, location.origin);
  target.searchParams.set('boite', mailbox.memberId);
  return target.pathname + target.search;
}

/** All tabs are one person's: when another signs in, or nobody is signed in any more, each tab begins anew. */
export const tabs = new BroadcastChannel('session');

function standFor(me) {
  keepDraftsOf(me.sub);
  tabs.onmessage = ({ data }) => { if (data !== me.sub) location.reload(); };
  tabs.postMessage(me.sub);
}

async function renderFor(me, render, mailboxOf) {
  const mailbox = mailboxOf?.(me);
  const fund = me.fund ? await get(path`/funds/${me.fund}`).catch(passOver) : null;
  setZone(fund?.timeZone);
  showBanner(me, fund, mailbox);
  await render({ me, fund, mailbox });
  byId('main').removeAttribute('aria-busy');
}

/** A fund that was renamed or closed must not keep its people out. */
function passOver(problem) {
  if (problem.status === 404) return null;
  throw problem;
}

function showBanner(me, fund, mailbox) {
  const here = location.pathname.replace(/index\.html$/, '');
  const links = pages.filter(page => page.roles.includes(me.role) && !(page.ownOnly && mailbox && !mailbox.isOwn));
  show(document.querySelector('header.site'),
    el('div', { class: 'bar' },
      el('a', { class: 'brand', href: within(mailbox, homeOf(me)) }, el('span', { class: 'mark', 'aria-hidden': 'true' }), fund?.name ?? 'Messagerie MSA'),
      el('div', { class: 'reader' },
        el('span', {}, me.name, ...roleOf(me)),
        el('button', { type: 'button', class: 'quiet', onclick: signOut }, 'Se déconnecter'))),
    el('nav', { 'aria-label': 'Principale' },
      el('ul', {}, links.map(page => el('li', {}, el('a', { href: within(mailbox, page.at), 'aria-current': page.at === here ? 'page' : null }, page.name))))));
}

/** Unless their name says it already, as that of an account of several people may. */
function roleOf({ name, role }) {
  const known = roleNames[role];
  return known && name?.toLowerCase() !== known ? [el('small', {}, ` ${known}`)] : [];
}

/** Leaves nothing behind: no draft on the device, no trace of what was open, nothing to come back to by the browser's button. */
async function signOut() {
  if (byId('main').hidden) return;
  if (hasDraft() && (await ask(leaving)) !== 'leave') return;
  for (const form of document.forms) form.reset();
  clearDrafts();
  sessionStorage.clear();
  byId('main').hidden = true;
  // The session has ended once this page is left, wherever that leads; before, other tabs would find it open.
  addEventListener('pagehide', () => tabs.postMessage(null));
  // A 401, from a session that is ending, would lead to the sign-in page and cut the way short.
  hearNoMore();
  location.assign('/api/v1/session/sign-out');
}

const leaving = {
  title: 'Un message est commencé',
  body: [el('p', {}, fr`Il n’est gardé que sur cet appareil : se déconnecter l’efface.`)],
  actions: [{ value: 'stay', label: 'Rester', kind: 'primary' }, { value: 'leave', label: 'Effacer et se déconnecter', kind: 'danger' }],
};

/** What a later try may find there, and what no try will. */
function tellFailure(problem) {
  if (!(problem instanceof Problem)) console.error(problem);
  const isNowhere = problem.status === 404 || problem.code === 'invalid-id';
  const way = isNowhere
    ? el('a', { class: 'button', href: '/' }, 'Revenir à l’accueil')
    : el('button', { type: 'button', onclick: () => location.reload() }, 'Réessayer');
  const { title, detail } = problem.code === 'invalid-id' ? nowhere : problem instanceof Problem ? problem : unexpected;
  replacePage(el('h1', {}, title), el('p', { role: 'alert' }, detail), way);
}

/** Shows this for good: whatever the page was about to do is done with, having nowhere to show what comes of it. */
export function replacePage(...content) {
  hearNoMore();
  show(byId('main'), ...content);
  byId('main').removeAttribute('aria-busy');
}

const nowhere = { title: 'Page introuvable', detail: 'Cette adresse ne mène nulle part.' };
const unexpected = { title: 'Cette page ne s’affiche pas', detail: 'Une erreur inattendue s’est produite.' };
