// One exchange of the history, closed or open.

import { path, Problem, put } from '../shared/api.js';
import { el, show } from '../shared/dom.js';
import { count, labelled } from '../shared/french.js';
import { within } from '../shared/page.js';
import { thread, titleOf } from '../shared/thread.js';
import { saidIn } from './funds.js';
import { expectation, isAnswer, isClosed, isUnread, newAnswerBadge, statusBadge } from './status.js';

/**
 * @param {any} contact
 * @param {any} mailbox
 * @param {Map<string, string>} zones by fund
 * @param {() => void} onRead
 * @returns {{id: string, isOpen: () => boolean, element: HTMLElement, open: (isOpen: boolean) => void, isNew: () => boolean}} to `open` it from outside is not to read it
 */
export function item(contact, mailbox, zones, onRead) {
  let isReading = false;
  const said = say => saidIn(zones.get(contact.fund), say);
  const panel = el('div', { class: 'panel', id: `echange-${contact.id}`, hidden: true });
  const facts = el('div', { class: 'facts-line' }, said(() => factsOf(contact)));
  const toggle = el('button', { type: 'button', class: 'toggle', 'aria-expanded': 'false', 'aria-controls': panel.id, onclick: openAndRead },
    el('span', { class: 'arrow', 'aria-hidden': 'true' }), titleFor(contact.topic));

  const acknowledge = el('button', { type: 'button', onclick: read }, 'J’ai lu cette réponse');

  function open(isOpen) {
    toggle.setAttribute('aria-expanded', isOpen);
    panel.hidden = !isOpen;
    if (!isOpen) return;
    if (panel.childElementCount === 0) show(panel, ...said(() => panelOf(contact, mailbox)), isUnread(contact) && acknowledge);
  }

  /** An act of the reader's, on this exchange and no other: what stood open unread stays so, and is read. */
  function openAndRead() {
    const isNews = isUnread(contact) && !isReading;
    open(panel.hidden || isNews);
    if (isNews) read();
  }

  async function read() {
    isReading = true;
    const hadFocus = document.activeElement === acknowledge;
    try {
      renew(await put(path`/mailboxes/${mailbox.memberId}/contacts/${contact.id}/read`));
      if (hadFocus) toggle.focus();
      onRead();
    } catch (problem) {
      // It stays new until the service knows that it was read.
      if (!(problem instanceof Problem)) throw problem;
    } finally {
      isReading = false;
    }
  }

  /** The panel is being read: what it holds stays, and only what was written since is added. */
  function renew(current) {
    const added = current.messages.slice(contact.messages.length);
    contact = current;
    show(facts, ...said(() => factsOf(contact)));
    acknowledge.remove();
    panel.firstElementChild?.append(...said(() => thread(added, 'h3')).children);
  }

  return { id: contact.id, isOpen: () => !panel.hidden, element: el('li', {}, el('article', {}, el('h2', {}, toggle), facts, panel)), open, isNew: () => isUnread(contact) };
}

/** The reason tells one request from another; what it is filed under is the same for many. */
const titleFor = ({ theme, subject, reason }) => el('span', { class: 'topic' },
  reason.label, el('span', { class: 'visually-hidden' }, ', '), el('span', { class: 'under' }, `${subject.label} – ${theme.label}`));

function factsOf(contact) {
  const { messages } = contact;
  const answer = [...messages].reverse().find(isAnswer);
  return [
    el('p', { class: 'moments' },
      el('span', {}, titleOf(messages[0])), answer && el('span', {}, titleOf(answer)),
      messages.length > 2 && el('span', {}, count(messages.length, 'message')),
      contact.reference && el('span', {}, labelled('Référence', contact.reference))),
    el('p', { class: 'badges' }, isUnread(contact) && newAnswerBadge(), statusBadge(contact)),
    expectation(contact),
  ].filter(Boolean);
}

const panelOf = (contact, mailbox) => [
  thread(contact.messages, 'h3'),
  el('p', { class: 'more' }, el('a', { href: within(mailbox, `/member/contact.html?id=${contact.id}`) },
    `Ouvrir cet échange${isClosed(contact) ? '' : ', y écrire'} ou l’imprimer`,
    el('span', { class: 'visually-hidden' }, ` (${contact.topic.reason.label})`))),
];
