// A mailbox in numbers; its legal hold, and its erasure.

import { get, path, Problem, put, remove } from '../shared/api.js';
import { byId, el, focusOn, show } from '../shared/dom.js';
import { onSubmit, tellErrors } from '../shared/forms.js';
import { count, fr, moment, whole } from '../shared/french.js';
import { announce, notice, openPage } from '../shared/page.js';
import { telling } from '../agent/failing.js';
import { NONE } from './table.js';

/** Characters of a reason. */
const MOST = 500;

openPage('admin', async () => {
  const funds = new Map((await get('/funds')).map(({ code, name }) => [code, name]));

  async function open() {
    const member = new URLSearchParams(location.search).get('member');
    byId('member').value = member ?? '';
    show(byId('trouble'));
    show(byId('said'));
    show(byId('mailbox'));
    if (member) display(await get(path`/admin/mailboxes/${member}`));
  }

  function display(mailbox) {
    show(byId('mailbox'), facts(mailbox), el('div', { class: 'pair' }, holdOf(mailbox), erasureOf(mailbox)));
    announce(fr`Messagerie ${mailbox.memberId} : ${count(mailbox.contacts, 'échange')}`);
  }

  const facts = mailbox => el('section', { class: 'card', 'aria-label': 'Contenu' },
    el('h2', {}, mailbox.memberId),
    el('dl', { class: 'facts' }, Object.entries(lines).flatMap(([name, textOf]) => [el('dt', {}, name), el('dd', {}, textOf(mailbox))])));

  const lines = {
    Caisse: ({ fund }) => (fund ? funds.get(fund) ?? fund : NONE),
    Échanges: ({ contacts, openContacts }) => (openContacts > 0 ? `${whole(contacts)}, dont ${whole(openContacts)} sans réponse` : whole(contacts)),
    'Du plus ancien au plus récent': ({ oldestContactAt, newestContactAt }) => (oldestContactAt ? `${moment(oldestContactAt)} – ${moment(newestContactAt)}` : NONE),
    Messages: ({ messages }) => whole(messages),
    'Notes internes': ({ notes }) => whole(notes),
    'Procurations données': ({ procurations }) => whole(procurations),
    'Procurations reçues': ({ receivedProcurations }) => whole(receivedProcurations),
    'Courriels qui attendent': ({ waitingMails }) => whole(waitingMails),
    'Taille enregistrée': ({ storedBytes }) => count(storedBytes, 'octet'),
    'Dernière utilisation': ({ touchedAt }) => (touchedAt ? moment(touchedAt) : NONE),
    'Prochaine purge': ({ purgeDueAt }) => (purgeDueAt ? moment(purgeDueAt) : NONE),
  };

  function holdOf({ memberId, hold, withheld }) {
    const form = el('form', {},
      reasonField(hold ? 'lift-reason' : 'hold-reason', hold ? 'Motif de la levée' : 'Motif de la conservation'),
      el('div', { class: 'actions' }, el('button', { class: 'primary' }, hold ? 'Lever la conservation' : 'Conserver la messagerie')));
    onSubmit(form, async () => {
      const reason = reasonIn(form);
      if (!reason) return;
      const address = path`/admin/mailboxes/${memberId}/hold`;
      const mailbox = hold ? await remove(`${address}?${new URLSearchParams({ reason })}`) : await put(address, { reason });
      display(mailbox);
      told(hold ? 'La conservation est levée : la purge suivante efface ce qu’elle retenait.' : 'La messagerie est conservée : ni purge ni effacement jusqu’à la levée.');
    });
    return el('section', { class: 'card' },
      el('h2', {}, 'Conservation légale'),
      hold
        ? el('p', {}, fr`En place depuis le ${moment(hold.at)}, par ${hold.by} : « ${hold.reason} ».`)
        : el('p', {}, 'Ni purge ni effacement tant qu’elle dure. L’adhérent ne voit pas de différence.'),
      hold && withheld > 0 && el('p', {}, `${count(withheld, 'échange retenu', 'échanges retenus')} au-delà de sa durée, que personne ne voit.`),
      form);
  }

  function erasureOf({ memberId, hold }) {
    const title = el('h2', {}, 'Effacement');
    if (hold) return el('section', { class: 'card' }, title, el('p', {}, 'Impossible tant que la messagerie est conservée.'));
    const again = fr`Pour confirmer, tapez l’identifiant : ${memberId}`;
    const form = el('form', {},
      reasonField('erase-reason', 'Motif de l’effacement'),
      el('div', { class: 'field' }, el('label', { for: 'again' }, again), el('input', { id: 'again', name: 'again', autocomplete: 'off', spellcheck: 'false' })),
      el('div', { class: 'actions' }, el('button', { class: 'danger' }, 'Effacer la messagerie')));
    onSubmit(form, async () => {
      const reason = reasonIn(form);
      if (!reason) return;
      if (valueIn(form, 'again') !== memberId)
        return tellErrors(form, { again: ['Ce n’est pas l’identifiant de cette messagerie. Rien n’est effacé.'] });
      const receipt = await remove(path`/admin/mailboxes/${memberId}` + `?${new URLSearchParams({ reason })}`);
      show(byId('mailbox'), receiptOf(receipt));
      told('La messagerie est effacée. Son reçu ne nomme personne.');
    });
    return el('section', { class: 'card danger' }, title,
      el('p', {}, 'Messages, notes, procurations et courriels en attente sont effacés, sans retour. L’adhérent peut recommencer ensuite.'), form);
  }

  byId('choice').addEventListener('submit', event => {
    event.preventDefault();
    history.pushState(null, '', `?${new URLSearchParams({ member: byId('member').value.trim() })}`);
    telling(explained(open));
  });
  addEventListener('popstate', () => telling(explained(open)));
  await telling(explained(open));
});

