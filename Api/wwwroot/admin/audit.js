// The audit trail, for the administration: who did what in whose mailbox.

import { get } from '../shared/api.js';
import { byId, el, show } from '../shared/dom.js';
import { count, day, whole } from '../shared/french.js';
import { person } from '../shared/names.js';
import { announce, openPage } from '../shared/page.js';
import { telling } from '../agent/failing.js';
import { offerFunds } from '../agent/funds.js';
import { NATIONAL } from '../agent/labels.js';
import { latest } from '../agent/latest.js';
import { brief, mailboxLink, NONE, tableOf } from './table.js';

const fields = ['fund', 'day', 'memberId', 'actor'];

const capacities = { nobody: 'sans connexion', member: 'adhérent', proxy: 'mandataire', agent: 'gestionnaire', supervisor: 'responsable', admin: 'administration', service: 'le service' };

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
    show(byId('entries'), entries.length > 0 ? tableOf('Entrées du journal, de la plus récente à la plus ancienne', columns, entries) : el('p', { class: 'card' }, 'Aucune entrée.'));
    show(byId('more'), page.next && el('button', { type: 'button', onclick: () => telling(() => open(page.next)) }, 'Voir plus ancien'));
    announce(count(entries.length, 'entrée'));
  }

  byId('choice').addEventListener('submit', event => {
    event.preventDefault();
    history.pushState(null, '', `?${new URLSearchParams(filtersOf(new FormData(byId('choice'))))}`);
    telling(() => open());
  });
  addEventListener('popstate', () => telling(() => open()));
  byId('heads').addEventListener('toggle', ({ currentTarget }) => currentTarget.open && telling(showHeads));
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

/** What is done most, in words; the rest by the name of its route. */
const acts = {
  SignIn: 'connexion', OpenDashboard: 'tableau de bord Orleans ouvert', Refusals: 'refus',
  ListContacts: 'messagerie lue', GetContact: 'échange lu', ReplyToContact: 'réponse', AddNote: 'note interne', ClaimContact: 'prise en charge',
  ReleaseContact: 'prise en charge rendue', TransferContact: 'transfert', ShowPresence: 'échange ouvert', FindReplyTemplates: 'modèles de réponse',
  GetBoard: 'tableau lu', FollowBoard: 'tableau suivi', ActOnBoard: 'actes sur le tableau', FindContacts: 'recherche', GetFigures: 'chiffres lus',
  ExportMailbox: 'export', SubmitContact: 'demande écrite', AddMessage: 'message ajouté',
  GetMailboxSummary: 'résumé lu', HoldMailbox: 'conservation', LiftHold: 'conservation levée', EraseMailbox: 'effacement',
  StartRetentionRun: 'purge demandée', ListRetentionReports: 'rapports de purge lus', GetRetentionRun: 'rapport de purge lu', RetentionRun: 'purge', RetentionDryRun: 'purge simulée',
  FindAuditEntries: 'journal lu', ListAuditHeads: 'têtes de chaîne lues', ListLateMails: 'courriels lus', RetryMail: 'courriel réessayé',
  InviteProxy: 'mandataire invité', WithdrawInvitation: 'invitation retirée', ReadInvitation: 'invitation lue', AcceptInvitation: 'invitation acceptée',
  PutDelayNotice: 'avis de délai affiché', RemoveDelayNotice: 'avis de délai retiré',
};

const actOf = act => [acts[act] ?? act, acts[act] && el('small', {}, ` ${act}`)];

const columns = {
  Quand: ({ at }) => brief(at),
  Qui: ({ sub, name, capacity }) => `${person(name, sub) || NONE}, ${capacities[capacity]}`,
  Acte: ({ act, count: times }) => [actOf(act), times > 1 && ` (${count(times, 'fois', 'fois')})`].flat(),
  Issue: ({ status }) => (status === 0 ? 'tenté' : status < 400 ? 'fait' : `refusé (${status})`),
  Messagerie: ({ memberId }) => (memberId ? mailboxLink(memberId) : NONE),
  Caisse: ({ fund }) => fund ?? NONE,
  Adresse: ({ address }) => address ?? NONE,
};

const headColumns = {
  Jour: ({ day: date }) => day(`${date}T00:00Z`, 'UTC'),
  Caisse: ({ chain }) => chain,
  Entrées: ({ seq }) => whole(seq),
  Empreinte: ({ hash }) => el('span', { class: 'hash' }, hash),
};

/** Once somebody asks for them. */
async function showHeads() {
  const { heads } = await get('/admin/audit/heads');
  show(byId('heads-list'), heads.length > 0 ? tableOf('Têtes de chaîne, par jour et par caisse', headColumns, heads, ['Entrées']) : el('p', { class: 'card' }, 'Aucune tête.'));
}
