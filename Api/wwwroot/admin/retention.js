// The purges of each fund: what they did, what one would do, and having one done.

import { get, path, post } from '../shared/api.js';
import { ask } from '../shared/ask.js';
import { byId, el, focusOn, show } from '../shared/dom.js';
import { onSubmit } from '../shared/forms.js';
import { count, fr, time, whole } from '../shared/french.js';
import { announce, notice, openPage } from '../shared/page.js';
import { after } from '../shared/schedule.js';
import { telling } from '../agent/failing.js';
import { offerFunds } from '../agent/funds.js';
import { NATIONAL } from '../agent/labels.js';
import { latest } from '../agent/latest.js';
import { brief, tableOf } from './table.js';

/** How long a run is looked after: one of a large fund goes on, and its report is in the list later. */
const LOOKS = 30, PAUSE = 2_000;

openPage('admin', async () => {
  const funds = await offerFunds(byId('fund'));
  const only = latest();
  const chosen = () => (byId('fund').value === NATIONAL ? null : byId('fund').value);
  let reports = [];

  async function open(next) {
    const query = new URLSearchParams({ ...(chosen() && { fund: chosen() }), ...(next && { after: next }) });
    const page = await only(get(`/admin/retention?${query}`));
    if (!page) return;
    reports = next ? [...reports, ...page.items] : page.items;
    show(byId('trouble'));
    show(byId('reports'), reports.length > 0 ? tableOf('Rapports, du plus récent au plus ancien', columns, reports, numbers) : el('p', { class: 'card' }, 'Aucun rapport.'));
    show(byId('more'),
      el('button', { type: 'button', class: 'quiet', onclick: () => telling(() => open()) }, 'Actualiser'),
      page.next && el('button', { type: 'button', class: 'quiet', onclick: () => telling(() => open(page.next)) }, 'Afficher la suite'));
    announce(count(reports.length, 'rapport'));
  }

  const columns = {
    Début: ({ startedAt }) => brief(startedAt),
    Fin: ({ endedAt }) => (endedAt ? time(endedAt) : el('span', { class: 'badge warn' }, 'en cours')),
    Caisse: ({ fund }) => funds.nameOf(fund),
    Genre: ({ dryRun, askedBy }) => (askedBy ? `${dryRun ? 'simulation' : 'purge'} demandée par ${askedBy}` : 'purge de la nuit'),
    Messageries: ({ visited }) => whole(visited),
    'Trop anciens': ({ purgedByAge }) => whole(purgedByAge),
    'En trop': ({ purgedByOverflow }) => whole(purgedByOverflow),
    Procurations: ({ procurations }) => whole(procurations),
    Vidées: ({ emptied }) => whole(emptied),
    Conservées: ({ held }) => whole(held),
    Échecs: ({ failed }) => (failed > 0 ? el('span', { class: 'badge bad' }, whole(failed)) : '0'),
  };

  const numbers = ['Messageries', 'Trop anciens', 'En trop', 'Procurations', 'Vidées', 'Conservées', 'Échecs'];

  async function run(dryRun) {
    const begun = await post('/admin/retention/runs', { fund: chosen(), dryRun });
    show(byId('said'), notice('good', dryRun ? 'La simulation a commencé.' : 'La purge a commencé.'));
    focusOn(byId('said'));
    await open();
    follow(begun.id, dryRun, LOOKS);
  }

  function follow(id, dryRun, looks) {
    after(PAUSE, () => telling(async () => {
      const { reports: parts } = await get(path`/admin/retention/runs/${id}`);
      if (parts.some(({ endedAt }) => !endedAt)) return looks > 1 && follow(id, dryRun, looks - 1);
      show(byId('said'), notice('good', summaryOf(parts, dryRun)));
      await open();
    }));
  }

  onSubmit(byId('run'), () => run(true));
  byId('purge').addEventListener('click', () => telling(async () => {
    if (await ask(question(chosen() ? funds.nameOf(chosen()) : null)) === 'purge') await run(false);
  }));
  byId('fund').addEventListener('change', () => {
    funds.choose(byId('fund').value);
    show(byId('said'));
    telling(() => open());
  });
  funds.choose(NATIONAL);
  await open();
});

const question = fund => ({
  title: 'Lancer une purge',
  body: [
    el('p', {}, fund ? fr`Elle concerne une caisse : ${fund}.` : 'Elle concerne toutes les caisses.'),
    el('p', {}, 'Elle commence aussitôt, et efface pour de bon les échanges trop anciens ou en trop. Une simulation dit combien.'),
  ],
  actions: [{ value: 'purge', label: 'Lancer la purge', kind: 'danger' }, { value: '', label: 'Annuler' }],
});

function summaryOf(parts, dryRun) {
  const sum = key => parts.reduce((total, part) => total + part[key], 0);
  const contacts = sum('purgedByAge') + sum('purgedByOverflow');
  return fr`${dryRun ? 'Simulation terminée : une purge effacerait' : 'Purge terminée : elle a effacé'} ${count(contacts, 'échange')} et ${count(sum('procurations'), 'procuration')} ; ${count(sum('visited'), 'messagerie vue', 'messageries vues')}, ${count(sum('failed'), 'échec')}.`;
}
