// Answering.

import { offline, post } from '../../shared/api.js';
import { byId, el, focusOn, show } from '../../shared/dom.js';
import { agentText, countDown, faultOf, onSubmit, tellErrors } from '../../shared/forms.js';
import { fr } from '../../shared/french.js';
import { notice } from '../../shared/page.js';
import { boardAddress } from '../way-back.js';
import { keepWriting } from './writing.js';

export function replyForm(desk) {
  const form = byId('reply');
  const field = form.elements.text;
  const writing = keepWriting(form, desk.draft('reponse'));
  let asItIs = null, goesOn = false;
  byId('send').onclick = () => { goesOn = false; };
  byId('send-next').onclick = () => { goesOn = true; };
  field.addEventListener('keydown', event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) byId('send-next').click(); });
  countDown(field, byId('reply-left'), agentText, text => faultOf(text, agentText) ?? toFill(text)[0] ?? null);
  desk.shownBy(contact => offerKinds(form, contact));
  form.addEventListener('change', () => offerKinds(form, desk.contact));
  form.addEventListener('reset', () => setTimeout(() => offerKinds(form, desk.contact)));
  onSubmit(form, async () => {
    const fault = faultOf(field.value, agentText);
    if (fault) return tellErrors(form, { text: [fault] });
    const { blanksIn, filledIn, leftToFill, select } = await fetchBlanks();
    toFill = text => blanksIn(text, filledIn(desk)).map(blank => leftToFill(text, blank));
    const blanks = blanksIn(field.value, filledIn(desk));
    const left = blanks.find(({ isNamed }) => isNamed) ?? (field.value === asItIs ? null : blanks[0]);
    if (!left) return send(form, writing, desk, goesOn);
    tellErrors(form, { text: [leftToFill(field.value, left)] });
    if (!left.isNamed) form.querySelector('.errors').append(el('button', { class: 'quiet', onclick: () => { asItIs = field.value; } }, 'Envoyer tel quel'));
    select(field, left);
  });
}

/**
 * What is said of the blanks of a text; nothing before one was pointed at.
 * @type {(text: string) => string[]}
 */
let toFill = () => [];

/** Fetched when it is needed: what can't be fetched can't be sent either. */
const fetchBlanks = () => import('./blanks.js').catch(() => { throw offline(); });

async function send(form, writing, desk, goesOn) {
  const { text, kind } = Object.fromEntries(new FormData(form));
  try {
    const headers = { 'If-Match': desk.tag, 'Idempotency-Key': writing.key() };
    desk.take(await post(`${desk.address}/replies`, { text, kind }, headers));
  } catch (problem) {
    if (problem.code === 'already-answered') return tellErrors(form, { kind: [problem.detail] }, problem.title);
    if (problem.code !== 'stale-version') throw problem;
    const { explain } = await import('./stale.js').catch(() => { throw problem; });
    await explain(problem, desk);
    return offerKinds(form, desk.contact);
  }
  writing.done();
  show(byId('stale'));
  offerKinds(form, desk.contact);
  if (!goesOn || !(await goOn(desk, kind))) tellSent(textOf(kind));
}

/** Sent it is, whether or not there is a next one to be had. */
async function goOn(desk, kind) {
  try {
    await (await import('./next.js')).goOn(desk, textOf(kind));
    return true;
  } catch (fault) {
    console.info(fault.message);
    return false;
  }
}

/**
 * Only a first answer can be an interim one. What is already chosen is not unchosen behind the agent's back: they are told, and what
 * can only be refused can't be sent.
 */
function offerKinds(form, { status }) {
  const interim = form.querySelector('[value=interim]');
  const isVain = interim.checked && status !== 'open';
  interim.disabled = status !== 'open' && !interim.checked;
  byId('no-interim').hidden = status === 'open';
  byId('answered').hidden = status !== 'answered';
  byId('vain').hidden = !isVain;
  byId('send').disabled = isVain;
  byId('send-next').disabled = isVain;
  byId('send').textContent = byId('stale').hasChildNodes() && !isVain ? 'Envoyer malgré ces messages' : 'Envoyer la réponse';
}

const textOf = kind => (kind === 'interim'
  ? fr`Réponse d’attente envoyée : une réponse définitive est maintenant attendue.`
  : fr`Réponse envoyée : l’adhérent la trouve dans sa messagerie.`);

function tellSent(text) {
  show(byId('replied'), notice('good', el('p', {}, text), el('a', { href: boardAddress() }, 'Revenir au tableau de bord')));
  focusOn(byId('replied').firstElementChild);
}
