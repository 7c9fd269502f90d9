// All that is held on a member, to be read or printed.

import { get, path } from '../shared/api.js';
import { byId, el, show } from '../shared/dom.js';
import { day, fr, labelled, moment, today } from '../shared/french.js';
import { person } from '../shared/names.js';
import { openPage } from '../shared/page.js';
import { thread, topicPath } from '../shared/thread.js';
import { periodOf, words } from './agreement.js';
import { download } from './download.js';
import { statusBadge } from './status.js';

const profiles = { particulier: 'particulier', exploitant: 'exploitant', employeur: 'employeur', tiers: 'tiers' };

const capacities = { proxy: 'votre mandataire', agent: 'gestionnaire', supervisor: 'responsable', admin: 'administration nationale' };

const mails = { acknowledgement: 'accusé de réception', answer: 'avis de réponse', recall: 'rappel', escalation: 'alerte à la caisse', transfer: 'changement de caisse' };

const acts = {
  claimed: ({ by }) => `pris en charge par ${by}`,
  released: ({ by }) => `rendu par ${by}`,
  assigned: ({ by, agent }) => `confié à ${agent} par ${by}`,
  lapsed: ({ agent }) => `fin de la prise en charge par ${agent}, sans activité`,
  transferred: ({ by, to }) => `transféré par ${by} vers ${to.topic.reason.label}`,
};

openPage('member', async ({ me }) => {
  if (new URLSearchParams(location.search).has('boite')) return location.replace('/member/export.html');
  const [held, funds] = await Promise.all([get(path`/mailboxes/${me.sub}/export`), get('/funds').catch(() => [])]);
  const nameOf = code => funds.find(fund => fund.code === code)?.name ?? code;
  show(byId('export'),
    el('div', { class: 'actions no-print' },
      el('button', { type: 'button', class: 'primary', onclick: () => print() }, 'Imprimer'),
      el('button', { type: 'button', onclick: () => download(`messagerie-${today()}.json`, held) }, 'Télécharger (JSON)')),
    identity(held, nameOf), exchanges(held), procurations(held), accesses(held, nameOf));
});

const section = (title, ...content) => el('section', {}, el('h2', {}, title), ...content);

const list = (items, itemOf, none) => (items.length > 0 ? el('ul', {}, items.map(item => el('li', {}, itemOf(item)))) : el('p', {}, none));

const facts = lines => el('dl', { class: 'facts' }, Object.entries(lines).flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));

const identity = (held, nameOf) => section('Vous', facts({
  Identifiant: held.memberId,
  Nom: person(held.name, held.memberId),
  Profil: profiles[held.profile] ?? 'inconnu',
  Caisse: held.fund ? nameOf(held.fund) : 'inconnue',
  Courriel: held.email ?? 'aucun',
  'Avis de réponse': held.preferences.answerNotifications ? 'oui' : 'non',
  Rappels: held.preferences.recalls ? 'oui' : 'non',
  'Établi le': moment(held.exportedAt),
}));

const exchanges = ({ contacts }) => section('Vos échanges', contacts.length === 0 && el('p', {}, 'Aucun échange.'), contacts.map(exchange));

const exchange = contact => el('article', { class: 'exported' },
  el('h3', {}, topicPath(contact.topic)),
  el('p', {}, statusBadge(contact), ` ${labelled('Référence', contact.reference)}, reçu le ${day(contact.createdAt)}`),
  thread(contact.messages, 'h4'),
  contact.feedback && el('p', {}, fr`Votre avis : ${contact.feedback.resolved ? 'réglé' : 'pas réglé'}${contact.feedback.rating ? `, ${contact.feedback.rating} sur 5` : ''}, ${moment(contact.feedback.at)}.`),
  part('Au bureau de la caisse', contact.history, act => `${moment(act.at)}${fr` : `}${acts[act.kind](named(act))}`),
  part('Étapes franchies', contact.escalations, ({ level, reachedAt }) => `${moment(reachedAt)}${fr` : `}niveau ${level}`),
  part('Courriels abandonnés', contact.undeliveredMails, ({ mail, at }) => `${moment(at)}${fr` : `}${mails[mail] ?? mail}`),
  part('Notes internes', contact.notes, ({ author, sentAt, text }) => `${moment(sentAt)}, ${person(author.name)}${fr` : `}${text}`));

const part = (title, items, itemOf) => items?.length > 0 && [el('h4', {}, title), list(items, itemOf, '')];

const named = act => ({ ...act, by: person(act.by?.name), agent: person(act.agent?.name) });

const procurations = ({ proxies, heldMailboxes, invitations, wordings }) => section('Vos procurations',
  el('h3', {}, 'Données'), list(proxies, ({ name, email, from, until, agreed }) => `${person(name)}${email ? ` (${email})` : ''}. ${periodOf({ from, until })}${convened(agreed)}`, 'Aucune.'),
  el('h3', {}, 'Reçues'), list(heldMailboxes, ({ name, from, until, agreed }) => `${person(name)}. ${periodOf({ from, until })}${convened(agreed)}`, 'Aucune.'),
  invitations.length > 0 && [el('h3', {}, 'Invitations'), list(invitations, ({ name, email, invitedAt, expiresAt, wording }) => `${person(name)} (${email}). Invitation du ${day(invitedAt)}, valable jusqu’au ${day(expiresAt)}, termes n° ${wording}`, '')],
  ...wordings.flatMap(({ version, text }) => [el('h3', {}, `Termes n° ${version}`), words({ text })]));

const convened = agreed => (agreed ? `. Termes n° ${agreed.wording} acceptés le ${day(agreed.memberAt)} par l’adhérent et le ${day(agreed.proxyAt)} par le mandataire` : '');

const accesses = ({ access }, nameOf) => section('Qui a ouvert votre messagerie',
  list(access, ({ at, name, capacity, fund, act }) => `${moment(at)}${fr` : `}${[person(name, 'quelqu’un'), act === 'ReadInvitation' ? 'a reçu votre invitation' : capacities[capacity], fund && nameOf(fund)].filter(Boolean).join(', ')}`, 'Personne d’autre que vous.'));
