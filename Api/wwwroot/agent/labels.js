// How the desk names things, on the board as in a contact.

import { el, svg } from '../shared/dom.js';
import { duration } from '../shared/french.js';

/** In place of a fund's code: all funds as one. */
export const NATIONAL = 'national';

export const statuses = { open: 'à traiter', pending: 'réponse d’attente donnée', answered: 'réponse donnée' };

export const kinds = { question: 'question', information: 'information signalée', document: 'pièce demandée' };

/** Business minutes within which a deadline is soon. */
const SOON = 8 * 60;

/** `reste 3 h 20` or `en retard de 5 h`, in business time. */
export const timeLeft = minutes => (minutes < 0 ? `en retard de ${duration(minutes)}` : `reste ${duration(minutes)}`);

/** The kind of badge for the time left. */
export const urgency = minutes => (minutes < 0 ? 'bad' : minutes <= SOON ? 'warn' : '');

/** `niveau 2`, with as many steps of a stair filled in; nothing before the first step. */
export const levelMark = level => (level ? el('span', { class: `badge ${level === 1 ? 'warn' : 'bad'}` }, stair(level), `niveau ${level}`) : null);

/** The address of a contact's page. */
export const contactPage = ({ memberId, contactId }) => `/agent/contact.html?${new URLSearchParams({ member: memberId, id: contactId })}`;

function stair(level) {
  const steps = Math.max(4, level);
  const step = i => svg('rect', {
    x: i * 5 + 0.5, y: 12 - (i + 1) * (11 / steps), width: 4, height: (i + 1) * (11 / steps),
    stroke: 'currentColor', fill: i < level ? 'currentColor' : 'none', 'stroke-width': 0.75,
  });
  return svg('svg', { viewBox: `0 0 ${steps * 5} 12.5`, width: steps * 5, height: 12.5, 'aria-hidden': 'true' }, Array.from({ length: steps }, (_, i) => step(i)));
}
