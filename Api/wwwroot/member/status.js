// Where an exchange stands, as its member is told.

import { el } from '../shared/dom.js';
import { deadline, fr } from '../shared/french.js';

const labels = { open: 'En attente de réponse', pending: 'Réponse d’attente reçue', answered: 'Réponse reçue' };

export const statusBadge = ({ status, feedback }) => el('span', { class: `badge${status === 'answered' ? ' good' : ''}` }, labels[status], feedback?.resolved && ', c’est réglé');

export const newAnswerBadge = () => el('span', { class: 'badge new' }, 'Nouvelle réponse');

export const isAnswer = message => message.author.kind === 'agent';

/** Whether it holds an answer that nobody has opened. */
export const isUnread = contact => contact.readAt === null && contact.messages.some(isAnswer);

/** Whether its answer was given so long ago that nothing can be added. */
export const isClosed = ({ reopenableUntil }, now = Date.now()) => now > Date.parse(reopenableUntil);

/** `avant le mardi 9 octobre à 16 h 05` */
const before = (dueAt, now) => `avant le ${deadline(dueAt, now, false)}`;

/** When the answer will be there. */
export const expectedAnswer = ({ status, dueAt }, now = Date.now()) =>
  `${status === 'pending' ? 'Réponse définitive' : 'Réponse'} attendue ${before(dueAt, now)}.`;

/** That, or an apology; nothing where no answer is owed. */
export function expectation(contact, now = Date.now()) {
  if (contact.status === 'answered') return null;
  if (Date.parse(contact.dueAt) > now) return el('p', { class: 'expectation' }, expectedAnswer(contact, now));
  return el('p', { class: 'expectation late' },
    fr`Notre réponse a du retard : vous deviez la recevoir ${before(contact.dueAt, now)}. Nous vous prions de nous en excuser.`);
}
