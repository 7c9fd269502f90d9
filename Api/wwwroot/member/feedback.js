// What a member says of the answer: that it settled their request, and how far it helped. The last word counts.

import { path, put } from '../shared/api.js';
import { el, focusOn } from '../shared/dom.js';
import { fr } from '../shared/french.js';

const RATINGS = [1, 2, 3, 4, 5];

/**
 * Nothing while an answer is owed.
 * @param {any} contact
 * @param {(contact: any, said: string) => void} onSaid is given the exchange as it is then
 */
export function feedback(contact, onSaid) {
  if (contact.status !== 'answered') return null;
  const section = el('section', { class: 'feedback no-print', 'aria-labelledby': 'avis' });
  const say = async (resolved, rating) => {
    const given = await put(path`/mailboxes/${contact.memberId}/contacts/${contact.id}/feedback`, { resolved, rating });
    onSaid(given, resolved ? 'Merci, votre avis est enregistré.' : 'Votre avis est enregistré.');
    const title = document.getElementById('avis');
    if (title) focusOn(title);
  };
  section.append(el('h2', { id: 'avis' }, fr`Votre demande est-elle réglée ?`), ...partsOf(contact.feedback, say));
  return section;
}

function partsOf(said, say) {
  const settled = el('button', { type: 'button', onclick: () => say(true, said?.rating) }, 'Merci, c’est réglé');
  if (!said) return [el('div', { class: 'actions' }, settled)];
  if (!said.resolved) return [el('p', {}, 'Vous avez indiqué que ce n’est pas réglé.'), el('div', { class: 'actions' }, settled)];
  return [
    el('p', {}, 'Vous avez indiqué que c’est réglé.'),
    el('div', { class: 'ratings', role: 'group', 'aria-labelledby': 'note' },
      el('p', { id: 'note' }, fr`Cette réponse vous a-t-elle aidé ? De 1 (pas du tout) à 5 (tout à fait), si vous le souhaitez.`),
      el('div', { class: 'actions' }, RATINGS.map(rating =>
        el('button', { type: 'button', 'aria-pressed': String(rating === said.rating), onclick: () => say(true, rating) }, String(rating))))),
    el('div', { class: 'actions' }, el('button', { type: 'button', class: 'quiet', onclick: () => say(false) }, 'Ce n’est pas réglé')),
  ];
}
