// What every page begins with: who is reading, in which mailbox, and the banner above it all.

import { get, path, Problem, remove } from './api.js';
import { clearDrafts } from './drafts.js';
import { byId, el, show } from './dom.js';
import { of, setZone } from './french.js';

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
 * @param {(reader: {me: any, fund: any, mailbox: {memberId: string, name: string, isOwn: boolean} | null}) => Promise<void>} render
 */
export async function openPage(audience, render) {
  try {
    const me = await get('/me');
    if ((audience === 'member' ? member : desk).includes(me.role)) await renderFor(me, render);
    else location.replace(homeOf(me));
  } catch (problem) {
    if (problem.status === 401) location.replace(`/?retour=${encodeURIComponent(location.pathname + location.search)}`);
    else tellFailure(problem);
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

async function renderFor(me, render) {
  const mailbox = me.role === 'member' ? mailboxOf(me) : null;
  const fund = me.fund ? await get(path`/funds/${me.fund}`).catch(passOver) : null;
  setZone(fund?.timeZone);
  showBanner(me, fund, mailbox);
  if (me.role === 'member' && !mailbox) throw new Problem({ status: 404, code: 'not-found', title: 'Messagerie introuvable', detail: 'Cette messagerie n’existe pas, ou ne vous est pas ouverte.' });
  await render({ me, fund, mailbox });
  byId('main').removeAttribute('aria-busy');
}

/** A fund that was renamed or closed must not keep its people out. */
function passOver(problem) {
  if (problem.status === 404) return null;
  throw problem;
}

function mailboxOf(me) {
  const wanted = new URLSearchParams(location.search).get('boite');
  if (!wanted || wanted === me.sub) return { memberId: me.sub, name: me.name, isOwn: true };
  const held = me.proxyMailboxes.find(mailbox => mailbox.memberId === wanted);
  return held ? { memberId: held.memberId, name: held.name, isOwn: false } : null;
}

function showBanner(me, fund, mailbox) {
  const here = location.pathname.replace(/index\.html$/, '');
  const links = pages.filter(page => page.roles.includes(me.role) && !(page.ownOnly && mailbox && !mailbox.isOwn));
  show(document.querySelector('header.site'),
    el('div', { class: 'bar' },
      el('a', { class: 'brand', href: within(mailbox, homeOf(me)) }, el('span', { class: 'mark', 'aria-hidden': 'true' }), fund?.name ?? 'Messagerie MSA'),
      el('div', { class: 'reader' },
        el('span', {}, me.name, roleNames[me.role] ? el('small', {}, ` ${roleNames[me.role]}`) : null),
        el('button', { type: 'button', class: 'quiet', onclick: signOut }, 'Se déconnecter'))),
    el('nav', { 'aria-label': 'Principale' },
      el('ul', {}, links.map(page => el('li', {}, el('a', { href: within(mailbox, page.at), 'aria-current': page.at === here ? 'page' : null }, page.name))))));
  if (mailbox && !mailbox.isOwn) byId('main').before(proxyBanner(mailbox));
}

/** Stays in sight however far one scrolls: nobody is to write in a mailbox that they take for another. */
const proxyBanner = mailbox => el('aside', { class: 'proxy-banner', 'aria-label': 'Procuration' },
  el('strong', {}, `Messagerie ${of(mailbox.name)}`), ', par procuration. ',
  el('a', { href: '/member/' }, 'Revenir à ma messagerie'));

async function signOut() {
  try {
    await remove('/session');
    clearDrafts();
    location.assign('/');
  } catch (problem) {
    tellFailure(problem);
  }
}

function tellFailure(problem) {
  if (!(problem instanceof Problem)) console.error(problem);
  const { title, detail } = problem instanceof Problem ? problem : { title: 'Cette page ne s’affiche pas', detail: 'Une erreur inattendue s’est produite.' };
  const again = el('button', { type: 'button', onclick: () => location.reload() }, 'Réessayer');
  show(byId('main'), el('h1', {}, title), el('p', { role: 'alert' }, detail), again);
  byId('main').removeAttribute('aria-busy');
}
