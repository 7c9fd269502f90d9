// What a template leaves to be filled in: `{{ member }}`, or dots that stand for something. What was filled in is none of it.

import { fr } from '../../shared/french.js';

/** Dots at the end of a word are how people write. */
const BLANK = /\{\{[^{}]*\}\}|(^|[^\p{L}\p{N}.…_])(?:…+|\.{3,}|_{2,})/gmu;

/**
 * @param {string} text
 * @param {(string | null | undefined)[]} filled names and labels, which may look like blanks
 * @returns {{start: number, end: number, isNamed: boolean}[]} in their order; `isNamed` says what is missing there
 */
export function blanksIn(text, filled) {
  const seen = filled.filter(Boolean).reduce(hide, text);
  return [...seen.matchAll(BLANK)].map(match => {
    const start = match.index + (match[1]?.length ?? 0);
    const end = match.index + match[0].length;
    return { start, end, isNamed: text[start] === '{' };
  });
}

/** What a template has filled in. */
export const filledIn = ({ me, fund, contact: { memberName, memberId, topic } }) =>
  [memberName, memberId, me.name, fund?.name, topic.theme.label, topic.subject.label, topic.reason.label];

/** A name of nothing but dots hides itself, where it first stands, and no other blank. */
const hide = (text, name) => (/[\p{L}\p{N}]/u.test(name) ? text.split(name).join('x'.repeat(name.length)) : text.replace(name, 'x'.repeat(name.length)));

/** What is said of one that is left. */
export function leftToFill(text, { start, end, isNamed }) {
  if (isNamed) return fr`Il reste à remplir : ${text.slice(start, end)}`;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, end).trim();
  return fr`Il reste à remplir : « ${line.slice(-40)} »`;
}

/**
 * Tab goes from blank to blank, and out of the field after the last; Shift and Tab leave it at once.
 * @param {HTMLTextAreaElement} field
 * @param {() => {start: number, end: number}[]} find
 */
export function tabThrough(field, find) {
  field.addEventListener('keydown', event => {
    if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = find().find(({ start }) => start >= field.selectionEnd);
    if (!next) return;
    event.preventDefault();
    select(field, next);
  });
}

/** What is typed then takes its place. */
export function select(field, { start, end }) {
  field.focus();
  field.setSelectionRange(start, end);
}
