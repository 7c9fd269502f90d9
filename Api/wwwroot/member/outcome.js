// What came of an act, said where it was asked for.

import { Problem } from '../shared/api.js';
import { el, focusOn, show } from '../shared/dom.js';

/** Where it will be said: there from the beginning, so that it is read out when it changes. */
export const outcomePlace = () => el('div', { class: 'outcome no-print', role: 'status' });

/** Says that something is done; the focus goes there, as what was pressed may be gone. */
export function tell(place, text, kind = 'good') {
  show(place, el('p', { class: `notice ${kind}` }, text));
  focusOn(place);
}

/**
 * @param {HTMLElement} place
 * @param {() => Promise<string>} act gives what to say once it is done
 */
export async function attempt(place, act) {
  try {
    tell(place, await act());
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    tell(place, problem.detail, 'bad');
  }
}
