// An answer to what is not there any more is refused by the service: what was written meanwhile is to be read first.

import { byId, el, focusOn, show } from '../../shared/dom.js';
import { fr } from '../../shared/french.js';
import { article } from '../../shared/thread.js';

/** The draft stays as it is: whoever wrote it decides, knowing what came. */
export async function explain(problem, desk) {
  const known = new Set(desk.contact.messages.map(({ id }) => id));
  desk.take(await desk.read());
  const since = desk.contact.messages.filter(({ id }) => !known.has(id));
  show(byId('stale'), el('div', { class: 'notice warn', role: 'alert', tabindex: '-1' },
    el('h3', {}, problem.title),
    el('p', {}, fr`Votre réponse n’est pas partie ; elle est gardée ci-dessous. Voici ce qui a été écrit pendant que vous la prépariez :`),
    el('ol', { class: 'thread' }, since.map(message => el('li', {}, article(message, 'h4')))),
    el('p', {}, 'Modifiez votre réponse s’il le faut, puis envoyez-la.')));
  focusOn(byId('stale').firstElementChild);
}
