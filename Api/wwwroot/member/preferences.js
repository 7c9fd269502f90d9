// Which mails a member wants, and a copy of all that is held on them.

import { get, path, put } from '../shared/api.js';
import { byId, el, show } from '../shared/dom.js';
import { onSubmit } from '../shared/forms.js';
import { count, fr, today } from '../shared/french.js';
import { openPage } from '../shared/page.js';
import { download } from './download.js';
import { outcomePlace, tell } from './outcome.js';

openPage('member', async ({ me }) => {
  if (new URLSearchParams(location.search).has('boite')) return location.replace('/member/preferences.html');
  const address = path`/mailboxes/${me.sub}/preferences`;
  const preferences = await get(address);
  show(byId('preferences'), ...mailsOf(me, preferences, address), ...exportOf(me));
});

function mailsOf(me, preferences, address) {
  const saved = outcomePlace();
  const form = el('form', {},
    el('fieldset', {},
      el('legend', {}, 'Me prévenir par courriel'),
      el('p', { class: 'hint' }, me.email ? fr`Les courriels sont envoyés à ${me.email}. Ils ne disent rien du contenu de vos échanges.` : 'Aucune adresse électronique n’est connue pour vous.'),
      el('ul', { class: 'choices' },
        el('li', {}, checkbox('answerNotifications', 'Quand une réponse est disponible', preferences)),
        el('li', {}, checkbox('recalls', `Une seconde fois, si je ne l’ai pas lue au bout de ${count(5, 'jour')} ouvrés`, preferences)))),
    el('p', { class: 'hint' }, 'L’accusé de réception de chacun de vos messages est toujours envoyé.'),
    el('div', { class: 'actions' }, el('button', { class: 'primary' }, 'Enregistrer')));
  onSubmit(form, async () => {
    show(saved);
    const wanted = new FormData(form);
    await put(address, { answerNotifications: wanted.has('answerNotifications'), recalls: wanted.has('recalls') });
    tell(saved, 'Vos préférences sont enregistrées.');
  });
  return [saved, form];
}

const checkbox = (name, label, preferences) => el('label', { class: 'choice' },
  el('input', { type: 'checkbox', name, checked: preferences[name] }), label);

function exportOf(me) {
  const done = outcomePlace();
  const form = el('form', {}, el('button', {}, 'Exporter toute ma messagerie'));
  onSubmit(form, async () => {
    show(done);
    download(`messagerie-${today()}.json`, await get(path`/mailboxes/${me.sub}/export`));
    tell(done, 'Le fichier est prêt.');
  });
  return [
    el('hr'),
    el('section', { 'aria-labelledby': 'export' },
      el('h2', { id: 'export' }, 'Mes données'),
      el('p', {}, fr`Tout ce que la messagerie garde sur vous : échanges, préférences, procurations, et qui l’a ouverte. À lire sur une page, ou en fichier (JSON).`),
      form,
      done,
      el('div', { class: 'actions' },
        el('a', { class: 'button', href: '/member/export.html' }, 'Lire ou imprimer mes données'),
        el('a', { class: 'button', href: '/member/access.html' }, 'Qui a ouvert ma boîte'))),
  ];
}
