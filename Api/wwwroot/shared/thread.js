// An exchange as both ends read it: what was written, oldest first.

import { el } from './dom.js';
import { day, time } from './french.js';
import { person } from './names.js';

const titles = { request: 'Message', followUp: 'Message', interim: 'Réponse d’attente', final: 'Réponse' };

/** `Message du mercredi 23 mars 2022` */
export const titleOf = message => `${titles[message.kind]} du ${day(message.sentAt)}`;

/** `Santé ▶ Cartes d'assurance maladie ▶ Carte Vitale` */
export const topicPath = topic => el('span', { class: 'topic' },
  [topic.theme, topic.subject, topic.reason].flatMap((step, i) => [i > 0 && el('span', { class: 'step', 'aria-hidden': 'true' }, ' ▶ '), i > 0 && el('span', { class: 'visually-hidden' }, ', '), step.label]));

/**
 * @param {any[]} messages
 * @param {string} heading the level of each message's heading, such as `h2`
 */
export const thread = (messages, heading) => el('ol', { class: 'thread' }, messages.map(message => el('li', {}, article(message, heading))));

/** One message of an exchange. */
export const article = (message, heading) => el('article', { class: message.author.kind === 'agent' ? 'answer' : 'request' },
  el('header', {},
    el(heading, {}, titleOf(message)),
    el('p', { class: 'by' }, `${authorOf(message)}, ${time(message.sentAt)}`)),
  el('p', { class: 'text' }, message.text),
  message.signature && el('p', { class: 'by text' }, `${message.signature.fund}\n${message.signature.address}`));

const capacities = { proxy: 'mandataire', agent: 'gestionnaire' };

/** By name, in a capacity; by the capacity alone where the name shows nothing. */
const authorOf = ({ author, signature }) => [person(author.name), signature?.capacity ?? capacities[author.kind]].filter(Boolean).join(', ') || 'adhérent';
