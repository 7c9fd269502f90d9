// The funds, for those who look at more than one.

import { get } from '../shared/api.js';
import { el, show } from '../shared/dom.js';
import { setZone } from '../shared/french.js';
import { NATIONAL } from './labels.js';

/**
 * Lets an administrator choose a fund, or all of them as one.
 * @param {any} select
 * @returns {Promise<{nameOf: (code: string) => string, choose: (code: string) => void}>} `choose` shows which one it is, whose time is told from then on
 */
export async function offerFunds(select) {
  const funds = await get('/funds');
  const find = code => funds.find(fund => fund.code === code);
  const option = ({ code, name }) => el('option', { value: code }, name);
  show(select, ...[{ code: NATIONAL, name: 'Toutes les caisses' }, ...funds].map(option));
  select.closest('.field').hidden = false;
  return {
    nameOf: code => find(code)?.name ?? code,
    choose(code) {
      select.value = code;
      setZone(find(code)?.timeZone);
    },
  };
}
