// What a member writes and how it is sent: the same for a new message and for one that is added to an exchange.

import { post, Problem } from '../shared/api.js';
import { el } from '../shared/dom.js';
import { countDown, faultOf, memberText } from '../shared/forms.js';
import { count, fr, time } from '../shared/french.js';

/** Says of a text why it can't be sent; null when it can. */
export const faultIn = text => faultOf(text, memberText);

/**
 * The field for the text, its warning and its counter.
 * @param {string} text what it holds already
 * @param {(text: string) => void} onChange
 */
export function textField(text, onChange) {
  const area = el('textarea', { id: 'text', name: 'text', rows: 8, 'aria-describedby': 'warning counter', oninput: () => onChange(area.value) });
  area.value = text;
  const counter = el('p', { class: 'counter', id: 'counter' });
  countDown(area, counter, memberText, faultIn);
  return el('div', { class: 'field' },
    el('label', { for: 'text' }, `Écrivez ici votre message (minimum ${memberText.min} caractères)`),
    el('p', { class: 'hint', id: 'warning' }, fr`Attention : nous vous conseillons de ne pas communiquer d’information relative à des données médicales.`),
    area, counter);
}

/** Sends under a key by which the service knows the same content when it is sent again. */
export async function send(path, content, key) {
  try {
    return await post(path, content, { 'Idempotency-Key': key });
  } catch (problem) {
    throw problem.code === 'too-many-requests' && problem.retryAfter ? new Problem({ ...problem, detail: whenNext(problem.retryAfter) }) : problem;
  }
}

function whenNext(seconds) {
  const next = Date.now() + seconds * 1000;
  return fr`Vous avez envoyé beaucoup de messages en peu de temps. Celui-ci est gardé : vous pourrez l’envoyer dans ${count(Math.ceil(seconds / 60), 'minute')}, à ${time(next)}.`;
}
