// What stands in place of a mailbox that is not open to its reader any more.

import { byId, el, focusOn } from '../shared/dom.js';
import { fr, of } from '../shared/french.js';
import { replacePage } from '../shared/page.js';

/** @param {string | undefined} text what they wrote, and can still copy */
export function showEnd(name, text) {
  leaveMailbox();
  document.title = 'Procuration terminée – Messagerie sécurisée';
  replacePage(...endOf(name, text));
  focusOn(byId('ended'));
}

/** The links of the banner lead to one's own mailbox again. */
function leaveMailbox() {
  document.querySelector('.proxy-banner')?.remove();
  document.querySelectorAll('header.site a').forEach((/** @type {any} */ link) => {
    link.search = '';
    link.removeAttribute('aria-current');
  });
}

const endOf = (name, text) => [
  el('h1', { id: 'ended' }, 'Procuration terminée'),
  el('p', {}, fr`La procuration ${of(name)} a pris fin ou a été révoquée : vous n’avez plus accès à cette messagerie.`),
  text && el('div', { class: 'field' },
    el('label', { for: 'unsent' }, 'Votre message'),
    el('p', { class: 'hint', id: 'unsent-hint' }, fr`Il n’a pas été envoyé : vous pouvez le copier ici.`),
    el('textarea', { id: 'unsent', rows: 8, readonly: true, 'aria-describedby': 'unsent-hint' }, text)),
  el('div', { class: 'actions' }, el('a', { class: 'button primary', href: '/member/' }, 'Revenir à ma messagerie')),
];
