// Adding to an exchange: as long as an answer is owed, and for a while after it was given.

import { newKey, path } from '../shared/api.js';
import { el, focusOn, show } from '../shared/dom.js';
import { draft } from '../shared/drafts.js';
import { onSubmit, tellErrors } from '../shared/forms.js';
import { day, fr, moment } from '../shared/french.js';
import { notice, within } from '../shared/page.js';
import { whileHeld } from './held-mailbox.js';
import { levels } from './request.js';
import { expectedAnswer, isClosed } from './status.js';
import { faultIn, send, textField } from './writing.js';

/** What no attempt will change: the way on is a new message. */
const finalRefusals = ['contact-closed', 'thread-full'];

/** @param {(contact: any, said: string) => void} onAdded is given the exchange as it is then */
export function addition(reader, contact, onAdded) {
  const store = draft(reader.me.sub, reader.mailbox.memberId, contact.id);
  return el('section', { class: 'addition no-print', 'aria-labelledby': 'add' },
    el('h2', { id: 'add' }, titleOf(contact)),
    isClosed(contact) ? el('p', {}, fr`Sa réponse date du ${day(contact.answeredAt)} : il n’est plus possible d’y ajouter un message. `, newMessageLink(reader, contact, store)) : formFor(reader, contact, store, onAdded));
}

function titleOf(contact) {
  if (isClosed(contact)) return 'Cet échange est clos';
  return contact.answeredAt ? 'J’ai encore une question' : 'Ajouter un message';
}

function formFor(reader, contact, store, onAdded) {
  let kept = store.load() ?? { text: '', key: newKey() };
  const keep = text => {
    kept = { text, key: text.trim() === kept.text.trim() ? kept.key : newKey() };
    store.save(kept);
  };
  const refused = el('div');
  const form = el('form', {},
    contact.answeredAt && el('p', {}, fr`Votre message rouvrira cet échange : vous recevrez une nouvelle réponse sous 48 heures (jours ouvrés). C’est possible jusqu’au ${moment(contact.reopenableUntil)}.`),
    textField(kept.text, keep),
    refused,
    el('div', { class: 'actions' }, el('button', { class: 'primary' }, 'Envoyer')));
  onSubmit(form, async () => {
    show(refused);
    const fault = faultIn(kept.text);
    if (fault) return tellErrors(form, { text: [fault] });
    const address = path`/mailboxes/${contact.memberId}/contacts/${contact.id}/messages`;
    try {
      const added = await whileHeld(reader, kept.text, () => send(address, { text: kept.text.trim() }, kept.key));
      if (!added) return;
      store.clear();
      onAdded(added, confirmationOf(contact, added));
    } catch (problem) {
      tellRefusal(problem, refused, newMessageLink(reader, contact, store));
    }
  });
  return form;
}

/** A refusal for good is told with the way on; any other where the form tells them. */
function tellRefusal(problem, place, wayOn) {
  if (!finalRefusals.includes(problem.code)) throw problem;
  const said = problem.code === 'thread-full' ? 'Cet échange ne peut plus recevoir de message.' : problem.detail;
  show(place, notice('bad', `${said} `, wayOn));
  focusOn(place);
}

function confirmationOf(before, contact) {
  const added = `Votre message a été ajouté le ${moment(contact.messages[contact.messages.length - 1].sentAt)}.`;
  return before.answeredAt ? `${added} ${expectedAnswer(contact)}` : added;
}

/** To a new message on the same topic, with what was written here; unless another one has been begun. */
function newMessageLink({ me, mailbox }, { id, topic, kind }, store) {
  const begun = draft(me.sub, mailbox.memberId, 'nouveau');
  const carry = () => {
    const text = store.load()?.text ?? '';
    const codes = Object.fromEntries(levels.map(level => [level, topic[level].code]));
    if (!begun.load()?.text?.trim()) begun.save({ ...codes, kind, text, isPrefilled: true });
  };
  return el('a', { href: within(mailbox, `/member/new.html?suite=${id}`), onclick: carry }, 'Écrire un nouveau message');
}
