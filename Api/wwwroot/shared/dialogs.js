// Questions that must be answered before anything else goes on.

import { el } from './dom.js';

let number = 0;

/**
 * Asks in a modal dialog; the focus goes back to where it was.
 * @param {{title: string, body: (Node | string)[], actions: {value: string, label: string, kind?: string, href?: string}[]}} question
 *   an action with an address opens it in another window
 * @returns {Promise<string>} the value of the action taken; empty when the dialog was closed
 */
export function ask({ title, body, actions }) {
  const id = `question-${++number}`;
  return new Promise(answer => {
    /** @type {any} */
    const before = document.activeElement;
    const end = value => {
      dialog.remove();
      before?.focus({ preventScroll: true });
      answer(value);
    };
    const dialog = el('dialog', { 'aria-labelledby': id, onclose: () => end(dialog.returnValue) },
      el('header', {}, el('h2', { id }, title), el('button', { type: 'button', class: 'close', 'aria-label': 'Fermer', onclick: () => close(dialog, '', end) }, '×')),
      el('div', { class: 'body' }, ...body),
      el('div', { class: 'actions' }, actions.map(action => choice(action, () => close(dialog, action.value, end)))));
    document.body.append(dialog);
    if (dialog.showModal) dialog.showModal();
    else standIn(dialog, end);
  });
}

/** @param {any} action */
const choice = ({ label, kind = 'quiet', href }, onclick) => (href
  ? el('a', { href, target: '_blank', rel: 'noopener', class: `button ${kind}`, onclick }, label, el('span', { class: 'visually-hidden' }, ' (nouvelle fenêtre)'))
  : el('button', { type: 'button', class: kind, onclick }, label));

const close = (dialog, value, end) => (dialog.showModal ? dialog.close(value) : end(value));

/** What a browser without dialogs of its own does not do: it is the only thing that the keyboard reaches, and Escape closes it. */
function standIn(dialog, end) {
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-modal', 'true');
  dialog.setAttribute('open', '');
  const stops = [...dialog.querySelectorAll('a, button, input')];
  stops[0].focus();
  dialog.addEventListener('keydown', event => {
    if (event.key === 'Escape') end('');
    if (event.key !== 'Tab') return;
    event.preventDefault();
    const at = stops.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
    stops[(at + stops.length) % stops.length].focus();
  });
}
