// One exchange: where it stands, what was written, and what there is to add.

import { get, path, Problem, put } from '../shared/api.js';
import { dayOf } from '../shared/days.js';
import { byId, el, show } from '../shared/dom.js';
import { count, labelled, moment, setZone } from '../shared/french.js';
import { notice, within } from '../shared/page.js';
import { thread, topicPath } from '../shared/thread.js';
import { explained } from './deadline.js';
import { download } from './download.js';
import { fundOf } from './funds.js';
import { openMailbox } from './held-mailbox.js';
import { outcomePlace, tell } from './outcome.js';
import { kindNames } from './request.js';
import { silenceNote } from './silence.js';
import { expectation, isAnswer, isUnread, statusBadge } from './status.js';

openMailbox(async reader => {
  const id = new URLSearchParams(location.search).get('id');
  const address = path`/mailboxes/${reader.mailbox.memberId}/contacts/${id}`;
  byId('back').href = within(reader.mailbox, '/member/');
  const contact = await openedBy(reader, address);
  const fund = await fundOf(contact, reader);
  setZone(fund?.timeZone);
  const said = outcomePlace();
  const change = (changed, text) => {
    render(changed);
    tell(said, text);
  };
  /** @type {(contact: any) => any[]} nothing before it is fetched */
  let replies = () => [];
  const render = current => show(byId('contact'), ...viewOf(current, fund, said), ...replies(current));
  document.title = `${contact.topic.reason.label} – ${document.title}`;
  render(contact);
  return async () => {
    replies = await fetchReplies(reader, change);
    byId('contact').append(...replies(contact).filter(Boolean));
  };
});

/** What there is to say to the exchange is fetched while it is read. */
async function fetchReplies(reader, change) {
  try {
    const { feedback, addition } = await import('./replies.js');
    return contact => [feedback(contact, change), addition(reader, contact, change)];
  } catch (fault) {
    console.info(fault.message);
    return () => [notice('bad', 'Le formulaire de réponse n’a pas pu être chargé : rechargez la page pour écrire.')];
  }
}

/** To open it is to read it. It stays new until the service knows. */
async function openedBy(reader, address) {
  const contact = await get(address);
  if (!isUnread(contact)) return contact;
  try {
    return await put(`${address}/read`);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return contact;
  }
}

const viewOf = (contact, fund, said) => [
  el('h1', {}, topicPath(contact.topic)),
  said,
  expectation(contact),
  explained(contact),
  silenceNote(contact),
  ...exchangeOf(contact),
  el('details', { open: !isNarrow() },
    el('summary', {}, 'État, dates et caisse'),
    el('dl', { class: 'facts' }, factsOf(contact, fund).flatMap(([name, value]) => [el('dt', {}, labelled(name, '')), el('dd', {}, value)]))),
  el('div', { class: 'actions keep' },
    el('button', { type: 'button', onclick: () => print() }, 'Imprimer'),
    el('button', { type: 'button', onclick: () => download(`echange-${dayOf(contact.createdAt)}.json`, contact) }, 'Exporter')),
];

const isNarrow = () => matchMedia('(max-width: 47.99rem)').matches;

/** On a telephone, what was answered comes first; what it answers is folded beneath it. */
function exchangeOf({ messages }) {
  const answer = messages[messages.length - 1];
  if (!isNarrow() || !isAnswer(answer)) return [thread(messages, 'h2')];
  const before = messages.slice(0, -1);
  return [
    thread([answer], 'h2'),
    el('details', { class: 'earlier' }, el('summary', {}, labelled('Avant cette réponse', count(before.length, 'message'))), thread(before, 'h2')),
  ];
}

/** What is folded on the screen is not on paper. */
addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(details => { details.open = true; }));

const factsOf = (contact, fund) => [
  ['Référence', contact.reference],
  ['État', statusBadge(contact)],
  ['Type de demande', kindNames[contact.kind]],
  ['Demande envoyée le', moment(contact.createdAt)],
  ...(contact.answeredAt ? [['Réponse reçue le', moment(contact.answeredAt)]] : []),
  ...(fund ? [['Caisse', fund.name]] : []),
];
