// Where an exchange stands, as its member is told.

import { el } from '/shared/dom.js';
import { deadline, fr } from '/shared/french.js';

const labels = { open: 'En attente de réponse', pending: 'Réponse d’attente donnée', answered: 'Répondu' };

export const statusBadge = ({ status }) => el('span', { class: `badge${status === 'answered' ? ' good' : ''}` }, labels[status]);

export const newAnswerBadge = () => el('span', { class: 'badge new' }, 'Nouvelle réponse');

export const isAnswer = message => message.author.kind === 'agent';

/** Whether it holds an answer that nobody has opened. */
export const isUnread = contact => contact.readAt === null && contact.messages.some(isAnswer);

/** When the answer will be there, or an apology; nothing where none is owed. */
export function expectation({ status, dueAt }, now = Date.now()) {
  if (status === 'answered') return null;
  const answer = status === 'pending' ? 'Réponse définitive' : 'Réponse';
  if (Date.parse(dueAt) > now) return el('p', { class: 'expectation' }, `${answer} attendue avant ${deadline(dueAt, now)}.`);
  return el('p', { class: 'expectation late' },
    fr`Votre réponse a du retard : elle était attendue ${deadline(dueAt, now)}. Nous vous prions de nous en excuser.`);
}
