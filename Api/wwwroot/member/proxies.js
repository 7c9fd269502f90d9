// Who may act in the member's mailbox, from when, until when.

import { get, path, Problem, remove } from '../shared/api.js';
import { ask } from '../shared/ask.js';
import { byId, el, show } from '../shared/dom.js';
import { day, fr, labelled, of } from '../shared/french.js';
import { person } from '../shared/names.js';
import { openPage } from '../shared/page.js';
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
  const form = proxyForm(me, async text => tell(said, await outcomeOf(text, refresh)));
  const refresh = async () => show(list, ...viewOf(await get(address), form.change, revokeOne));
  const revokeOne = proxy => revoke(proxy, me, said, () => {
    form.leave(proxy);
    return refresh();
  });
  await refresh();
  show(byId('proxies'), explanation(me), said, list, form.element);
});

const explanation = me => el('div', {},
  el('p', {}, fr`Un mandataire lit vos messages et vos réponses, et écrit à votre place : son nom figure sur ce qu’il écrit. Il ne peut ni changer vos préférences, ni donner ou révoquer une procuration, ni exporter votre messagerie. Vous pouvez révoquer une procuration à tout moment.`),
  el('p', { class: 'hint' }, labelled('Votre propre identifiant, à communiquer à qui veut vous donner procuration', ''), el('strong', {}, me.sub)));

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
  el('p', {}, periodOf(proxy)),
];

function periodOf({ from, until }) {
  // It ends when the day after its last one begins.
  if (until) return `Du ${day(from)} au ${day(Date.parse(until) - 1)} inclus`;
  return Date.parse(from) > Date.now() ? `À partir du ${day(from)}, jusqu’à révocation` : `Depuis le ${day(from)}, jusqu’à révocation`;
}

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
