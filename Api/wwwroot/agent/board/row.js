// A contact on the board.

import { el, show } from '../../shared/dom.js';
import { day, deadline, labelled, of } from '../../shared/french.js';
import { person } from '../../shared/names.js';
import { contactPage, kinds, levelMark, statuses, timeLeft, urgency } from '../labels.js';

/**
 * A row, whose parts change in place: what has the focus keeps it.
 * @param {any} desk who reads, whether they may open contacts, and how funds are named if there are several
 */
export function makeRow(item, desk) {
  const target = desk.opens ? el('a', { class: 'target' }) : el('span', { class: 'target', tabindex: '-1' });
  const row = el('li', { 'data-id': item.contactId },
    el('div', { class: 'due' }),
    el('div', { class: 'what' }, target, el('p', { class: 'about' })),
    el('div', { class: 'who' }));
  paint(row, item, desk);
  return row;
}

/** @param {string} [mark] what has become of it since the list was read */
export function paint(row, item, desk, mark) {
  const target = targetOf(row);
  if (desk.opens) target.href = contactPage(item);
  show(target, el('strong', {}, item.topic.reason.label), ' ', el('span', { class: 'path' }, `${item.topic.subject.label} – ${item.topic.theme.label}`));
  show(row.querySelector('.due'), ...dueOf(item));
  show(row.querySelector('.about'), ...aboutOf(item, desk), mark ? el('span', { class: 'badge mark' }, mark) : null);
  show(row.querySelector('.who'), !item.answeredAt && levelMark(item.level), holderOf(item, desk.me));
}

/** What opens the contact, and takes the focus. */
export const targetOf = row => row.querySelector('.target');

/** Marks a row whose contact is not in the list any more; what it was stays readable. */
export function leave(row, item, mark) {
  row.classList.add('gone');
  show(row.querySelector('.due'), el('span', { class: 'badge' }, mark));
  show(row.querySelector('.about'), received(item));
}

const dueOf = item => item.answeredAt ? [
  el('span', { class: 'badge good' }, statuses.answered),
  el('small', {}, `le ${day(item.answeredAt)}`),
] : [
  el('span', { class: `badge ${urgency(item.minutesLeft)}` }, timeLeft(item.minutesLeft)),
  el('small', {}, labelled('échéance', deadline(item.dueAt))),
];

const received = ({ createdAt }) => el('span', {}, `reçue ${day(createdAt)}`);

const aboutOf = (item, { opens, fundName }) => [
  ...(opens ? memberOf(item) : []),
  fundName && el('span', {}, fundName(item.fund)),
  item.kind && el('span', {}, kinds[item.kind]),
  received(item),
  item.status === 'pending' && el('span', {}, statuses.pending),
  'answeredAt' in item && el('span', { class: 'reference' }, item.reference),
  item.excerpt && el('q', { class: 'excerpt' }, item.excerpt),
];

/** Beside a name, the id says which one of that name it is. */
function memberOf({ memberName, memberId, profile }) {
  const name = person(memberName, memberId);
  return [el('span', { class: 'member' }, name), name !== memberId && el('span', {}, memberId), profile && el('span', {}, profile)];
}

function holderOf({ assignee, assigneeName, lapsedFrom, lapsedFromName, answeredAt }, me) {
  if (assignee) return el('span', { class: 'holder' }, `${person(assigneeName, assignee)}${assignee === me.sub ? ' (vous)' : ''}`);
  if (answeredAt) return null;
  if (lapsedFrom) {
    return [el('span', { class: 'badge warn' }, 'prise en charge échue'),
      el('span', { class: 'holder' }, lapsedFrom === me.sub ? '(la vôtre)' : of(person(lapsedFromName, lapsedFrom)))];
  }
  return el('span', { class: 'holder none' }, 'non attribuée');
}
