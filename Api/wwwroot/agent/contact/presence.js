// Who else of the desk has this contact open. Whoever reads it says so as long as the page is in sight.

import { path, Problem, put } from '../../shared/api.js';
import { byId, el, show } from '../../shared/dom.js';
import { person } from '../../shared/names.js';
import { every } from '../../shared/schedule.js';

/** Half of the time for which the service believes it. */
const EVERY = 30_000;

export function sharePresence({ contact: { memberId, id } }) {
  const place = el('p', { class: 'viewers', role: 'status' });
  byId('holder').after(place);
  let told = '';
  const tell = async () => {
    if (document.visibilityState === 'hidden') return;
    try {
      const { viewers } = await put(path`/mailboxes/${memberId}/contacts/${id}/presence`);
      const said = sentence(viewers.map(viewer => person(viewer.name, viewer.id)));
      if (said !== told) show(place, said);
      told = said;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
    }
  };
  tell();
  every(EVERY, tell);
  document.addEventListener('visibilitychange', tell);
}

const sentence = names => (names.length === 0 ? ''
  : `${new Intl.ListFormat('fr-FR').format(names)} ${names.length > 1 ? 'ont' : 'a'} aussi cet échange sous les yeux.`);
