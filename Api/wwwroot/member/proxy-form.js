// Granting a procuration, or changing the terms of one.

import { path, put } from '../shared/api.js';
import { dayAfter, dayOf, startOfDay } from '../shared/days.js';
import { el, focusOn, show } from '../shared/dom.js';
import { draft } from '../shared/drafts.js';
import { clearErrors, onSubmit, tellErrors } from '../shared/forms.js';
import { fr, of } from '../shared/french.js';
import { person } from '../shared/names.js';

/** @type {any[]} */
const fields = [
  { name: 'proxyId', label: 'Identifiant du mandataire', hint: 'Celui avec lequel cette personne se connecte à la messagerie.', autocomplete: 'off', missing: 'Indiquez l’identifiant du mandataire.' },
  { name: 'name', label: 'Nom et prénom', autocomplete: 'off', missing: 'Indiquez le nom du mandataire.' },
  { name: 'email', label: 'Adresse électronique (facultatif)', hint: fr`Pour le prévenir des réponses aux messages qu’il a écrits.`, type: 'email', autocomplete: 'off' },
];

/** @type {any[]} */
const dates = [
  { name: 'from', label: 'Premier jour (facultatif)', hint: 'Aujourd’hui si vous n’indiquez rien.', type: 'date' },
  { name: 'until', label: 'Dernier jour inclus (facultatif)', hint: 'Jusqu’à révocation si vous n’indiquez rien.', type: 'date' },
];

/**
 * @param {any} me
 * @param {(said: string) => Promise<void>} onGranted
 * @returns {{element: HTMLElement, change: (proxy: any) => void, leave: (proxy: any) => void}} `leave` when there is nothing left to change
 */
export function proxyForm(me, onGranted) {
  const store = draft(me.sub, 'procuration');
  const title = el('h2', { id: 'grant' });
  /** @type {any} */
  const form = el('form', { oninput: () => known || store.save(Object.fromEntries(new FormData(form))) },
    fields.map(field), el('div', { class: 'dates' }, dates.map(field)),
    el('div', { class: 'actions' },
      el('button', { type: 'button', class: 'quiet', hidden: true, name: 'cancel', onclick: () => turnTo(null) }, 'Annuler'),
      el('button', { class: 'primary' }, 'Enregistrer')));
  let known = null;

  function begin(proxy) {
    known = proxy;
    show(title, proxy ? `Modifier la procuration ${of(person(proxy.name, proxy.proxyId))}` : 'Donner procuration');
    form.elements.proxyId.readOnly = Boolean(proxy);
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
    const faults = faultsOf(form);
    if (Object.keys(faults).length > 0) return tellErrors(form, faults);
    const terms = termsOf(form, known);
    await put(path`/mailboxes/${me.sub}/proxies/${form.elements.proxyId.value.trim()}`, terms);
    const named = person(terms.name, form.elements.proxyId.value);
    const said = known ? `La procuration ${of(named)} est modifiée.` : `La procuration est donnée à ${named}.`;
    if (!known) store.clear();
    begin(null);
    await onGranted(said);
  });

  begin(null);
  return {
    element: el('section', { 'aria-labelledby': 'grant' }, title, form),
    change: turnTo,
    leave: proxy => { if (known?.proxyId === proxy.proxyId) begin(null); },
  };
}

const field = ({ name, label, hint, type = 'text', autocomplete }) => el('div', { class: 'field' },
  el('label', { for: name }, label),
  hint && el('p', { class: 'hint', id: `${name}-hint` }, hint),
  el('input', { id: name, name, type, autocomplete, 'aria-describedby': hint && `${name}-hint`, ...(type === 'date' && { min: '2000-01-01', max: '2100-12-31' }) }));

const fill = (form, values) => [...fields, ...dates].forEach(({ name }) => { form.elements[name].value = values[name] ?? ''; });

/** A date half typed reads as none: it must not become a procuration without end. */
function faultsOf(form) {
  const missing = fields.filter(({ name, missing }) => missing && !/[^.\s]/.test(form.elements[name].value));
  const unclear = dates.filter(({ name }) => !isClear(form.elements[name]));
  return Object.fromEntries([
    ...missing.map(({ name, missing }) => [name, [missing]]),
    ...unclear.map(({ name }) => [name, ['Indiquez une date complète, de 2000 à 2100, ou aucune.']]),
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
