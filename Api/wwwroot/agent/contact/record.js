// What was done with a contact at the desk, and what else its member wrote to the fund.

import { get, path } from '../../shared/api.js';
import { byId, el, show } from '../../shared/dom.js';
import { count, day, fr, moment, of } from '../../shared/french.js';
import { person } from '../../shared/names.js';
import { contactPage, statuses } from '../labels.js';

const SHORT = 5;

const acts = {
  claimed: ({ by }) => `${by} a pris l’échange en charge`,
  released: ({ by, agent, isOwn }) => (isOwn ? `${by} a rendu l’échange` : `${by} a mis fin à la prise en charge ${of(agent)}`),
  assigned: ({ by, agent }) => `${by} a confié l’échange à ${agent}`,
  lapsed: ({ agent }) => `La prise en charge ${of(agent)} a pris fin, sans activité`,
  transferred: ({ by, from, to }) => fr`${by} a transféré l’échange de « ${filing(from, to)} » à « ${filing(to, from)} »`,
};

/** Those whom an act names, as they are shown. */
const named = ({ by, agent, ...act }) => ({ ...act, by: by && person(by.name, by.id), agent: agent && person(agent.name, agent.id), isOwn: by?.id === agent?.id });

export function showRecord(desk) {
  desk.shownBy(({ history }, before) => {
    if (before?.history.length === history.length) return;
    const line = act => el('li', {}, el('time', { datetime: act.at }, moment(act.at)), `${acts[act.kind](named(act))}.`);
    show(byId('record'), history.length > 0 ? el('ol', { class: 'plain' }, history.map(line)) : el('p', {}, 'Aucun pour l’instant.'));
  });
}

/** Those of the fund, the newest first. */
export async function showOthers(desk) {
  const { contacts } = await get(path`/mailboxes/${desk.contact.memberId}/contacts`);
  const others = contacts.filter(({ id }) => id !== desk.contact.id).map(other);
  const rest = others.splice(SHORT);
  show(byId('others'),
    others.length > 0 ? el('ul', { class: 'plain' }, others) : el('p', {}, 'Aucun autre échange avec la caisse.'),
    rest.length > 0 && el('details', {}, el('summary', {}, `${count(rest.length, 'autre plus ancien', 'autres plus anciens')}`), el('ul', { class: 'plain' }, rest)));
}

const other = ({ memberId, id, topic, createdAt, status }) => el('li', {},
  el('a', { href: contactPage({ memberId, contactId: id }) }, `${topic.subject.label}, ${topic.reason.label}`),
  el('small', {}, `${day(createdAt)}, ${statuses[status]}`));

/** The fund is worth a word only when it changed. */
const filing = ({ fund, topic }, beside) =>
  [topic.theme, topic.subject, topic.reason].map(({ label }) => label).join(' ▶ ') + (fund === beside.fund ? '' : ` (${fund})`);
