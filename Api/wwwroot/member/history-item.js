// One exchange of the history, closed or open.

import { path, Problem, put } from '/shared/api.js';
import { el, show } from '/shared/dom.js';
import { count } from '/shared/french.js';
import { within } from '/shared/page.js';
import { thread, titleOf, topicPath } from '/shared/thread.js';
import { saidIn } from './funds.js';
import { expectation, isAnswer, isClosed, isUnread, newAnswerBadge, statusBadge } from './status.js';

/**
 * @param {any} contact
 * @param {any} mailbox
 * @param {Map<string, string>} zones by fund
 * @param {() => void} onRead
 * @returns {{element: HTMLElement, open: (isOpen: boolean) => void, isNew: () => boolean}}
 */
export function item(contact, mailbox, zones, onRead) {
  let isReading = false;
  const said = say => saidIn(zones.get(contact.fund), say);
  const panel = el('div', { class: 'panel', id: `echange-${contact.id}`, hidden: true });
  const facts = el('div', { class: 'facts-line' }, said(() => factsOf(contact)));
  const toggle = el('button', { type: 'button', class: 'toggle', 'aria-expanded': 'false', 'aria-controls': panel.id, onclick: () => open(panel.hidden) },
    el('span', { class: 'arrow', 'aria-hidden': 'true' }), topicPath(contact.topic));

  function open(isOpen) {
    toggle.setAttribute('aria-expanded', isOpen);
    panel.hidden = !isOpen;
    if (!isOpen) return;
    if (panel.childElementCount === 0) show(panel, ...said(() => panelOf(contact, mailbox)));
    if (isUnread(contact) && !isReading) read();
  }

  async function read() {
    isReading = true;
    try {
      renew(await put(path`/mailboxes/${mailbox.memberId}/contacts/${contact.id}/read`));
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
    panel.firstElementChild.append(...said(() => thread(added, 'h3')).children);
  }

  return { element: el('li', {}, el('article', {}, el('h2', {}, toggle), facts, panel)), open, isNew: () => isUnread(contact) };
}

function factsOf(contact) {
  const { messages } = contact;
  const answer = messages.findLast(isAnswer);
  return [
    el('p', { class: 'moments' },
      el('span', {}, titleOf(messages[0])), answer && el('span', {}, titleOf(answer)),
      messages.length > 2 && el('span', {}, count(messages.length, 'message'))),
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
