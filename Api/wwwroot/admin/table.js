// Tables of the administration, which stand as lists where there is little room.

import { el } from '../shared/dom.js';
import { time, zone } from '../shared/french.js';

/** In place of what is not there. */
export const NONE = '–';

/**
 * @param {string} caption for whoever does not see it
 * @param {Record<string, (row: any) => any>} columns the first one heads its row
 * @param {any[]} rows
 * @param {string[]} [numbers] columns of numbers
 */
export const tableOf = (caption, columns, rows, numbers = []) => el('div', { class: 'table', tabindex: 0, role: 'region', 'aria-label': caption }, el('table', { class: 'figures stacked' },
  el('caption', { class: 'visually-hidden' }, caption),
  el('thead', {}, el('tr', {}, Object.keys(columns).map(name => el('th', { scope: 'col', class: !numbers.includes(name) && 'words' }, name)))),
  el('tbody', {}, rows.map(row => el('tr', {}, Object.entries(columns).map(([name, cellOf], i) =>
    el(i === 0 ? 'th' : 'td', { class: !numbers.includes(name) && 'words', scope: i === 0 && 'row', 'data-head': i > 0 && name }, cellOf(row))))))));

/** `26/11/2026 à 22 h 29`: a table has little room. */
export const brief = instant => `${new Intl.DateTimeFormat('fr-FR', { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(instant))} à\u00a0${time(instant)}`;

/** The page of a mailbox. */
export const mailboxLink = memberId => el('a', { href: `/admin/mailbox.html?${new URLSearchParams({ member: memberId })}` }, memberId);
