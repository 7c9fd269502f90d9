// When something can't be had.

import { Problem } from '../shared/api.js';
import { byId, show } from '../shared/dom.js';
import { notice } from '../shared/page.js';

/** What somebody asked for: they are told why they don't get it, and what is shown stays. */
export async function telling(act) {
  try {
    await act();
  } catch (problem) {
    show(byId('trouble'), notice('bad', reasonOf(problem)));
  }
}

/**
 * What a page can do without: something else stands in for it.
 * @param {Promise<any>} part
 * @param {any} otherwise
 */
export async function optional(part, otherwise = null) {
  try {
    return await part;
  } catch (problem) {
    console.info(reasonOf(problem));
    return otherwise;
  }
}

/** A fault of our own is none that may be passed over. */
function reasonOf(problem) {
  if (!(problem instanceof Problem)) throw problem;
  return problem.detail;
}
