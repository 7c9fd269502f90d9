// Above the list: how much there is, whether it is live, and what waits for the reader to ask for it.

import { byId, show } from '../../shared/dom.js';
import { count, labelled } from '../../shared/french.js';
import { announce } from '../../shared/page.js';
import { seldom } from '../../shared/schedule.js';
import { views } from './query.js';

const connections = {
  live: 'En direct',
  lost: 'Connexion interrompue, nouvelle tentative…',
  polling: 'Actualisé toutes les 30 secondes',
};

/** What a view's name does not say by itself. */
const meanings = { dueSoon: 'dans les 8 heures ouvrées' };

/** News are told to whoever listens at most this often. */
const QUIET = 15_000;

export function toolbar() {
  const speak = seldom(QUIET, announce);
  let state = null, isRead = true, told = null, pending = 0;
  const tell = () => {
    const now = isRead ? state : 'lost';
    if (now === told) return;
    show(byId('connection'), connections[now]);
    byId('connection').className = now ?? '';
    if (now && (now === 'lost' || told === 'lost')) speak(connections[now]);
    told = now;
  };
  return {
    summary({ view, lapsed }, shown, isWhole) {
      byId('summary').textContent = labelled([views[view], meanings[view], lapsed && 'prises en charge échues'].filter(Boolean).join(', '), isWhole ? count(shown, 'demande') : count(shown, 'première demande', 'premières demandes'));
    },

    /** Says what the list does not show yet. */
    pending(changes) {
      const text = changes > 0 ? `${count(changes, 'changement')} – Actualiser` : 'Actualiser';
      byId('refresh').textContent = text;
      byId('refresh').classList.toggle('primary', changes > 0);
      if (changes > pending) speak(`${count(changes, 'changement')} à afficher.`);
      pending = changes;
    },

    /** How news come. */
    connection(now) {
      state = now;
      tell();
    },

    /** Whether the board could be read when it was last tried: news may come and the board not. */
    reading(isWell) {
      isRead = isWell;
      tell();
    },
  };
}
