// Who may act in the member's mailbox, from when, until when; whom they invited; and whose mailboxes they hold.

import { get, path, Problem, remove } from '../shared/api.js';
import { ask } from '../shared/ask.js';
import { byId, el, show } from '../shared/dom.js';
import { day, fr, labelled, of } from '../shared/french.js';
import { person } from '../shared/names.js';
import { openPage } from '../shared/page.js';
import { agreementOf, periodOf } from './agreement.js';
import { attempt, outcomePlace, tell } from './outcome.js';
import { proxyForm } from './proxy-form.js';

const groups = [
  { title: 'En vigueur', holds: proxy => proxy.inForce },
  { title: 'À venir', holds: proxy => Date.parse(proxy.from) > Date.now() },
  { title: 'Terminées', holds: proxy => Date.parse(proxy.until) <= Date.now(), isOver: true },
];

openPage('member', async ({ me }) => {
  if (new URLSearchParams(location.search).has('boite')) return location.replace('/member/proxies.html');
  const address = path`/mailboxes/${me.sub}/proxies`;
  const [list, said] = [el('div'), outcomePlace()];
  const [proxies, { wording, invitations }] = await Promise.all([get(address), get(`${address}/invitations`)]);
  const form = proxyForm(me, wording, async text => tell(said, await outcomeOf(text, refresh)));
  const view = (granted, invited) => show(list, ...viewOf(granted, form.change, revokeOne), ...invitedView(invited, withdraw));
  const refresh = async () => {
    const [granted, { invitations }] = await Promise.all([get(address), get(`${address}/invitations`)]);
    view(granted, invitations);
  };
  const revokeOne = proxy => revoke(proxy, me, said, () => {
    form.leave(proxy);
    return refresh();
  });
  const withdraw = invitation => attempt(said, async () => {
    await remove(path`/mailboxes/${me.sub}/proxies/invitations/${invitation.id}`);
    return outcomeOf(`L’invitation ${of(person(invitation.name))} est retirée.`, refresh);
  });
  view(proxies, invitations);
  show(byId('proxies'), explanation(), said, list, form.element, received(me));
});

const explanation = () => el('p', {}, fr`Un mandataire lit vos messages et vos réponses, et écrit à votre place. Son nom figure sur ce qu’il écrit. Vous pouvez révoquer une procuration à tout moment.`);

function viewOf(proxies, change, revokeOne) {
  if (proxies.length === 0) return [el('p', {}, 'Vous n’avez donné procuration à personne.')];
  return groups.flatMap(({ title, holds, isOver }) => {
    const those = proxies.filter(holds);
    return those.length === 0 ? [] : [
      el('h2', {}, title),
      el('ul', { class: 'proxies' }, those.map(proxy => el('li', { class: 'card' }, ...itemOf(proxy),
        el('div', { class: 'actions' },
          act(isOver ? 'Renouveler' : 'Modifier', proxy, change),
          !isOver && act('Révoquer', proxy, revokeOne, 'danger'))))),
    ];
  });
}

const nameOf = ({ name, proxyId }) => person(name, proxyId);

const act = (label, proxy, onclick, kind) => el('button', { type: 'button', class: kind, onclick: () => onclick(proxy) },
  label, el('span', { class: 'visually-hidden' }, ` la procuration ${of(nameOf(proxy))}`));

const itemOf = proxy => [
  el('h3', {}, nameOf(proxy)),
  el('p', {}, labelled('Identifiant', proxy.proxyId), proxy.email && ` – ${proxy.email}`),
  proxy.invitedName && proxy.invitedName !== proxy.name && el('p', { class: 'notice' }, fr`Vous aviez invité : ${person(proxy.invitedName)}. Ce n’est pas cette personne ? Révoquez la procuration.`),
  el('p', {}, periodOf(proxy)),
  agreementOf(proxy.agreed, { mine: 'memberAt', other: 'proxyAt' }),
];

function invitedView(invitations, withdraw) {
  if (invitations.length === 0) return [];
  return [
    el('h2', {}, 'Invitations en attente'),
    el('ul', { class: 'proxies' }, invitations.map(invitation => el('li', { class: 'card' },
      el('h3', {}, person(invitation.name)),
      el('p', {}, invitation.email),
      el('p', {}, periodOf(invitation)),
      stateOf(invitation),
      el('div', { class: 'actions' }, el('button', { type: 'button', onclick: () => withdraw(invitation) },
        'Retirer', el('span', { class: 'visually-hidden' }, ` l’invitation ${of(person(invitation.name))}`)))))),
  ];
}

function stateOf({ expired, expiresAt, invitedAt, mailFailedAt }) {
  if (mailFailedAt) return el('p', { class: 'notice bad' }, fr`Le courriel n’a pas pu être remis à cette adresse. Vérifiez-la, retirez l’invitation, puis invitez à nouveau.`);
  if (expired) return el('p', {}, `Personne n’a accepté avant le ${day(expiresAt)} : le code ne sert plus. Vous pouvez inviter à nouveau.`);
  return el('p', {}, `Invitation du ${day(invitedAt)}. Le code est valable jusqu’au ${day(expiresAt)}.`);
}

const received = ({ proxyMailboxes }) => el('section', { class: 'apart', 'aria-labelledby': 'received' },
  el('h2', { id: 'received' }, 'Procurations que vous avez reçues'),
  proxyMailboxes.length === 0
    ? el('p', {}, 'Personne ne vous a donné procuration.')
    : el('ul', { class: 'proxies' }, proxyMailboxes.map(held => el('li', { class: 'card' },
      el('h3', {}, el('a', { href: path`/member/?boite=${held.memberId}` }, person(held.name, held.memberId))),
      el('p', {}, periodOf(held)),
      agreementOf(held.agreed, { mine: 'proxyAt', other: 'memberAt' })))),
  el('p', {}, el('a', { href: '/member/invitation.html' }, 'J’ai reçu un code')));

async function revoke(proxy, me, said, refresh) {
  const answer = await ask({
    title: fr`Révoquer la procuration ${of(nameOf(proxy))} ?`,
    body: [el('p', {}, 'Cette personne n’aura plus accès à votre messagerie, dès maintenant.')],
    actions: [{ value: 'revoke', label: 'Révoquer', kind: 'danger' }, { value: 'keep', label: 'Garder la procuration' }],
  });
  if (answer !== 'revoke') return;
  await attempt(said, async () => {
    await remove(path`/mailboxes/${me.sub}/proxies/${proxy.proxyId}`);
    return outcomeOf(`La procuration ${of(nameOf(proxy))} est révoquée.`, refresh);
  });
}

/** What is done is done, even when the list can't be shown as it is now. */
async function outcomeOf(done, refresh) {
  try {
    await refresh();
    return done;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return fr`${done} La liste affichée ici n’a pas pu être mise à jour : rechargez la page.`;
  }
}
