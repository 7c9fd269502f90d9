// Answering.

import { post } from '/shared/api.js';
import { byId, el, focusOn, show } from '/shared/dom.js';
import { agentText, countDown, faultOf, onSubmit, tellErrors } from '/shared/forms.js';
import { fr } from '/shared/french.js';
import { notice } from '/shared/page.js';
import { boardAddress } from '../way-back.js';
import { offerTemplates } from './templates.js';
import { keepWriting } from './writing.js';

export function replyForm(desk) {
  const form = byId('reply');
  const writing = keepWriting(form, desk.draft('reponse'));
  countDown(form.elements.text, byId('reply-left'), agentText, faultIn);
  desk.shownBy(contact => offerKinds(form, contact));
  onSubmit(form, () => send(form, writing, desk));
  return offerTemplates(desk, form);
}

async function send(form, writing, desk) {
  const { text, kind } = Object.fromEntries(new FormData(form));
  const fault = faultIn(text);
  if (fault) return tellErrors(form, { text: [fault] });
  try {
    const headers = { 'If-Match': desk.tag, 'Idempotency-Key': writing.key() };
    desk.take(await post(`${desk.address}/replies`, { text, kind }, headers));
  } catch (problem) {
    if (problem.code === 'already-answered') return tellErrors(form, { kind: [problem.detail] }, problem.title);
    if (problem.code !== 'stale-version') throw problem;
    const { explain } = await import('./stale.js').catch(() => { throw problem; });
    return explain(problem, desk);
  }
  writing.done();
  offerKinds(form, desk.contact);
  show(byId('stale'));
  byId('send').textContent = 'Envoyer la réponse';
  tellSent(kind);
}

/** Only a first answer can be an interim one. What is already chosen is not unchosen behind the agent's back. */
function offerKinds(form, { status }) {
  const interim = form.querySelector('[value=interim]');
  interim.disabled = status !== 'open' && !interim.checked;
  byId('no-interim').hidden = status === 'open';
  byId('answered').hidden = status !== 'answered';
}

const faultIn = text => faultOf(text, agentText) ?? unfilled(text);

function unfilled(text) {
  const [placeholder] = text.match(/\{\{.*?\}\}/) ?? [];
  return placeholder ? fr`Il reste à remplir : ${placeholder}` : null;
}

function tellSent(kind) {
  const text = kind === 'interim' ? fr`Réponse d’attente envoyée : une réponse définitive est maintenant attendue.` : fr`Réponse envoyée : l’adhérent la trouve dans sa messagerie.`;
  show(byId('replied'), notice('good', el('p', {}, text), el('a', { href: boardAddress() }, 'Revenir au tableau de bord')));
  focusOn(byId('replied').firstElementChild);
}
