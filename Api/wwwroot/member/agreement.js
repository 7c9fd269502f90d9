// What a member and their proxy agree to: for how long, and in which words.

import { get, path } from '../shared/api.js';
import { el, show } from '../shared/dom.js';
import { day, fr } from '../shared/french.js';

/** @param {{from: string | null, until: string | null}} period without a beginning, from the acceptance of an invitation on */
export function periodOf({ from, until }) {
  // It ends when the day after its last one begins.
  const last = until && day(Date.parse(until) - 1);
  if (!from) return last ? `Dès l’acceptation, jusqu’au ${last} inclus` : 'Dès l’acceptation, jusqu’à révocation';
  if (last) return `Du ${day(from)} au ${last} inclus`;
  return Date.parse(from) > Date.now() ? `À partir du ${day(from)}, jusqu’à révocation` : `Depuis le ${day(from)}, jusqu’à révocation`;
}

/** The words themselves, as a text to read before agreeing. */
export const words = ({ text }) => el('div', { class: 'terms' }, text.split('\n\n').map(paragraph => el('p', {}, paragraph)));

/** A box to tick under the words. */
export const agreeing = () => el('div', { class: 'field' },
  el('label', { class: 'tick' }, el('input', { type: 'checkbox', name: 'agreed', id: 'agreed' }), ' J’ai lu ces termes et je les accepte'));

/**
 * What both agreed to, to be unfolded; nothing where they did not by an invitation.
 * @param {any} agreed
 * @param {{mine: string, other: string}} instants which of `memberAt` and `proxyAt` is the reader's
 */
export function agreementOf(agreed, { mine, other }) {
  if (!agreed) return null;
  const place = el('div', {}, el('p', {}, 'Chargement…'));
  const read = async () => {
    const wording = await get(path`/procurations/wordings/${agreed.wording}`).catch(() => null);
    show(place, wording ? words(wording) : el('p', {}, fr`Ces termes ne s’affichent pas pour l’instant. Réessayez plus tard.`));
  };
  const details = el('details', { class: 'agreed' },
    el('summary', {}, 'Ce qui a été convenu'),
    el('p', {}, `Vous l’avez accepté le ${day(agreed[mine])}, l’autre personne le ${day(agreed[other])}. ${periodOf(agreed)}.`),
    place);
  details.addEventListener('toggle', read, { once: true });
  return details;
}
