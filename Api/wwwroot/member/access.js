// Who opened the member's mailbox, when and in what capacity.

import { get, path } from '../shared/api.js';
import { byId, el, show } from '../shared/dom.js';
import { onSubmit } from '../shared/forms.js';
import { count, day, fr, time } from '../shared/french.js';
import { person } from '../shared/names.js';
import { openPage } from '../shared/page.js';

const capacities = { proxy: 'votre mandataire', agent: 'gestionnaire', supervisor: 'responsable', admin: 'administration nationale' };

const acts = {
  ListContacts: 'a consulté la liste de vos échanges',
  GetContact: 'a lu un échange',
  ReplyToContact: 'vous a répondu',
  WorkOnContact: 'a travaillé sur un échange',
  TransferContact: 'a transféré un échange',
  FindReplyTemplates: 'a préparé une réponse',
  SubmitContact: 'a envoyé une demande',
  AddMessage: 'a ajouté un message',
  MarkContactRead: 'a marqué une réponse comme lue',
  GetPreferences: 'a consulté vos préférences',
  ReadInvitation: 'a lu votre invitation',
  AcceptInvitation: 'a accepté votre invitation',
  ExportMailbox: 'a exporté votre messagerie',
};

openPage('member', async ({ me }) => {
  if (new URLSearchParams(location.search).has('boite')) return location.replace('/member/access.html');
  const [funds, first] = await Promise.all([namesOfFunds(), pageOf(me)]);
  const [list, more] = [el('div'), el('div')];
  let entries = [];
  const add = page => {
    entries = [...entries, ...page.entries];
    show(list, ...viewOf(entries, funds));
    show(more, page.next && moreButton(async () => add(await pageOf(me, page.next))));
  };
  add(first);
  show(byId('access'), explanation(), list, more);
});

const pageOf = (me, after) => get(path`/mailboxes/${me.sub}/access` + (after ? `?after=${encodeURIComponent(after)}` : ''));

const namesOfFunds = async () => new Map((await get('/funds').catch(() => [])).map(fund => [fund.code, fund.name]));

const explanation = () => el('p', {}, fr`Les personnes, autres que vous, qui ont lu votre messagerie ou y ont agi. Un gestionnaire de votre MSA l’ouvre pour vous répondre. Quelque chose vous étonne ? Appelez votre MSA.`);

function viewOf(entries, funds) {
  if (entries.length === 0) return [el('p', {}, 'Personne d’autre que vous n’a ouvert votre messagerie.')];
  const days = groupBy(entries, entry => day(entry.at));
  return [...days].flatMap(([title, those]) => [
    el('h2', {}, title),
    el('ul', { class: 'proxies' }, [...groupBy(those, whoOf(funds))].map(([who, theirs]) =>
      el('li', { class: 'card' }, el('h3', {}, who), el('ul', {}, [...groupBy(theirs, keyOf).values()].map(itemOf))))),
  ]);
}

/** Whoever only read an invitation is nobody's proxy. */
const isInvited = act => act === 'ReadInvitation';

const whoOf = funds => ({ name, capacity, fund, act }) =>
  [person(name, 'Quelqu’un'), capacity === 'proxy' && isInvited(act) ? 'a reçu votre invitation' : capacities[capacity], capacity !== 'proxy' && (funds.get(fund) ?? fund)].filter(Boolean).join(', ');

const keyOf = ({ act, contactId }) => `${act} ${contactId}`;

/** The same act comes once, with the time of the last and how often it was done. */
function itemOf([last, ...earlier]) {
  const said = acts[last.act] ?? 'a ouvert votre messagerie';
  const often = earlier.length > 0 && `, ${count(earlier.length + 1, 'fois', 'fois')}`;
  return el('li', {}, `${time(last.at)}${fr` : `}${said}`, often,
    last.contactId && [' (', el('a', { href: path`/member/contact.html?id=${last.contactId}` }, 'voir l’échange'), ')']);
}

/** By key, each as it first comes. */
function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function moreButton(load) {
  const form = el('form', {}, el('button', {}, 'Voir plus ancien'));
  onSubmit(form, load);
  return form;
}
