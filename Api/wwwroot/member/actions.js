// What every step ends with: the way out, then the ways on.

import { ask } from '../shared/ask.js';
import { el } from '../shared/dom.js';
import { fr } from '../shared/french.js';
import { within } from '../shared/page.js';

/** @param {...HTMLElement} ways on from this step */
export const actions = (message, ...ways) => el('div', { class: 'actions' },
  el('button', { type: 'button', class: 'quiet', onclick: () => cancel(message) }, 'Annuler'), ...ways);

async function cancel({ request, mailbox }) {
  if (request.hasText && (await askFirst()) !== 'abandon') return;
  request.clear();
  location.assign(within(mailbox, '/member/'));
}

const askFirst = () => ask({
  title: fr`Abandonner ce message ?`,
  body: [el('p', {}, 'Ce que vous avez écrit sera effacé.')],
  actions: [
    { value: 'abandon', label: 'Abandonner', kind: 'danger' },
    { value: 'stay', label: 'Continuer à écrire' },
  ],
});
