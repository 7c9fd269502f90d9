// Who is on a contact: taking it, giving it back.

import { Problem, put, remove } from '../../shared/api.js';
import { byId, el, focusOn, show } from '../../shared/dom.js';
import { deadline, fr } from '../../shared/french.js';
import { person } from '../../shared/names.js';
import { notice } from '../../shared/page.js';

export function showClaim(desk) {
  const isSupervisor = desk.me.role === 'supervisor';
  desk.shownBy((contact, before) => {
    if (before && sameClaim(contact, before)) return;
    byId('holder').textContent = holderOf(contact, desk.me);
    byId('held').textContent = heldBy(contact, desk.me);
    byId('held').hidden = !byId('held').textContent;
    show(byId('claim-actions'), ...actionsOf(contact, desk, isSupervisor));
  });
}

const sameClaim = (one, other) =>
  one.claim?.agent.id === other.claim?.agent.id && one.claim?.lapsesAt === other.claim?.lapsesAt && one.status === other.status;

function holderOf({ claim, status }, me) {
  if (status === 'answered') return fr`Cet échange a reçu sa réponse : il n’est plus à prendre en charge.`;
  if (!claim) return 'Personne n’a pris cet échange en charge.';
  const agent = `${agentOf(claim)}${claim.agent.id === me.sub ? ' (vous)' : ''}`;
  return claim.lapsesAt
    ? `${agent}, jusqu’à ${deadline(claim.lapsesAt)}, sauf activité d’ici là.`
    : `${agent}, à qui un responsable a confié cet échange.`;
}

const agentOf = ({ agent }) => person(agent.name, agent.id);

/** Said where one answers, to whoever is not on it: nobody is kept from answering. */
const heldBy = ({ claim }, me) => (claim && claim.agent.id !== me.sub
  ? fr`Pris en charge par ${agentOf(claim)} depuis ${deadline(claim.since)} : concertez-vous avant de répondre.`
  : '');

function actionsOf({ claim, status }, desk, isSupervisor) {
  if (status === 'answered') return [];
  if (!claim) return [action('Prendre en charge', 'primary', () => takeCharge(desk))];
  const isOwn = claim.agent.id === desk.me.sub;
  if (isOwn || isSupervisor) return [action(isOwn ? 'Rendre' : 'Libérer', '', () => giveBack(desk))];
  return [];
}

const action = (label, kind, act) => el('button', { type: 'button', class: kind, onclick: event => perform(event.currentTarget, act) }, label);

async function perform(button, act) {
  if (button.getAttribute('aria-busy')) return;
  button.setAttribute('aria-busy', 'true');
  show(byId('claim-outcome'));
  try {
    await act();
    focusOn(byId('holder'));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    show(byId('claim-outcome'), notice('bad', problem.detail));
  } finally {
    button.removeAttribute('aria-busy');
  }
}

async function takeCharge(desk) {
  try {
    desk.take(await put(`${desk.address}/claim`));
  } catch (problem) {
    if (problem.code !== 'already-claimed') throw problem;
    desk.take(await desk.read());
    show(byId('claim-outcome'), notice('bad', `${person(problem.holder, 'Un autre gestionnaire')} a déjà pris cet échange en charge.`));
  }
}

async function giveBack(desk) {
  await remove(`${desk.address}/claim`);
  desk.take(await desk.read());
}
