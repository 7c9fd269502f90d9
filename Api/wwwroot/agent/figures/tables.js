// Figures in rows and columns. Where there is no room for columns, each row becomes a card; it stays a table for whoever listens.

import { el } from '../../shared/dom.js';
import { duration, grade, percent, whole } from '../../shared/french.js';

/** In place of what can't be computed from nothing. */
export const NONE = '–';

/**
 * @param {string} caption
 * @param {string[]} heads the first column names the rows
 * @param {string[][]} rows
 * @param {number} words columns that are read, before those that are compared
 */
export function table(caption, heads, rows, words = 1) {
  const kind = i => (i < words ? 'words' : 'number');
  const cell = (text, i) => (i === 0
    ? el('th', { role: 'rowheader', scope: 'row', class: kind(i) }, text)
    : el('td', { role: 'cell', class: kind(i), 'data-head': heads[i] }, text));
  return el('table', { role: 'table', class: heads.length > 3 ? 'figures stacked' : 'figures' },
    el('caption', {}, caption),
    el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, heads.map((head, i) => el('th', { role: 'columnheader', scope: 'col', class: kind(i) }, head)))),
    el('tbody', { role: 'rowgroup' }, rows.map(row => el('tr', { role: 'row' }, row.map(cell)))));
}

/** One line of figures for each theme, or for each fund. */
export const linesTable = (caption, head, lines, nameOf) =>
  table(caption, [head, 'Reçues', 'Réponses', 'Dans les délais', 'Médiane', '9e décile'], lines.map(({ code, figures }) => [nameOf(code), ...cellsOf(figures)]));

const cellsOf = ({ received, answered, inTimePercent, medianMinutes, p90Minutes }) => [
  whole(received),
  whole(answered),
  inTimePercent === null ? NONE : percent(inTimePercent),
  medianMinutes === null ? NONE : duration(medianMinutes),
  p90Minutes === null ? NONE : duration(p90Minutes),
];

/** What members say of the answers, for each theme or fund of which they said something. */
export function feedbackTable(caption, head, lines, nameOf) {
  const said = lines.filter(({ figures: { settled, notSettled } }) => settled + notSettled > 0);
  return said.length > 0 && table(caption, [head, 'C’est réglé', 'Pas réglé', 'Notes', 'Note moyenne'], said.map(({ code, figures }) => [nameOf(code), ...opinionsOf(figures)]));
}

const opinionsOf = ({ settled, notSettled, ratings, averageRating }) => [whole(settled), whole(notSettled), whole(ratings), averageRating === null ? NONE : grade(averageRating)];

/** What members did when an online service was offered to them in place of a message. */
export function deflectionTable(lines, catalog) {
  const names = new Map(catalog.themes.flatMap(({ subjects }) => subjects).flatMap(subject => subject.reasons
    .filter(({ onlineService }) => onlineService)
    .map(({ code, label, onlineService }) => [`${onlineService.code}/${code}`, { service: onlineService.label, reason: `${subject.label}, ${label}` }])));
  const rows = lines.map(({ service, reason, offered, used, declined }) => {
    const name = names.get(`${service}/${reason}`) ?? { service, reason };
    return [name.service, name.reason, whole(offered), whole(used), whole(declined)];
  });
  return table('Services en ligne proposés avant d’écrire', ['Service en ligne', 'Motif', 'Proposé', 'Utilisé', 'Décliné'], rows, 2);
}
