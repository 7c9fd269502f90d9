// A month of a fund in figures.

import { get, path } from '../shared/api.js';
import { byId, el, show } from '../shared/dom.js';
import { duration, fr, month as nameOf, percent, whole } from '../shared/french.js';
import { announce, openPage } from '../shared/page.js';
import { optional, telling } from './failing.js';
import { gallery } from './figures/gallery.js';
import { boundsOf, daysOf, monthOf, offerMonths } from './figures/month.js';
import { deflectionTable, feedbackTable, linesTable, NONE } from './figures/tables.js';
import { NATIONAL } from './labels.js';
import { latest } from './latest.js';

openPage('desk', async ({ me, fund }) => {
  // Without the catalogue, themes and services go by their codes.
  const catalog = optional(get('/catalog'), { themes: [] });
  const funds = me.role === 'admin' ? import('./funds.js').then(({ offerFunds }) => offerFunds(byId('fund'))) : null;
  const only = latest();

  /** @returns {Promise<boolean>} whether it is shown, and not yet overtaken */
  async function open() {
    const address = new URLSearchParams(location.search);
    const month = monthOf(address.get('month'));
    const code = funds ? address.get('fund') ?? NATIONAL : me.fund;
    const reading = get(`${path`/funds/${code}/figures`}?${new URLSearchParams(boundsOf(month))}`);
    const read = await only(Promise.all([reading, catalog, funds]));
    if (read) showMonth({ month, code, ownName: fund?.name }, ...read);
    return read !== null;
  }

  function showMonth({ month, code, ownName }, figures, { themes }, funds) {
    const nameOf = funds?.nameOf ?? (code => ownName ?? code);
    funds?.choose(code);
    offerMonths(month, wanted => go({ month: wanted }));
    name(code === NATIONAL ? 'Toutes les caisses' : nameOf(code), month);
    show(byId('trouble'));
    show(byId('figures'), ...chartsOf(figures, month), ...tablesOf(figures, { themes }, code, nameOf));
  }

  async function go(change) {
    const address = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(location.search)), ...change });
    history.pushState(null, '', `?${address}`);
    await telling(async () => {
      if (await open()) announce(byId('subject').textContent);
    });
  }

  byId('choice').addEventListener('change', ({ target }) => go({ [target.name]: target.value }));
  byId('choice').addEventListener('submit', event => event.preventDefault());
  byId('print').onclick = () => print();
  addEventListener('popstate', () => telling(open));
  await open();
});

function name(fund, month) {
  byId('subject').textContent = `${fund}, ${nameOf(month)}`;
  document.title = `Chiffres ${nameOf(month)}, ${fund} – Messagerie sécurisée`;
}

function chartsOf({ total, days }, month) {
  if (total.received + total.answered + total.settled + total.notSettled === 0) return [el('p', { class: 'card' }, 'Aucune demande ni réponse ce mois-là.')];
  return [keyFigures(total), el('p', { class: 'hint' }, MEANING), gallery(daysOf(month, days))];
}

const MEANING = fr`« Dans les délais » : part des réponses données, d’attente ou définitives, qui l’ont été dans les 48 heures ouvrées suivant la réception ; ce qui attend encore n’y compte pas. Un jour ouvré compte 24 heures. La moitié des réponses ont pris au plus le délai médian, neuf sur dix au plus le 9e décile.`;

const keyFigures = ({ received, answered, inTimePercent, medianMinutes, p90Minutes }) => el('dl', { class: 'key-figures' }, [
  ['Reçues', whole(received)],
  ['Réponses', whole(answered)],
  ['Dans les délais', inTimePercent === null ? NONE : percent(inTimePercent)],
  ['Délai médian', medianMinutes === null ? NONE : duration(medianMinutes)],
  ['9e décile du délai', p90Minutes === null ? NONE : duration(p90Minutes)],
].map(([term, value]) => el('div', { class: 'card' }, el('dt', {}, term), el('dd', {}, value))));

function tablesOf({ themes, funds, deflection }, catalog, code, fundName) {
  const themeOf = code => catalog.themes.find(theme => theme.code === code)?.label ?? code;
  return [
    themes.length > 0 && linesTable('Par thème', 'Thème', themes, themeOf),
    code === NATIONAL && funds.length > 0 && linesTable('Par caisse', 'Caisse', funds, fundName),
    feedbackTable('Ce que les adhérents disent des réponses, par thème', 'Thème', themes, themeOf),
    code === NATIONAL && feedbackTable('Ce que les adhérents disent des réponses, par caisse', 'Caisse', funds, fundName),
    deflection.length > 0 && deflectionTable(deflection, catalog),
  ].filter(Boolean).map(table => el('section', { class: 'card' }, table));
}
