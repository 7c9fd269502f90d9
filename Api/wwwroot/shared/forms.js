// Forms that say what is wrong where it is wrong, count what is written, and send once.

import { Problem } from './api.js';
import { el, focusOn } from './dom.js';
import { count, fr } from './french.js';
import { person } from './names.js';
import { announce } from './page.js';
import { after, settled } from './schedule.js';

/** The limits of what a member writes, in UTF-16 code units of the trimmed text. */
export const memberText = { min: 10, max: 750 };

/** The limits of what an agent writes. */
export const agentText = { min: 1, max: 4000 };

/** What comes with some pasted texts, half an emoji too; a line or a tab is none of these. */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Cs}]/u;

/** The length that the service counts. */
export const lengthOf = text => text.trim().length;

/** Says of a text why it can't be sent; null when it can. */
export function faultOf(text, { min, max }) {
  const length = lengthOf(text);
  if (!person(text)) return 'Écrivez votre message.';
  if (length < min) return fr`Votre message est trop court : ${count(min, 'caractère')} au minimum.`;
  if (length > max) return fr`Votre message est trop long : ${count(length - max, 'caractère')} de trop.`;
  if (controls.test(text)) return fr`Votre message contient des caractères invisibles que le service n’accepte pas : retapez ce que vous y avez collé.`;
  return null;
}

/**
 * Counts down as somebody writes: at once for the eye, and once they pause for who listens. An error that was told of the text goes,
 * without a word, once it is none any more.
 * @param {HTMLTextAreaElement} field
 * @param {HTMLElement} output
 * @param {{max: number}} limits
 * @param {(text: string) => string | null} faultIn why a text can't be sent
 */
export function countDown(field, output, { max }, faultIn) {
  const update = () => {
    const left = max - lengthOf(field.value);
    const text = left < 0 ? `${count(-left, 'caractère')} de trop.` : `${count(left, 'caractère restant', 'caractères restants')}.`;
    output.textContent = text;
    output.classList.toggle('over', left < 0);
    return text;
  };
  const pause = settled(1500, announce);
  field.addEventListener('input', () => {
    const text = update();
    if (field.hasAttribute('aria-invalid') && !faultIn(field.value)) clearErrors(field.form);
    pause.ask(text);
  });
  field.form?.addEventListener('reset', () => {
    pause.cancel();
    setTimeout(update);
  });
  update();
}

/**
 * Puts each error beside its field, and all of them in a summary that takes the focus.
 * @param {HTMLFormElement} form whose controls bear the names of the fields
 * @param {Record<string, string[]>} errors by name of field; those of no field stay in the summary
 */
export function tellErrors(form, errors, title = 'Une correction est nécessaire') {
  clearErrors(form);
  const lines = Object.entries(errors).map(([name, [text]]) => lineOf(form, name, text));
  const summary = el('div', { class: 'errors', role: 'alert' }, el('h2', {}, title), el('ul', {}, lines));
  form.prepend(summary);
  focusOn(summary);
}

/** What the service refused, told in the form it was sent from. */
export function tellProblem(form, problem) {
  if (!(problem instanceof Problem)) throw problem;
  const errors = Object.keys(problem.errors).length > 0 ? problem.errors : { '': [problem.detail] };
  tellErrors(form, errors, problem.title);
}

export function clearErrors(form) {
  form.querySelectorAll('.errors, .error').forEach(error => error.remove());
  form.querySelectorAll('[aria-invalid]').forEach(control => {
    control.removeAttribute('aria-invalid');
    const others = (control.getAttribute('aria-describedby') ?? '').split(' ').filter(id => !id.endsWith('-error'));
    if (others.join('')) control.setAttribute('aria-describedby', others.join(' '));
    else control.removeAttribute('aria-describedby');
  });
}

/**
 * Lets a form be sent once at a time, however often it is pressed.
 * @param {HTMLFormElement} form
 * @param {() => Promise<any>} send a Problem that it throws is told in the form
 */
export function onSubmit(form, send) {
  form.noValidate = true;
  let isBusy = false;
  // What is on its way is neither changed nor thrown away: boxes and buttons know no read-only.
  form.addEventListener('click', event => {
    if (!isBusy) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    clearErrors(form);
    const rest = hold(form);
    try {
      await send();
    } catch (problem) {
      tellProblem(form, problem);
    } finally {
      isBusy = false;
      rest();
    }
  });
}

/** What is typed while a form is on its way would be lost; a sending that takes its time is said, unless a question is asked first. */
function hold(form) {
  const fields = [...form.querySelectorAll('textarea, input')].filter(field => !field.readOnly);
  fields.forEach(field => { field.readOnly = true; });
  form.setAttribute('aria-busy', 'true');
  const tell = () => (document.querySelector('dialog') ? wait() : announce('Envoi en cours…'));
  const wait = () => { cancel = after(1000, tell); };
  let cancel;
  wait();
  return () => {
    cancel();
    form.removeAttribute('aria-busy');
    fields.forEach(field => { field.readOnly = false; });
  };
}

function lineOf(form, name, text) {
  const named = name && form.elements.namedItem(name);
  const control = named instanceof RadioNodeList ? named[0] : named;
  if (!control) return el('li', {}, text);
  control.id ||= `champ-${name}`;
  const error = el('p', { class: 'error', id: `${control.id}-error` }, text);
  (control.closest('fieldset, .field') ?? control.parentElement).append(error);
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-describedby', `${control.getAttribute('aria-describedby') ?? ''} ${error.id}`.trim());
  return el('li', {}, el('a', { href: `#${control.id}`, onclick: event => { event.preventDefault(); control.focus(); } }, text));
}
