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
  const dialog = el('dialog', { 'aria-labelledby': id },
    el('form', { method: 'dialog' },
      el('header', {}, el('h2', { id }, title), el('button', { value: '', class: 'close', 'aria-label': 'Fermer' }, '×')),
      el('div', { class: 'body' }, ...body),
      el('div', { class: 'actions' }, actions.map(action => (action.href ? link(action) : button(action))))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise(answer => dialog.addEventListener('close', () => {
    dialog.remove();
    answer(dialog.returnValue);
  }));
}

const button = ({ value, label, kind = 'quiet' }) => el('button', { value, class: kind }, label);

const link = ({ value, label, kind = 'quiet', href }) => {
  const close = event => event.currentTarget.closest('dialog').close(value);
  return el('a', { href, target: '_blank', rel: 'noopener', class: `button ${kind}`, onclick: close }, label, el('span', { class: 'visually-hidden' }, ' (nouvelle fenêtre)'));
};
