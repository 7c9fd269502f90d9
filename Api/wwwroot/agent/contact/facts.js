// What there is to know of a contact before reading it.

import { get, path } from '../../shared/api.js';
import { byId, el, show } from '../../shared/dom.js';
import { count, deadline, fr, moment, of } from '../../shared/french.js';
import { topicPath } from '../../shared/thread.js';
import { optional } from '../failing.js';
import { kinds, levelMark, statuses, timeLeft, urgency } from '../labels.js';

const mails = { acknowledgement: 'accusé de réception', answer: 'avis de réponse', recall: 'rappel', escalation: 'alerte' };

/** @returns {() => Promise<void>} tells the time left as it is by now */
export function showFacts(desk) {
  const left = el('span', { class: 'left' });
  const tellLeft = async () => {
    const minutes = await minutesLeft(desk.contact);
    show(left, minutes === null ? null : el('span', { class: `badge ${urgency(minutes)}` }, timeLeft(minutes)));
  };
  desk.shownBy((contact, before) => {
    const title = `Échange avec ${contact.memberName?.trim() || 'un adhérent'}`;
    byId('title').textContent = title;
    document.title = `${title} – Messagerie sécurisée`;
    show(byId('facts'), el('p', { class: 'lead' }, topicPath(contact.topic)), factsOf(contact, desk.fund, left), ...undelivered(contact));
    if (before) optional(tellLeft());
  });
  return tellLeft;
}

const factsOf = (contact, fund, left) => el('dl', { class: 'pairs card' }, [
  ['Échéance', ...dueOf(contact, left)],
  ['État', statuses[contact.status]],
  ['Niveau', levelMark(contact.level) ?? 'sans alerte', stepsOf(contact)],
  ['Demande', `${kinds[contact.kind]}, reçue ${moment(contact.createdAt)}`],
  ['Adhérent', contact.memberName],
  ['Caisse', fund.name],
  ['Version', String(contact.version)],
].map(([term, ...facts]) => el('div', {}, el('dt', {}, term), el('dd', {}, ...facts))));

function dueOf({ status, dueAt, answeredAt }, left) {
  if (status === 'answered') return [`répondu ${moment(answeredAt)}`];
  return [left, ' ', `${status === 'pending' ? 'réponse définitive' : 'réponse'} attendue avant ${deadline(dueAt)}`];
}

/** Each step of the ladder that was reached. */
function stepsOf({ escalations }) {
  if (escalations.length === 0) return null;
  const step = ({ level, reachedAt, recipient }) => el('li', {}, fr`niveau ${level} : ${moment(reachedAt)}`, recipient ? `, ${recipient}` : null);
  return el('details', {}, el('summary', {}, count(escalations.length, 'étape franchie', 'étapes franchies')), el('ol', { class: 'steps' }, escalations.map(step)));
}

const undelivered = ({ undeliveredMails, memberName }) => undeliveredMails.map(({ mail, at }) =>
  el('p', { class: 'notice warn' }, fr`Courriel non remis (${mails[mail] ?? mail}) : l’adresse ${mail === 'escalation' ? 'de la caisse' : of(memberName ?? 'l’adhérent')} l’a refusé, ${moment(at)}.`));

/** In business time, which the service reckons for the board. */
async function minutesLeft({ id, fund, topic, level, version, status }) {
  if (status === 'answered') return null;
  const query = new URLSearchParams({ theme: topic.theme.code, level, limit: 200 });
  const { items } = await get(`${path`/funds/${fund}/board`}?${query}`);
  return items.find(item => item.contactId === id && item.version >= version)?.minutesLeft ?? null;
}
