// Contacts of a fund found by name, id, reference or topic, answered ones too.

import { get, path } from '../shared/api.js';
import { byId, el, show } from '../shared/dom.js';
import { count, fr } from '../shared/french.js';
import { announce, openPage } from '../shared/page.js';
import { makeRow } from './board/row.js';
import { telling } from './failing.js';
import { NATIONAL } from './labels.js';
import { latest } from './latest.js';

const fields = ['q', 'status'];

openPage('desk', async ({ me }) => {
  const opens = me.role !== 'admin';
  const desk = { me, opens, fundName: opens ? false : code => code };
  const only = latest();

  async function open(after) {
    const asked = askedIn(new URLSearchParams(location.search));
    fill(asked);
    show(byId('trouble'));
    if (!asked.q) return byId('board').replaceChildren();
    const query = new URLSearchParams({ ...asked, ...(after && { after }) });
    const page = await only(get(`${path`/funds/${opens ? me.fund : NATIONAL}/search`}?${query}`));
    if (page) tell(asked, page, after);
  }

  function tell({ q }, { items, next }, after) {
    const rows = items.map(item => makeRow(item, desk));
    if (after) byId('board').append(...rows);
    else byId('board').replaceChildren(...rows);
    if (after) rows[0]?.querySelector('.target').focus();
    const found = byId('board').childElementCount;
    const said = found === 0 ? fr`Aucun échange pour « ${q} ».` : `${next ? count(found, 'premier échange', 'premiers échanges') : count(found, 'échange trouvé', 'échanges trouvés')}, du plus récent au plus ancien`;
    byId('summary').textContent = said;
    document.title = `${q} – Recherche – Messagerie sécurisée`;
    announce(said);
    show(byId('more'), found === 0 && hint(), next && el('button', { type: 'button', onclick: () => telling(() => open(next)) }, 'Afficher la suite'));
  }

  byId('filters').addEventListener('submit', event => {
    event.preventDefault();
    history.pushState(null, '', `?${new URLSearchParams(askedIn(new FormData(byId('filters'))))}`);
    telling(() => open());
  });
  byId('state').addEventListener('change', () => byId('filters').requestSubmit());
  addEventListener('popstate', () => telling(() => open()));
  await telling(() => open());
  if (!byId('q').value) byId('q').focus();
});

/** What is not chosen is left out. */
const askedIn = chosen => Object.fromEntries(fields.map(name => [name, String(chosen.get(name) ?? '').trim()]).filter(([, value]) => value));

function fill(asked) {
  byId('q').value = asked.q ?? '';
  byId('state').value = asked.status ?? '';
}

const hint = () => el('p', { class: 'card' }, fr`Chaque mot doit commencer un mot du nom, de l’identifiant, de la référence ou du sujet. Une référence qui ne donne rien a été mal entendue : faites-la répéter.`);
