// The audit trail, for the administration: who did what in whose mailbox.

import { get } from '../shared/api.js';
import { byId, el, show } from '../shared/dom.js';
import { count, moment } from '../shared/french.js';
import { person } from '../shared/names.js';
import { announce, openPage } from '../shared/page.js';
import { telling } from './failing.js';
import { offerFunds } from './funds.js';
import { NATIONAL } from './labels.js';
import { latest } from './latest.js';

const fields = ['fund', 'day', 'memberId', 'actor'];

const capacities = { nobody: 'sans connexion', member: 'adhérent', proxy: 'mandataire', agent: 'gestionnaire', supervisor: 'responsable', admin: 'administration', service: 'le service' };

const NONE = '–';

openPage('admin', async () => {
  const funds = await offerFunds(byId('fund'));
  const only = latest();
  let entries = [];

  async function open(after) {
    const query = new URLSearchParams(filtersOf(new URLSearchParams(location.search)));
    if (after) query.set('after', after);
    const page = await only(get(`/admin/audit?${query}`));
    if (!page) return;
    entries = after ? [...entries, ...page.entries] : page.entries;
    fill(funds);
    show(byId('trouble'));
    show(byId('entries'), entries.length > 0 ? tableOf(entries) : el('p', { class: 'card' }, 'Aucune entrée.'));
    show(byId('more'), page.next && el('button', { type: 'button', onclick: () => telling(() => open(page.next)) }, 'Voir plus ancien'));
    announce(count(entries.length, 'entrée'));
  }

  byId('choice').addEventListener('submit', event => {
    event.preventDefault();
    history.pushState(null, '', `?${new URLSearchParams(filtersOf(new FormData(byId('choice'))))}`);
    telling(() => open());
  });
  addEventListener('popstate', () => telling(() => open()));
  await open();
});

/** What is not chosen is left out; all funds together is no filter. */
const filtersOf = chosen => Object.fromEntries(
  fields.map(name => [name, (chosen.get(name) ?? '').toString().trim()])
    .filter(([name, value]) => value && !(name === 'fund' && value === NATIONAL)));

function fill(funds) {
  const address = new URLSearchParams(location.search);
  funds.choose(address.get('fund') ?? NATIONAL);
  fields.slice(1).forEach(name => { byId(name).value = address.get(name) ?? ''; });
}

const columns = {
  Quand: ({ at }) => moment(at),
  Qui: ({ sub, name, capacity }) => `${person(name, sub) || NONE}, ${capacities[capacity]}`,
  Acte: ({ act, count: times }) => (times > 1 ? `${act} (${count(times, 'fois', 'fois')})` : act),
  Issue: ({ status }) => (status === 0 ? 'tenté' : status < 400 ? 'fait' : `refusé (${status})`),
  Messagerie: ({ memberId }) => memberId ?? NONE,
  Caisse: ({ fund }) => fund ?? NONE,
  Adresse: ({ address }) => address ?? NONE,
};

const tableOf = entries => el('table', { class: 'figures stacked' },
  el('caption', { class: 'visually-hidden' }, 'Entrées du journal, de la plus récente à la plus ancienne'),
  el('thead', {}, el('tr', {}, Object.keys(columns).map(name => el('th', { scope: 'col', class: 'words' }, name)))),
  el('tbody', {}, entries.map(rowOf)));

const rowOf = entry => el('tr', {}, Object.entries(columns).map(([name, textOf], i) =>
  el(i === 0 ? 'th' : 'td', { class: 'words', scope: i === 0 && 'row', 'data-head': i > 0 && name }, textOf(entry))));
