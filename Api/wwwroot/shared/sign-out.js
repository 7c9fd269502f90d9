// The way out.

import { hearNoMore } from './api.js';
import { ask } from './ask.js';
import { tabs } from './banner.js';
import { byId, el } from './dom.js';
import { clearDrafts, hasDraft } from './drafts.js';
import { fr } from './french.js';
import { tab } from './keeping.js';

/** Leaves nothing behind: no draft on the device, no trace of what was open, nothing to come back to by the browser's button. */
export async function signOut() {
  if (byId('main').hidden) return;
  if (hasDraft() && (await ask(leaving)) !== 'leave') return;
  for (const form of document.forms) form.reset();
  clearDrafts();
  tab.keys().forEach(tab.remove);
  byId('main').hidden = true;
  // The session has ended once this page is left, wherever that leads; before, other tabs would find it open.
  addEventListener('pagehide', () => tabs?.postMessage(null));
  // A 401, from a session that is ending, would lead to the sign-in page and cut the way short.
  hearNoMore();
  location.assign('/api/v1/session/sign-out');
}

const leaving = {
  title: 'Un message est commencé',
  body: [el('p', {}, fr`Il n’est gardé que sur cet appareil : se déconnecter l’efface.`)],
  actions: [{ value: 'stay', label: 'Rester', kind: 'primary' }, { value: 'leave', label: 'Effacer et se déconnecter', kind: 'danger' }],
};
