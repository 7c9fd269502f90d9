// What there is to know of a contact before reading it.

import { byId, el, show } from '../../shared/dom.js';
import { count, deadline, fr, moment } from '../../shared/french.js';
import { person } from '../../shared/names.js';
import { topicPath } from '../../shared/thread.js';
import { kinds, levelMark, statuses, timeLeft, urgency } from '../labels.js';

export function showFacts(desk) {
  const [lead, pairs, mails, left] = [el('p', { class: 'lead' }), el('dl', { class: 'pairs card' }), el('div'), el('span')];
  show(byId('facts'), lead, pairs, mails);
  desk.shownBy((contact, before) => {
    nameAfter(contact);
    show(left, leftOf(contact));
    tellUndelivered(contact, mails);
    // What is unfolded or marked by its reader stays so, unless there is something else to read.
    if (before && said(contact) === said(before)) return;
    show(lead, topicPath(contact.topic));
    show(pairs, ...factsOf(contact, desk.fund, left));
  });
}

function nameAfter({ memberName, memberId }) {
  const title = `Échange avec ${person(memberName, memberId)}`;
  byId('title').textContent = title;
  document.title = `${title} – Messagerie sécurisée`;
}

/** What the facts are made of. */
const said = ({ topic, status, dueAt, answeredAt, level, escalations, kind, createdAt, memberName, fund, feedback, unreadSince }) =>
  JSON.stringify([topic, status, dueAt, answeredAt, level, escalations, kind, createdAt, memberName, fund, feedback, unreadSince]);

const factsOf = (contact, fund, left) => [
  ['Échéance', ...dueOf(contact, left)],
  ['État', statuses[contact.status]],
  ['Niveau', levelMark(contact.level) ?? 'sans alerte', stepsOf(contact)],
  ['Demande', `${kinds[contact.kind]}, reçue ${moment(contact.createdAt)}`],
  ['Adhérent', memberOf(contact)],
  ...(contact.unreadSince ? [['Lecture', `réponse du ${moment(contact.unreadSince)} pas encore lue`]] : []),
  ...(contact.feedback ? [['Avis', opinion(contact.feedback)]] : []),
  ...(contact.reference ? [['Référence', contact.reference]] : []),
  ...(contact.fund === fund?.code ? [] : [['Caisse', contact.fund]]),
].map(([term, ...facts]) => el('div', {}, el('dt', {}, term), el('dd', {}, ...facts)));

const opinion = ({ resolved, rating }) => (resolved ? 'c’est réglé' : 'ce n’est pas réglé') + (rating ? `, ${rating} sur 5` : '');

/** Beside a name, the id says which one of that name it is. */
function memberOf({ memberName, memberId, profile }) {
  const name = person(memberName, memberId);
  return [name, name === memberId ? null : memberId, profile].filter(Boolean).join(', ');
}

const leftOf = ({ minutesLeft: minutes }) => minutes !== undefined && el('span', { class: `badge ${urgency(minutes)}` }, timeLeft(minutes));

function dueOf({ status, dueAt, answeredAt }, left) {
  if (status === 'answered') return [`réponse donnée ${moment(answeredAt)}`];
  return [left, ' ', `${status === 'pending' ? 'réponse définitive' : 'réponse'} attendue avant ${deadline(dueAt)}`];
}

/** Each step of the ladder that was reached. */
function stepsOf({ escalations }) {
  if (escalations.length === 0) return null;
  const step = ({ level, reachedAt, recipient }) => el('li', {}, fr`niveau ${level} : ${moment(reachedAt)}`, recipient ? `, ${recipient}` : null);
  return el('details', {}, el('summary', {}, count(escalations.length, 'étape franchie', 'étapes franchies')), el('ol', { class: 'steps' }, escalations.map(step)));
}

/** Of most, every mail arrived. */
async function tellUndelivered(contact, place) {
  const told = contact.undeliveredMails.length > 0 && (await import('./undelivered.js').catch(fault => console.info(fault.message)));
  show(place, ...(told ? told.undelivered(contact) : []));
}
