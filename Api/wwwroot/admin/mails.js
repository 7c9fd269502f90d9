// Mails that wait or were given up: why, and trying them again.

import { get, path, post, Problem } from '../shared/api.js';
import { byId, el, focusOn, show } from '../shared/dom.js';
import { count, fr, moment } from '../shared/french.js';
import { announce, notice, openPage } from '../shared/page.js';
import { telling } from '../agent/failing.js';
import { brief, mailboxLink, NONE, tableOf } from './table.js';

const names = {
  acknowledgement: 'accusé de réception', answer: 'réponse disponible', recall: 'rappel', escalation: 'alerte',
  transfer: 'changement de caisse', proxyGranted: 'procuration donnée', proxyRevoked: 'procuration révoquée', proxyInvited: 'invitation d’un mandataire',
};

const meanings = {
  waiting: 'Le service les essaie encore, au plus tous les quarts d’heure, pendant cinq jours. Une fois la cause réparée, ils partent d’eux-mêmes.',
  failed: 'L’adresse les a refusés, ou ils ont attendu cinq jours. Le service ne les essaie plus, à moins que vous ne le demandiez.',
};

const isFailed = new URLSearchParams(location.search).get('etat') === 'abandonnes';
const state = isFailed ? 'failed' : 'waiting';

openPage('admin', async () => {
  const funds = new Map((await get('/funds')).map(({ code, name }) => [code, name]));
  let mails = [];

  async function open(after) {
    const page = await get(`/admin/mails?${new URLSearchParams({ state, ...(after && { after }) })}`);
    mails = after ? [...mails, ...page.items] : page.items;
    show(byId('trouble'));
    show(byId('mails'), mails.length > 0 ? tableOf(captionOf(), columns, mails, ['Essais']) : el('p', { class: 'card' }, isFailed ? 'Aucun courriel n’a été abandonné.' : 'Aucun courriel n’attend : tous sont partis.'));
    show(byId('more'),
      mails.length > 1 && el('button', { type: 'button', onclick: () => telling(retryAll) }, 'Réessayer tous ceux-ci'),
      el('button', { type: 'button', class: 'quiet', onclick: () => telling(() => open()) }, 'Actualiser'),
      page.next && el('button', { type: 'button', class: 'quiet', onclick: () => telling(() => open(page.next)) }, 'Afficher la suite'));
    announce(count(mails.length, 'courriel'));
  }

  const columns = {
    Courriel: ({ mail }) => names[mail] ?? mail,
    Cause: ({ explanation }) => explanation.replace(/ (?=[:;])/g, '\u00a0'),
    Domaine: ({ domain }) => domain || NONE,
    Caisse: ({ fund }) => funds.get(fund) ?? fund,
    Messagerie: ({ memberId }) => mailboxLink(memberId),
    Depuis: ({ since }) => brief(since),
    Essais: ({ tries }) => `${tries}`,
    ...(isFailed ? { Abandonné: ({ givenUpAt }) => brief(givenUpAt) } : { 'Prochain essai': ({ nextTryAt }) => brief(nextTryAt) }),
    Action: row => el('span', { 'data-mail': row.id }, el('button', { type: 'button', 'aria-label': fr`Réessayer : ${names[row.mail] ?? row.mail}, messagerie ${row.memberId}`, onclick: () => telling(() => retryOne(row)) }, 'Réessayer')),
  };

  async function retryOne(row) {
    const said = await retry(row);
    show(byId('trouble'));
    announce(said);
    focusOn(placeOf(row));
  }

  /** One after the other: a mail server that was just mended is not to be overrun. */
  async function retryAll() {
    const rows = mails.filter(row => placeOf(row)?.querySelector('button'));
    let done = 0;
    try {
      for (const row of rows) {
        await retry(row);
        done += 1;
      }
    } finally {
      show(byId('said'), notice(done === rows.length ? 'good' : 'bad', fr`Essai demandé pour ${count(done, 'courriel')} sur ${rows.length} : chaque ligne dit ce qu’il en est. Actualisez dans un instant.`));
    }
    focusOn(byId('said'));
  }

  async function retry(row) {
    const said = await outcomeOf(row);
    show(placeOf(row), said);
    return said;
  }

  show(byId('meaning'), meanings[state]);
  byId(state).setAttribute('aria-current', 'page');
  await open();
});

const captionOf = () => (isFailed ? 'Courriels abandonnés, du plus récent au plus ancien' : 'Courriels en attente, du plus ancien au plus récent');

const placeOf = ({ id }) => document.querySelector(`[data-mail="${CSS.escape(id)}"]`);

const outcomes = {
  queued: ({ nextTryAt }) => (Date.parse(nextTryAt) > Date.now() + 60_000 ? `part ${moment(nextTryAt)}` : 'remis en file'),
  underWay: () => 'déjà en cours d’envoi',
  notOwed: () => 'parti, ou sans objet',
  noAddress: () => 'plus d’adresse',
};

async function outcomeOf({ id }) {
  try {
    const done = await post(path`/admin/mails/${id}/retry`, {});
    return outcomes[done.outcome](done);
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 404) return 'parti, ou effacé';
    throw problem;
  }
}
