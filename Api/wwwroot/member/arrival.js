// Coming from the page of an online service to write about it all the same.

import { get, path } from '../shared/api.js';
import { ask } from '../shared/ask.js';
import { el } from '../shared/dom.js';
import { fr } from '../shared/french.js';

/**
 * The online service on whose page somebody asked to write; a wrong link is no reason not to let them.
 * @returns {Promise<{arrive: (request: import('./request.js').Request) => Promise<boolean>} | null>} `arrive` tells whether they were asked
 */
export async function from(code) {
  try {
    const service = await get(path`/catalog/online-services/${code}`);
    return { arrive: request => arrive(request, service) };
  } catch (problem) {
    if (problem.status === 404) return null;
    throw problem;
  }
}

/** Begins at what the service is about. A message begun about something else changes its topic only if its author says so. */
async function arrive(request, service) {
  const isAsked = request.isElsewhereThan(service);
  if (!isAsked || (await ask(questionOf(request, service))) === 'move') request.startFrom(service);
  return isAsked;
}

const questionOf = (request, { topic }) => ({
  title: 'Vous aviez commencé un message',
  body: [
    el('p', {}, `${aboutOf(request)} `, fr`Vous venez d’un service en ligne qui concerne « ${topic.reason.label} ».`),
    el('p', {}, fr`Que voulez-vous faire de ce que vous avez écrit ? Le texte est gardé dans les deux cas.`),
  ],
  actions: [
    { value: 'keep', label: 'Le garder sous son sujet', kind: 'primary' },
    { value: 'move', label: fr`Le mettre sous « ${topic.reason.label} »` },
  ],
});

/** The catalogue may have changed since. */
function aboutOf(request) {
  const reason = request.chosen('reason');
  return reason ? fr`Il porte sur « ${reason.label} ».` : 'Il porte sur un autre sujet.';
}
