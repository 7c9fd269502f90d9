// The banner of every page: whose it is, the ways to the others, and the way out.

import { el, show } from './dom.js';
import { person } from './names.js';

/** Who the pages are for. */
export const audiences = { member: ['member'], desk: ['agent', 'supervisor', 'admin'], lead: ['supervisor', 'admin'], admin: ['admin'] };

const { member, desk, lead, admin } = audiences;

/** @type {[string, string, string[], boolean?][]} the last: in one's own mailbox alone */
const pages = [
  ['/member/', 'Mes messages', member],
  ['/member/new.html', 'Nouveau message', member],
  ['/member/preferences.html', 'Préférences', member, true],
  ['/member/proxies.html', 'Procurations', member, true],
  ['/agent/', 'Tableau de bord', desk],
  ['/agent/figures.html', 'Chiffres', desk],
  ['/agent/notices.html', 'Avis de délai', lead],
  ['/admin/', 'Administration', admin],
];

const roleNames = { agent: 'gestionnaire', supervisor: 'responsable', admin: 'administration' };

/** The page where somebody of this role begins. */
export const homeOf = me => (me.role === 'member' ? '/member/' : '/agent/');

/** The address of a page within the mailbox that is open. */
export function within(mailbox, address) {
  if (!mailbox || mailbox.isOwn) return address;
  const target = new URL(address, location.origin);
  target.searchParams.set('boite', mailbox.memberId);
  return target.pathname + target.search;
}

/** All tabs are one person's: when another signs in, or nobody is signed in any more, each tab begins anew. */
export const tabs = typeof BroadcastChannel === 'function' ? new BroadcastChannel('session') : null;

export function showBanner(me, fund, mailbox) {
  const here = location.pathname.replace(/index\.html$|(^\/admin\/).*/, '$1');
  const links = pages.filter(([, , roles, ownOnly]) => roles.includes(me.role) && !(ownOnly && mailbox && !mailbox.isOwn));
  /** @type {any} */
  const banner = document.querySelector('header.site');
  const unfold = ({ currentTarget: button }) => button.setAttribute('aria-expanded', banner.classList.toggle('unfolded'));
  show(banner,
    el('div', { class: 'bar' },
      el('a', { class: 'brand', href: within(mailbox, homeOf(me)) }, el('span', { class: 'mark', 'aria-hidden': 'true' }), el('span', {}, fund?.name ?? 'Messagerie MSA')),
      el('button', { type: 'button', class: 'unfold', 'aria-expanded': 'false', 'aria-controls': 'reader ways', onclick: unfold }, 'Menu'),
      el('nav', { id: 'ways', 'aria-label': 'Principale' },
        el('ul', {}, links.map(([at, name]) => el('li', {}, el('a', { href: within(mailbox, at), 'aria-current': at === here ? 'page' : null }, name))))),
      desk.includes(me.role) && here !== '/agent/search.html' && el('form', { class: 'find', role: 'search', 'aria-label': 'Échanges', action: '/agent/search.html' },
        el('input', { type: 'search', name: 'q', maxlength: '100', required: true, autocomplete: 'off', placeholder: 'Nom, référence, sujet', 'aria-label': 'Chercher un échange' })),
      el('div', { class: 'reader', id: 'reader' },
        el('span', {}, person(me.name, me.sub), ...roleOf(me)),
        el('button', { type: 'button', class: 'quiet', onclick: signOut }, 'Se déconnecter'))));
}

/** Unless their name says it already. */
function roleOf({ name, role }) {
  const known = roleNames[role];
  return known && name?.toLowerCase() !== known ? [el('small', {}, ` ${known}`)] : [];
}

/** Few sign out on a page that they have just opened. */
const signOut = async () => (await import('./sign-out.js')).signOut();