/** A mailbox that is not there is no fault of the page. */
const explained = open => async () => {
  try {
    await open();
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status !== 404) throw problem;
    show(byId('mailbox'), el('p', { class: 'card' }, 'Aucune messagerie sous cet identifiant : jamais ouverte, ou effacée.'));
    announce('Aucune messagerie sous cet identifiant.');
  }
};

const reasonField = (id, label) => el('div', { class: 'field' },
  el('label', { for: id }, label),
  el('p', { class: 'hint', id: `${id}-hint` }, 'Il est gardé : n’y écrivez aucun nom.'),
  el('input', { id, name: 'reason', maxlength: String(MOST), autocomplete: 'off', 'aria-describedby': `${id}-hint` }));

/** @param {any} form */
const valueIn = (form, name) => form.elements.namedItem(name).value.trim();

/** What was written; nothing, and told so, where nothing was. */
function reasonIn(form) {
  const reason = valueIn(form, 'reason');
  if (!reason) tellErrors(form, { reason: ['Le motif est obligatoire.'] });
  return reason;
}

function told(text) {
  show(byId('said'), notice('good', text));
  focusOn(byId('said'));
}

const receiptOf = receipt => el('section', { class: 'card' },
  el('h2', {}, 'Reçu d’effacement'),
  el('dl', { class: 'facts' }, Object.entries({
    Reçu: receipt.id,
    'Effacée le': moment(receipt.erasedAt),
    'Demandée par': receipt.askedBy,
    Motif: receipt.reason,
    Échanges: whole(receipt.contacts),
    Messages: whole(receipt.messages),
    'Notes internes': whole(receipt.notes),
    Procurations: whole(receipt.procurations),
    'Courriels non partis': whole(receipt.mails),
    Empreinte: el('span', { class: 'hash' }, receipt.digest),
    'Dernière sauvegarde qui la contient': receipt.backupsEndAt ? fr`jusqu’au ${moment(receipt.backupsEndAt)}` : 'durée de garde inconnue',
  }).flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])),
  el('div', { class: 'actions' }, el('button', { type: 'button', onclick: () => print() }, 'Imprimer')));
