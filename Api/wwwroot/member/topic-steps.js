// The theme, the subject and the reason, each chosen from a list that depends on what comes before.

import { el } from '../shared/dom.js';
import { onSubmit, tellErrors } from '../shared/forms.js';
import { labelled } from '../shared/french.js';
import { actions } from './actions.js';
import { offer } from './online-service.js';
import { levels } from './request.js';

const words = {
  theme: { said: 'Mon message concerne', modify: 'Modifier le thème', missing: 'Choisissez le thème de votre message.', hint: 'Mon dossier' },
  subject: { said: 'Sujet', modify: 'Modifier le sujet', missing: 'Choisissez le sujet de votre message.' },
  reason: { said: 'Motif', modify: 'Modifier le motif', missing: 'Choisissez le motif de votre message.' },
};

export function topicStep(level, message, steps) {
  const { request } = message;
  const { hint, missing } = words[level];
  const form = el('form', {},
    el('fieldset', {},
      el('legend', {}, steps.heading(level)),
      hint && el('p', { class: 'hint' }, labelled(hint, '')),
      el('ul', { class: 'choices' }, request.choices(level).map(choice => el('li', {}, radio(level, choice, request.chosen(level)))))),
    actions(message, el('button', { class: 'primary' }, 'Valider')));
  onSubmit(form, async () => {
    const picked = new FormData(form).get(level);
    if (!picked) return tellErrors(form, { [level]: [missing] });
    request.choose(level, picked);
    // Not waited for: nothing is on its way while somebody considers an offer.
    goOn(level, form, request, steps);
  });
  return [chosenBefore(level, request, steps), form];
}

async function goOn(level, form, request, steps) {
  if (level === 'reason' && (await offer(request)) === 'change') steps.focus();
  else if (form.isConnected) steps.next();
}

/** Each choice already made, with the means to make it again; nothing when there is none. */
export function chosenBefore(step, request, steps) {
  const made = levels.slice(0, levels.includes(step) ? levels.indexOf(step) : levels.length);
  if (made.length === 0) return null;
  return el('ul', { class: 'chosen' }, made.map(level => el('li', {},
    el('span', {}, labelled(words[level].said, request.chosen(level).label)),
    el('button', { type: 'button', class: 'link', 'aria-label': words[level].modify, onclick: () => steps.go(level) }, 'Modifier'))));
}

/** One of several that exclude each other. */
export const radio = (name, { code, label }, chosen) => el('label', { class: 'choice' },
  el('input', { type: 'radio', name, value: code, checked: code === chosen?.code }), label);
