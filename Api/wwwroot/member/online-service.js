// An online service that does the job faster than a message: offered once, and counted.

import { path, report } from '../shared/api.js';
import { ask } from '../shared/ask.js';
import { el } from '../shared/dom.js';
import { labelled } from '../shared/french.js';

/** @returns {Promise<string>} `used`, `write` or `change`: what becomes of the message; `write` too when there is nothing to offer */
export async function offer(request) {
  const reason = request.chosen('reason');
  const service = reason.onlineService;
  if (!service || request.wasOffered(service.code)) return 'write';
  const count = outcome => report(path`/catalog/online-services/${service.code}/outcomes`, { reason: reason.code, outcome });
  count('offered');
  const answer = (await ask(questionOf(service))) || 'write';
  request.markOffered(service.code);
  count(answer === 'used' ? 'used' : 'declined');
  return answer;
}

/** The way to the service, for whoever chose to write all the same. */
export const serviceLine = service => el('p', { class: 'service' },
  labelled('Service en ligne', ''),
  el('a', { href: service.url, target: '_blank', rel: 'noopener' }, service.label, el('span', { class: 'visually-hidden' }, ' (nouvelle fenêtre)')));

const questionOf = service => ({
  title: 'La MSA accélère vos démarches',
  body: [el('p', {},
    'La MSA vous propose le service en ligne ', el('strong', {}, service.label), ', vous permettant de réaliser plus rapidement cette démarche.')],
  actions: [
    { value: 'used', label: 'J’utilise le service en ligne', kind: 'primary', href: service.url },
    { value: 'write', label: 'Fermer et écrire mon message' },
    { value: 'change', label: 'Modifier mon choix' },
  ],
});
