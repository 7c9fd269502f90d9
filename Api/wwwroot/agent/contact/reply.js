// Answering. An answer to what is not there any more is refused by the service; then what was written meanwhile is shown first.

import { post } from '../../shared/api.js';
import { byId, el, focusOn, show } from '../../shared/dom.js';
import { agentText, countDown, faultOf, onSubmit, tellErrors } from '../../shared/forms.js';
import { fr } from '../../shared/french.js';
import { notice } from '../../shared/page.js';
import { article } from '../../shared/thread.js';
import { boardAddress } from '../way-back.js';
import { offerTemplates } from './templates.js';
import { keepWriting } from './writing.js';

const SEND = 'Envoyer la réponse', SEND_ANYWAY = 'Envoyer malgré ces messages';

export function replyForm(desk) {
  const form = byId('reply');
  const writing = keepWriting(form, desk.draft('reponse'));
  countDown(form.elements.text, byId('reply-left'), agentText);
  desk.shownBy(contact => offerKinds(form, contact));
  onSubmit(form, () => send(form, writing, desk));
  return offerTemplates(desk, form);
}

async function send(form, writing, desk) {
  const { text, kind } = Object.fromEntries(new FormData(form));
  const fault = faultOf(text, agentText) ?? unfilled(text);
  if (fault) return tellErrors(form, { text: [fault] });
  try {
    const headers = { 'If-Match': desk.tag, 'Idempotency-Key': writing.key() };
    desk.take(await post(`${desk.address}/replies`, { text, kind }, headers));
  } catch (problem) {
    if (problem.code === 'already-answered') return tellErrors(form, { kind: [problem.detail] }, problem.title);
    if (problem.code !== 'stale-version') throw problem;
    return explain(problem, desk);
  }
  writing.done();
  offerKinds(form, desk.contact);
  explained(SEND);
  tellSent(kind);
}

/** Only a first answer can be an interim one. What is already chosen is not unchosen behind the agent's back. */
function offerKinds(form, { status }) {
  const interim = form.querySelector('[value=interim]');
  interim.disabled = status !== 'open' && !interim.checked;
  byId('no-interim').hidden = status === 'open';
  byId('answered').hidden = status !== 'answered';
}

function unfilled(text) {
  const [placeholder] = text.match(/\{\{.*?\}\}/) ?? [];
  return placeholder ? fr`Il reste à remplir : ${placeholder}` : null;
}

/** The draft stays as it is: whoever wrote it decides, knowing what came. */
async function explain(problem, desk) {
  const known = new Set(desk.contact.messages.map(({ id }) => id));
  desk.take(await desk.read());
  const since = desk.contact.messages.filter(({ id }) => !known.has(id));
  show(byId('stale'), el('div', { class: 'notice warn', role: 'alert', tabindex: '-1' },
    el('h3', {}, problem.title),
    el('p', {}, fr`Votre réponse n’est pas partie ; elle est gardée ci-dessous. Voici ce qui a été écrit pendant que vous la prépariez :`),
    el('ol', { class: 'thread' }, since.map(message => el('li', {}, article(message, 'h4')))),
    el('p', {}, 'Modifiez votre réponse s’il le faut, puis envoyez-la.')));
  byId('send').textContent = SEND_ANYWAY;
  focusOn(byId('stale').firstElementChild);
}

function explained(label) {
  show(byId('stale'));
  byId('send').textContent = label;
}

function tellSent(kind) {
  const text = kind === 'interim' ? fr`Réponse d’attente envoyée : une réponse définitive est maintenant attendue.` : fr`Réponse envoyée : l’adhérent la trouve dans sa messagerie.`;
  show(byId('replied'), notice('good', el('p', {}, text), el('a', { href: boardAddress() }, 'Revenir au tableau de bord')));
  focusOn(byId('replied').firstElementChild);
}
