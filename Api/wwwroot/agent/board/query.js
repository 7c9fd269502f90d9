// What is asked of a board, as the address of the page says it and as the API is asked.

import { get, path } from '../../shared/api.js';
import { NATIONAL } from '../labels.js';

export const views = {
  overdue: 'En retard',
  dueSoon: 'Échéance proche',
  open: 'Ouvertes',
  mine: 'Les miennes',
  unassigned: 'Non attribuées',
};

const PAGE = 50, MOST = 200, MOST_SHOWN = 1000;

/**
 * @param {string} search of the page's address
 * @param {any} me whose own fund it is, unless they see all
 */
export function queryOf(search, me) {
  const given = new URLSearchParams(search);
  const view = given.get('view') ?? 'open';
  const level = given.get('level') ?? '';
  return {
    fund: me.role === 'admin' ? given.get('fund') ?? NATIONAL : me.fund,
    view: Object.keys(views).includes(view) ? view : 'open',
    theme: given.get('theme'),
    level: /^\d{1,3}$/.test(level) ? level : null,
    lapsed: given.get('lapsed') === 'true',
    shown: Math.min(MOST_SHOWN, Number(given.get('shown')) || PAGE),
  };
}

/** The address of a board, as short as it can be. How much was shown belongs to it: whoever comes back finds as much. */
export function addressOf({ fund, view, theme, level, lapsed, shown }, me) {
  const given = { fund: me.role === 'admin' && fund !== NATIONAL && fund, view: view !== 'open' && view, theme, level, lapsed, shown: shown > PAGE && shown };
  const query = String(new URLSearchParams(Object.entries(given).filter(([, value]) => value)));
  return query ? `/agent/?${query}` : '/agent/';
}

/**
 * At least the first `wanted` contacts, as far as there are so many.
 * @returns {Promise<{items: any[], counts: any, next: string | null}>}
 */
export async function readFirst(query, wanted) {
  const page = await readPage(query, null, Math.min(MOST, Math.max(PAGE, wanted)));
  while (page.next && page.items.length < wanted) {
    const { items, next } = await readPage(query, page.next, MOST);
    page.items.push(...items);
    page.next = next;
  }
  return page;
}

/** What a change of view or filter leads to: its first page. */
export const changed = (query, change) => ({ ...query, ...change, shown: PAGE });

/** The page of a board that comes after another. */
export function readPage({ fund, view, theme, level, lapsed }, after, limit = PAGE) {
  const asked = { view, theme, level, lapsed: lapsed || null, after, limit };
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== null));
  return get(`${path`/funds/${fund}/board`}?${query}`);
}
