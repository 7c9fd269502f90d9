// The funds, for those who look at more than one.

import { get } from '../shared/api.js';
import { el, show } from '../shared/dom.js';
import { setZone } from '../shared/french.js';
import { NATIONAL } from './live.js';

/**
 * Lets an administrator choose a fund, or all of them as one.
 * @param {HTMLSelectElement} select
 * @param {string} chosen code of the fund shown
 * @returns {Promise<(code: string) => string>} the names of the funds
 */
export async function offerFunds(select, chosen) {
  const funds = await get('/funds');
  const option = ({ code, name }) => el('option', { value: code, selected: code === chosen }, name);
  show(select, ...[{ code: NATIONAL, name: 'Toutes les caisses' }, ...funds].map(option));
  select.closest('.field').hidden = false;
  setZone(funds.find(fund => fund.code === chosen)?.timeZone);
  return code => funds.find(fund => fund.code === code)?.name ?? code;
}
