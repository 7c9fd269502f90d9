// Filing a contact elsewhere: under another topic, or with another fund.

import { get, post } from '../../shared/api.js';
import { ask } from '../../shared/ask.js';
import { byId, el, focusOn, show } from '../../shared/dom.js';
import { onSubmit, tellErrors } from '../../shared/forms.js';
import { fr } from '../../shared/french.js';
import { notice } from '../../shared/page.js';
import { topicPath } from '../../shared/thread.js';

/**
 * Offers the topics and the funds, and has the choice confirmed.
 * @param {(text: string) => void} leave tells that the contact is another fund's now
 */
export async function transferForm(desk, leave) {
  const form = makeForm();
  await offer(desk, form);
  byId('transfer').append(form);
  onSubmit(form, async () => {
    const to = chosen(form);
    if (to && await confirm(to, desk)) await transfer(to, desk, leave);
  });
}

const makeForm = () => el('form', { id: 'transfer-form' },
  [['theme', 'Thème'], ['subject', 'Sujet'], ['reason', 'Motif'], ['fund', 'Caisse']].map(([name, label]) =>
    el('div', { class: 'field' }, el('label', { for: `to-${name}` }, label), el('select', { id: `to-${name}`, name }))),
  el('p', { class: 'hint' }, fr`L’échéance ne change pas : elle suit la réception de la demande.`),
  el('div', { class: 'actions' }, el('button', {}, 'Transférer')));

async function offer(desk, form) {
  const [{ themes }, funds] = await Promise.all([get('/catalog'), get('/funds')]);
  const { theme, subject, reason, fund } = form.elements;
  const { topic } = desk.contact;
  const subjects = () => themes.find(({ code }) => code === theme.value)?.subjects ?? [];
  const reasons = () => subjects().find(({ code }) => code === subject.value)?.reasons ?? [];
  const refill = () => {
    fill(subject, subjects(), topic.subject.code);
    fill(reason, reasons(), topic.reason.code);
  };
  fill(theme, themes, topic.theme.code);
  refill();
  theme.onchange = refill;
  subject.onchange = () => fill(reason, reasons(), topic.reason.code);
  fill(fund, funds, desk.contact.fund);
}

/** What is filed elsewhere is chosen anew, so that nothing is filed by inattention. */
const fill = (select, choices, current) => show(select,
  el('option', { value: '' }, 'Choisir…'),
  ...choices.map(({ code, label, name }) => el('option', { value: code, selected: code === current }, label ?? name)));

/** @returns {any} nothing while something is missing */
function chosen(form) {
  const names = { theme: 'Choisissez un thème.', subject: 'Choisissez un sujet.', reason: 'Choisissez un motif.', fund: 'Choisissez une caisse.' };
  const errors = Object.entries(names).filter(([name]) => !form.elements[name].value).map(([name, text]) => [name, [text]]);
  if (errors.length > 0) return tellErrors(form, Object.fromEntries(errors));
  return Object.fromEntries(Object.keys(names).map(name => [name, pick(form.elements[name])]));
}

const pick = ({ selectedOptions: [option] }) => ({ code: option.value, label: option.text });

async function confirm({ fund, ...topic }, desk) {
  const leaves = fund.code !== desk.contact.fund;
  return await ask({
    title: fr`Transférer cet échange ?`,
    body: [
      el('p', {}, fr`Il sera classé sous : `, topicPath(topic), '.'),
      leaves && el('p', {}, fr`Il sera confié à la caisse ${fund.label} ; la vôtre ne le verra plus.`),
      el('p', {}, 'L’échéance ne change pas. La prise en charge prend fin.'),
    ].filter(Boolean),
    actions: [{ value: 'yes', label: 'Transférer', kind: 'primary' }, { value: '', label: 'Annuler' }],
  }) === 'yes';
}

async function transfer({ theme, subject, reason, fund }, desk, leave) {
  const body = { theme: theme.code, subject: subject.code, reason: reason.code, fund: fund.code };
  const moved = await post(`${desk.address}/transfer`, body);
  if (moved.fund !== desk.me.fund) return leave(fr`Échange transféré : ${fund.label} en a maintenant la charge.`);
  desk.take(moved);
  byId('transfer').open = false;
  show(byId('transferred'), notice('good', 'Échange transféré.'));
  focusOn(byId('transferred').firstElementChild);
}
