// What agents tell each other.

import { post } from '../../shared/api.js';
import { byId, focusOn, show } from '../../shared/dom.js';
import { agentText, countDown, faultOf, onSubmit, tellErrors } from '../../shared/forms.js';
import { notice } from '../../shared/page.js';
import { keepWriting } from './writing.js';

export function noteForm(desk) {
  const form = byId('note');
  const writing = keepWriting(form, desk.draft('note'));
  const faultIn = text => faultOf(text, agentText);
  countDown(form.elements.text, byId('note-left'), agentText, faultIn);
  onSubmit(form, async () => {
    const text = form.elements.text.value;
    const fault = faultIn(text);
    if (fault) return tellErrors(form, { text: [fault] });
    desk.take(await post(`${desk.address}/notes`, { text }, { 'Idempotency-Key': writing.key() }));
    writing.done();
    show(byId('noted'), notice('good', 'Note ajoutée.'));
    focusOn(byId('noted').firstElementChild);
  });
}
