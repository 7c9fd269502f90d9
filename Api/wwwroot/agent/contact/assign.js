// Giving a contact to an agent, as supervisors may: to one whom the fund's board knows, or to anybody by their id.

import { get, path, put } from '../../shared/api.js';
import { ask } from '../../shared/ask.js';
import { byId, el, focusOn } from '../../shared/dom.js';
import { onSubmit, tellErrors } from '../../shared/forms.js';
import { fr } from '../../shared/french.js';
import { person } from '../../shared/names.js';
import { optional } from '../failing.js';

/** No agent's id has a space in it. */
const ANOTHER = ' ';

export async function offerAssign(desk) {
  const { agents } = await optional(get(path`/funds/${desk.me.fund}/board/agents`), { agents: [] });
  const isKnown = agents.length > 0;
  const select = el('select', { id: 'to-agent' }, choices(agents));
  /** @type {any} */
  const input = el('input', { id: 'to-id', autocomplete: 'off', spellcheck: 'false' });
  const form = el('form', { id: 'assign' },
    isKnown && field('Confier à', select),
    field(isKnown ? 'Identifiant du gestionnaire' : 'Confier à (identifiant du gestionnaire)', input),
    el('div', { class: 'actions' }, el('button', {}, 'Confier')));
  const turn = () => {
    const isOther = !isKnown || select.value === ANOTHER;
    input.parentElement.hidden = !isOther;
    [select.name, input.name] = isOther ? ['', 'agent'] : ['agent', ''];
  };
  turn();
  select.onchange = turn;
  form.addEventListener('reset', () => setTimeout(turn));
  byId('claim-actions').after(form);
  desk.shownBy(({ status }) => { form.hidden = status === 'answered'; });
  onSubmit(form, () => assign(form, desk, agents));
}

const field = (label, control) => el('div', { class: 'field' }, el('label', { for: control.id }, label), control);

/** By name; those who share one, by their id too. */
function choices(agents) {
  const isShared = ({ id, name }) => agents.some(other => person(other.name) === person(name) && other.id !== id);
  return [
    el('option', { value: '' }, 'Choisir…'),
    ...agents.map(agent => el('option', { value: agent.id }, isShared(agent) ? `${person(agent.name)} (${agent.id})` : person(agent.name, agent.id))),
    el('option', { value: ANOTHER }, 'Un autre gestionnaire…'),
  ];
}

async function assign(form, desk, agents) {
  const control = form.elements.namedItem('agent');
  const agent = control.value.trim();
  if (!agent) return tellErrors(form, { agent: [control.id === 'to-id' ? 'Écrivez l’identifiant d’un gestionnaire.' : 'Choisissez un gestionnaire.'] });
  if (!agents.some(({ id }) => id === agent) && (await ask(questionOf(agent))) !== 'yes') return;
  desk.take(await put(`${desk.address}/claim`, { agent }));
  form.reset();
  focusOn(byId('holder'));
}

/** The service takes any id: an agent's first contact may be this one. */
const questionOf = agent => ({
  title: fr`Confier cet échange à « ${person(agent)} » ?`,
  body: [el('p', {}, fr`Le tableau de bord ne connaît encore personne sous cet identifiant. S’il est faux, personne ne suivra cet échange.`)],
  actions: [{ value: 'yes', label: 'Confier', kind: 'primary' }, { value: '', label: 'Annuler' }],
});
