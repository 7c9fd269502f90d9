// Inviting a proxy, or changing the terms of a procuration.

import { path, post, put } from '../shared/api.js';
import { dayAfter, dayOf, startOfDay } from '../shared/days.js';
import { el, focusOn, show } from '../shared/dom.js';
import { draft } from '../shared/drafts.js';
import { clearErrors, onSubmit, tellErrors } from '../shared/forms.js';
import { fr, of } from '../shared/french.js';
import { person } from '../shared/names.js';
import { agreeing, words } from './agreement.js';

/** @type {any[]} */
const fields = [
  { name: 'name', label: 'Nom et prénom', autocomplete: 'off' },
  { name: 'email', label: 'Adresse électronique', hint: fr`Pour une invitation, un code y est envoyé. Plus tard, cette personne y est prévenue des réponses à ses messages.`, type: 'email', autocomplete: 'off' },
];

/** @type {any[]} */
const dates = [
  { name: 'from', label: 'Premier jour (facultatif)', hint: 'Dès l’acceptation si vous n’indiquez rien.', type: 'date' },
  { name: 'until', label: 'Dernier jour inclus (facultatif)', hint: 'Jusqu’à révocation si vous n’indiquez rien.', type: 'date' },
];

/**
 * @param {any} me
 * @param {{version: number, text: string}} wording the words that whoever invites agrees to
 * @param {(said: string) => Promise<void>} onDone
 * @returns {{element: HTMLElement, change: (proxy: any) => void, leave: (proxy: any) => void}} `leave` when there is nothing left to change
 */
export function proxyForm(me, wording, onDone) {
  const store = draft(me.sub, 'procuration');
  const title = el('h2', { id: 'grant' });
  const terms = el('fieldset', { class: 'agreement' }, el('legend', {}, 'Ce que vous acceptez tous les deux'), words(wording), agreeing());
  const send = el('button', { class: 'primary' });
  /** @type {any} */
  const form = el('form', { oninput: () => known || store.save(typedIn(form)) },
    fields.map(field), el('div', { class: 'dates' }, dates.map(field)), terms,
    el('div', { class: 'actions' },
      el('button', { type: 'button', class: 'quiet', hidden: true, name: 'cancel', onclick: () => turnTo(null) }, 'Annuler'), send));
  let known = null;

  function begin(proxy) {
    known = proxy;
    show(title, proxy ? `Modifier la procuration ${of(person(proxy.name, proxy.proxyId))}` : 'Inviter un mandataire');
    show(send, proxy ? 'Enregistrer' : 'Envoyer l’invitation');
    terms.hidden = Boolean(proxy);
    form.elements.agreed.checked = false;
    form.elements.cancel.hidden = !proxy;
    clearErrors(form);
    fill(form, proxy ? valuesOf(proxy) : store.load() ?? {});
  }

  /** What is on its way stays in sight until its outcome is known. */
  function turnTo(proxy) {
    if (form.hasAttribute('aria-busy')) return;
    begin(proxy);
    focusOn(title);
  }

  onSubmit(form, async () => {
    const faults = faultsOf(form, known);
    if (Object.keys(faults).length > 0) return tellErrors(form, faults);
    const agreed = termsOf(form, known);
    const said = await (known ? change(known, agreed) : invite(agreed));
    if (!known) store.clear();
    begin(null);
    await onDone(said);
  });

  async function change(proxy, agreed) {
    await put(path`/mailboxes/${me.sub}/proxies/${proxy.proxyId}`, agreed);
    return `La procuration ${of(person(agreed.name, proxy.proxyId))} est modifiée.`;
  }

  async function invite(agreed) {
    await post(path`/mailboxes/${me.sub}/proxies/invitations`, { ...agreed, wording: wording.version });
    return `L’invitation est envoyée à ${person(agreed.name)}, à l’adresse ${agreed.email}.`;
  }

  begin(null);
  return {
    element: el('section', { 'aria-labelledby': 'grant' }, title, form),
    change: turnTo,
    leave: proxy => { if (known?.proxyId === proxy.proxyId) begin(null); },
  };
}

/** Without what they agree to: that is to be read each time. */
const typedIn = form => Object.fromEntries([...new FormData(form)].filter(([name]) => name !== 'agreed'));

const field = ({ name, label, hint, type = 'text', autocomplete }) => el('div', { class: 'field' },
  el('label', { for: name }, label),
  hint && el('p', { class: 'hint', id: `${name}-hint` }, hint),
  el('input', { id: name, name, type, autocomplete, 'aria-describedby': hint && `${name}-hint`, ...(type === 'date' && { min: '2000-01-01', max: '2100-12-31' }) }));

const fill = (form, values) => [...fields, ...dates].forEach(({ name }) => { form.elements[name].value = values[name] ?? ''; });

/** A date half typed reads as none: it must not become a procuration without end. */
function faultsOf(form, known) {
  const { name, email, agreed } = form.elements;
  const unclear = dates.filter(({ name }) => !isClear(form.elements[name]));
  return Object.fromEntries([
    ...(person(name.value) ? [] : [['name', ['Indiquez le nom du mandataire.']]]),
    ...(known || email.value.trim() ? [] : [['email', ['Indiquez son adresse électronique : le code y est envoyé.']]]),
    ...unclear.map(({ name }) => [name, ['Indiquez une date complète, de 2000 à 2100, ou aucune.']]),
    ...(known || agreed.checked ? [] : [['agreed', ['Lisez ces termes et cochez la case pour les accepter.']]]),
  ]);
}

/** The browser judges no field that is read-only, as all are while their form is on its way. */
function isClear(input) {
  const { readOnly } = input;
  input.readOnly = false;
  const { valid } = input.validity;
  input.readOnly = readOnly;
  return valid;
}

/** Whoever changes one date leaves the other as it was, to the second. */
function termsOf(form, known) {
  /** @type {any} */
  const { name, email, from, until } = Object.fromEntries(new FormData(form));
  const before = known ? valuesOf(known) : {};
  return {
    name: name.trim(),
    email: email.trim() || null,
    from: from === before.from ? known.from : from ? startOfDay(from) : null,
    until: until === before.until ? known.until : until ? startOfDay(dayAfter(until)) : null,
  };
}

const valuesOf = ({ proxyId, name, email, from, until }) => ({
  proxyId, name, email: email ?? '', from: dayOf(from), until: until ? dayOf(Date.parse(until) - 1) : '',
});
