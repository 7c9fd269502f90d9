// Messages, and among them the notes that only the fund reads, in the order of time.

import { byId, el, focusOn, show } from '../../shared/dom.js';
import { count, moment } from '../../shared/french.js';
import { person } from '../../shared/names.js';
import { announce } from '../../shared/page.js';
import { article } from '../../shared/thread.js';

/** Marks as new what others wrote since it was read before. */
export function showExchange(desk) {
  desk.shownBy((contact, before) => {
    const known = new Set(partsOf(before ?? contact).map(({ id }) => id));
    const isNew = part => !known.has(part.id) && !isBy(desk.me, part);
    const parts = partsOf(contact);
    if (before && parts.every(({ id }) => known.has(id))) return;
    show(byId('thread'), ...parts.map(part => entry(part, isNew(part))));
    const news = parts.filter(isNew).length;
    if (news > 0) announce(`${count(news, 'nouveau message ou note', 'nouveaux messages ou notes')}.`);
  });
}

/** The focus goes to what is new. */
export function focusOnNews() {
  const heading = byId('thread').querySelector('.is-new h3');
  focusOn(heading ?? byId('thread-title'));
}

function partsOf({ messages, notes }) {
  return [...messages.map(message => ({ ...message, isNote: false })), ...notes.map(note => ({ ...note, isNote: true }))]
    .sort((one, other) => Date.parse(one.sentAt) - Date.parse(other.sentAt));
}

/** Messages name their author, notes tell who it is. */
const isBy = (me, { isNote, author }) => (isNote ? author.id === me.sub : author.kind === 'agent' && author.name === me.name);

function entry(part, isNew) {
  const shown = part.isNote ? noteArticle(part) : article(part, 'h3');
  if (isNew) shown.querySelector('.by')?.append(' ', el('span', { class: 'badge new' }, 'nouveau'));
  return el('li', { class: isNew ? 'is-new' : null }, shown);
}

const noteArticle = ({ author, sentAt, text }) => el('article', { class: 'note' },
  el('header', {},
    el('h3', {}, 'Note interne – jamais visible de l’adhérent'),
    el('p', { class: 'by' }, `${person(author.name, author.id)}, ${moment(sentAt)}`)),
  el('p', { class: 'text' }, text));
