// The history of a mailbox: opened one exchange at a time, or all at once.

import { get, path } from '../shared/api.js';
import { byId, el, show } from '../shared/dom.js';
import { draft, keptDays } from '../shared/drafts.js';
import { count, fr, of } from '../shared/french.js';
import { person } from '../shared/names.js';
import { within } from '../shared/page.js';
import { comeBackTo, keepPlace, placeFrom } from '../shared/place.js';
import { zonesOf } from './funds.js';
import { openMailbox } from './held-mailbox.js';
import { item } from './history-item.js';

openMailbox(async reader => {
  const { me, mailbox } = reader;
  const history = await get(path`/mailboxes/${mailbox.memberId}/contacts`);
  const zones = await zonesOf(history.contacts, reader);
  byId('write').href = within(mailbox, '/member/new.html');
  if (!mailbox.isOwn) nameMember(mailbox);
  offerMailboxes(me, mailbox);
  offerDraft(me, mailbox);
  const items = [];
  show(byId('history'), ...(history.contacts.length > 0 ? listOf(history, mailbox, zones, items) : [emptiness(mailbox)]));
  keepHistory(items);
});

function nameMember(mailbox) {
  show(document.querySelector('h1'), `Messages et réponses ${of(mailbox.name)}`);
  document.title = `Messages et réponses ${of(mailbox.name)} – Messagerie sécurisée`;
}

function offerMailboxes(me, open) {
  if (me.proxyMailboxes.length === 0) return;
  const own = { memberId: me.sub, label: 'Ma messagerie', isOwn: true };
  const held = me.proxyMailboxes.map(({ memberId, name }) => ({ memberId, label: `${person(name, memberId)}, par procuration` }));
  const link = mailbox => el('a', { href: within(mailbox, '/member/'), 'aria-current': mailbox.memberId === open.memberId ? 'page' : null }, mailbox.label);
  show(byId('mailboxes'), el('ul', {}, [own, ...held].map(mailbox => el('li', {}, link(mailbox)))));
  byId('mailboxes').hidden = false;
}

function offerDraft(me, mailbox) {
  if (!draft(me.sub, mailbox.memberId, 'nouveau').load()?.text?.trim()) return;
  show(byId('draft'), el('p', { class: 'notice' },
    fr`Vous avez commencé un message ; il est gardé ${count(keptDays, 'jour')} sur cet appareil. `, el('a', { href: within(mailbox, '/member/new.html') }, 'Le reprendre')));
}

/** Which exchanges were open, and which one the reader had before them; for whoever comes anew, the newest is. */
function keepHistory(items) {
  const place = placeFrom('/member/contact.html');
  const at = () => items.findIndex(({ element }) => element.contains(document.activeElement));
  const first = () => items.findIndex(({ element }) => element.getBoundingClientRect().bottom > 0);
  keepPlace(() => {
    const one = items[at() < 0 ? first() : at()];
    return one && { id: one.id, top: one.element.getBoundingClientRect().top, hasFocus: at() >= 0, open: items.filter(other => other.isOpen()).map(({ id }) => id) };
  });
  if (!place) return items[0]?.open(true);
  items.forEach(one => one.open(place.open.includes(one.id)));
  const found = items.find(({ id }) => id === place.id);
  comeBackTo(found?.element, place.top, place.hasFocus ? found?.element.querySelector('button') : null);
}

function listOf({ contacts, limits }, mailbox, zones, items) {
  const news = el('p', { class: 'news', role: 'status' });
  const tell = () => tellNews(news, items.filter(one => one.isNew()).length);
  items.push(...contacts.map(contact => item(contact, mailbox, zones, tell)));
  const all = (label, isOpen) => el('button', { type: 'button', class: 'quiet', onclick: () => items.forEach(one => one.open(isOpen)) }, label);
  tell();
  const toggles = (open, close) => el('div', { class: 'toggles' }, all(open, true), all(close, false));
  return [
    el('div', { class: 'toolbar' }, news, toggles('tout afficher', 'masquer tout')),
    el('ol', { class: 'history' }, items.map(({ element }) => element)),
    items.length > 1 && toggles('afficher tout', 'tout masquer'),
    el('p', { class: 'hint' }, limitsOf(limits)),
  ];
}

const tellNews = (place, unread) => { place.textContent = unread > 0 ? count(unread, 'nouvelle réponse', 'nouvelles réponses') : 'Aucune nouvelle réponse'; };

const limitsOf = ({ maxContacts, historyMonths, reopenDays }) =>
  `Les ${count(maxContacts, 'dernier échange', 'derniers échanges')} sont conservés, ${count(historyMonths, 'mois', 'mois')} au plus. Un échange peut être rouvert pendant ${count(reopenDays, 'jour')} après sa réponse.`;

const emptiness = mailbox => el('div', { class: 'card' },
  el('h2', {}, 'Aucun échange pour l’instant'),
  el('p', {}, 'Les messages et les réponses de la MSA seront conservés ici.'),
  el('a', { href: within(mailbox, '/member/new.html') }, 'Écrire un premier message'));
