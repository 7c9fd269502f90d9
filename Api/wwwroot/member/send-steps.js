// The last look before a message is sent, and what is certain once it is.

import { get, path } from '../shared/api.js';
import { el } from '../shared/dom.js';
import { onSubmit } from '../shared/forms.js';
import { labelled, moment } from '../shared/french.js';
import { person } from '../shared/names.js';
import { within } from '../shared/page.js';
import { actions } from './actions.js';
import { dueIfSentNow, explained } from './deadline.js';
import { fundOf, saidIn } from './funds.js';
import { whileHeld } from './held-mailbox.js';
import { kindNames } from './request.js';
import { silenceNote } from './silence.js';
import { expectedAnswer } from './status.js';
import { send } from './writing.js';

export function recapStep(message, steps) {
  const { request, mailbox } = message;
  const form = el('form', {},
    steps.heading('recap'),
    el('div', { class: 'card recap' },
      el('p', { class: 'label' }, labelled('Ma demande', '')),
      el('dl', { class: 'facts' }, factsOf(message).flatMap(([name, value]) => [el('dt', {}, labelled(name, '')), el('dd', {}, value)])),
      el('p', { class: 'text' }, request.content.text)),
    dueIfSentNow(message, silenceNote),
    actions(message,
      el('button', { type: 'button', onclick: () => steps.back('write') }, 'Précédent'),
      el('button', { class: 'primary' }, 'Envoyer')));
  onSubmit(form, async () => {
    const sent = await whileHeld(message, request.text, () => send(path`/mailboxes/${mailbox.memberId}/contacts`, request.content, request.key));
    if (!sent) return;
    const { id, reference, createdAt, dueAt, silence, skipped, businessMinutes } = sent;
    request.clear();
    // It is sent, whatever becomes of what else there is to say of it.
    const [fund, preferences] = await Promise.all([fundOf(sent, message), preferencesOf(mailbox).catch(() => null)]);
    steps.sent({ id, reference, createdAt, dueAt, silence, skipped, businessMinutes, timeZone: fund?.timeZone, isNotified: preferences?.answerNotifications }, within(mailbox, `/member/new.html?envoye=${id}`));
  });
  return [form];
}

/** They are their owner's alone to read. */
const preferencesOf = async ({ memberId, isOwn }) => (isOwn ? get(path`/mailboxes/${memberId}/preferences`) : null);

const factsOf = ({ request, mailbox, me }) => [
  ...(mailbox.isOwn ? [] : [['De la part de', mailbox.name], ['Écrit par', `${person(me.name, me.sub)}, mandataire`]]),
  ['Thème', request.chosen('theme').label],
  ['Sujet', request.chosen('subject').label],
  ['Motif', request.chosen('reason').label],
  ['Type de demande', kindNames[request.kind]],
];

export function sentStep({ me, mailbox }, steps) {
  const { id, reference, createdAt, dueAt, silence, skipped, businessMinutes, timeZone, isNotified } = history.state.sent;
  const recipient = mailbox.isOwn ? me.email : mailbox.name;
  return saidIn(timeZone, () => [
    steps.heading('sent'),
    el('div', { class: 'notice good' },
      el('p', {}, `Votre demande a été enregistrée le ${moment(createdAt)}.`),
      el('p', {}, el('strong', {}, expectedAnswer({ status: 'open', dueAt }))),
      explained({ skipped, businessMinutes }),
      reference && el('p', {}, labelled('Référence à donner au téléphone', ''), el('strong', {}, reference))),
    silenceNote({ silence }),
    recipient && el('p', {}, `Un accusé de réception est envoyé par courriel à ${recipient}.`),
    recipient && el('p', {}, noticeTo(mailbox, isNotified)),
    el('div', { class: 'actions' },
      el('a', { class: 'button primary', href: within(mailbox, '/member/') }, 'Revenir aux messages'),
      el('a', { class: 'button', href: within(mailbox, `/member/contact.html?id=${id}`) }, 'Voir cet échange'),
      el('a', { class: 'button quiet', href: within(mailbox, '/member/new.html') }, 'Écrire un autre message')),
  ]);
}

/** What mail the answer brings; whoever may have declined it is promised none. */
function noticeTo({ isOwn }, isNotified) {
  if (isNotified === false) return 'Selon vos préférences, aucun courriel ne vous préviendra de notre réponse. Vous la trouverez dans vos messages.';
  const mail = `Un courriel ${isOwn ? 'vous' : 'lui'} sera adressé dès la mise à disposition de notre réponse`;
  return isNotified ? `${mail}.` : `${mail}, sauf préférence contraire de ${isOwn ? 'votre' : 'sa'} part.`;
}
