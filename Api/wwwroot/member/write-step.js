// What the member asks for, in their own words.

import { el } from '../shared/dom.js';
import { onSubmit, tellErrors } from '../shared/forms.js';
import { actions } from './actions.js';
import { serviceLine } from './online-service.js';
import { kinds } from './request.js';
import { chosenBefore, radio } from './topic-steps.js';
import { faultIn, textField } from './writing.js';

export function writeStep(message, steps) {
  const { request } = message;
  const service = request.chosen('reason').onlineService;
  const form = el('form', {},
    steps.heading('write'),
    service && serviceLine(service),
    dueNow(message),
    el('fieldset', { onchange: event => request.change({ kind: event.target.value }) },
      el('legend', {}, 'Ma demande'),
      el('ul', { class: 'choices kinds' }, kinds.map(kind => el('li', {}, radio('kind', kind, { code: request.kind }))))),
    textField(request.text, text => request.change({ text })),
    actions(message, el('button', { class: 'primary' }, 'Valider')));
  onSubmit(form, async () => {
    const fault = faultIn(request.text);
    if (fault) return tellErrors(form, { text: [fault] });
    await message.ready();
    steps.go('recap');
  });
  return [chosenBefore('write', request, steps), form];
}

/** When the answer would be due, once it is known. */
function dueNow(message) {
  const place = el('div');
  import('./deadline.js').then(({ dueIfSentNow }) => place.append(dueIfSentNow(message)), fault => console.info(fault.message));
  return place;
}
