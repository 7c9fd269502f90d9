// The month whose figures are shown.

import { byId, el, show } from '../../shared/dom.js';
import { month as nameOf, today } from '../../shared/french.js';

/** Nothing is kept for longer. */
const MONTHS = 36;

const thisMonth = () => today().slice(0, 7);

/** @returns {string} such as `2026-11`: the one wanted, if it can have figures */
export const monthOf = wanted => (/^\d{4}-(0[1-9]|1[0-2])$/.test(wanted) && wanted <= thisMonth() ? wanted : thisMonth());

export function shifted(month, by) {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** @param {(month: string) => void} go */
export function offerMonths(chosen, go) {
  const latest = thisMonth();
  const months = Array.from({ length: MONTHS }, (_, i) => shifted(latest, -i));
  const all = months.includes(chosen) ? months : [...months, chosen];
  show(byId('month'), ...all.map(month => el('option', { value: month, selected: month === chosen }, nameOf(month))));
  byId('month').value = chosen;
  byId('earlier').onclick = () => go(shifted(chosen, -1));
  byId('later').onclick = () => chosen < latest && go(shifted(chosen, 1));
  // Disabled for good it would lose the focus of whoever has just pressed it.
  byId('later').setAttribute('aria-disabled', chosen === latest);
}

/** Its first and last day. */
export const boundsOf = month => ({ from: `${month}-01`, to: new Date(Date.parse(`${shifted(month, 1)}-01T00:00Z`) - 1).toISOString().slice(0, 10) });

const NOTHING = { received: 0, answered: 0, inTime: 0, inTimePercent: null, medianMinutes: null, p90Minutes: null };

/**
 * Every day of a month, also those on which nothing happened; those still to come have no figures.
 * @param {{day: string, figures: any}[]} known
 */
export function daysOf(month, known) {
  const last = Number(boundsOf(month).to.slice(8));
  const figures = new Map(known.map(({ day, figures }) => [day, figures]));
  return Array.from({ length: last }, (_, i) => {
    const day = `${month}-${String(i + 1).padStart(2, '0')}`;
    return { day, figures: figures.get(day) ?? (day <= today() ? NOTHING : null) };
  });
}
