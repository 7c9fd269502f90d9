// Accepting an invitation to be somebody's proxy, with the code that its mail carries.

import { path, post, Problem } from '../shared/api.js';
import { byId, el, focusOn, show } from '../shared/dom.js';
import { onSubmit, tellErrors, tellProblem } from '../shared/forms.js';
import { day, fr, labelled, of } from '../shared/french.js';
import { tab } from '../shared/keeping.js';
import { person } from '../shared/names.js';
import { openPage } from '../shared/page.js';
import { agreeing, periodOf, words } from './agreement.js';

const KEPT = 'invitation';

keepCode();

openPage('member', async ({ me }) => {
  const place = byId('invitation');
  const code = tab.read(KEPT) ?? '';
  const asking = codeForm(code, async typed => {
    show(place, await offerOf(typed, me, place));
    focusOn(place.querySelector('h2'));
  });
  if (!code) return show(place, asking);
  try {
    show(place, await offerOf(code, me, place));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.status === 404) tab.remove(KEPT);
    show(place, asking);
    tellProblem(asking, problem);
  }
});

/** The code comes behind the # of the mail's link, which no server sees. It waits in this tab for its reader to sign in. */
function keepCode() {
  const code = location.hash.slice(1);
  if (!code) return;
  tab.write(KEPT, code);
  history.replaceState(null, '', location.pathname);
}

function codeForm(code, onCode) {
  /** @type {any} */
  const form = el('form', {},
    el('div', { class: 'field' },
      el('label', { for: 'code' }, 'Code de l’invitation'),
      el('p', { class: 'hint', id: 'code-hint' }, 'Seize lettres et chiffres, dans le courriel que vous avez reçu.'),
      el('input', { id: 'code', name: 'code', value: code, autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', 'aria-describedby': 'code-hint' })),
    el('div', { class: 'actions' }, el('button', { class: 'primary' }, 'Voir l’invitation')));
  onSubmit(form, async () => {
    const typed = form.elements.code.value.trim();
    if (!typed) return tellErrors(form, { code: ['Indiquez le code de votre courriel.'] });
    await onCode(typed);
  });
  return form;
}

async function offerOf(code, me, place) {
  const offer = await post('/me/procurations/invitation', { code });
  const name = person(offer.memberName);
  const title = el('h2', {}, `${name} vous invite à devenir son mandataire`);
  /** @type {any} */
  const form = el('form', {},
    el('fieldset', { class: 'agreement' }, el('legend', {}, 'Ce que vous acceptez tous les deux'), words(offer.wording), agreeing()),
    el('div', { class: 'actions' },
      el('a', { class: 'button quiet', href: '/member/', onclick: () => tab.remove(KEPT) }, 'Ne pas accepter'),
      el('button', { class: 'primary' }, 'Accepter la procuration')));
  onSubmit(form, async () => {
    if (!form.elements.agreed.checked) return tellErrors(form, { agreed: ['Lisez ces termes et cochez la case pour les accepter.'] });
    const held = await post('/me/procurations', { code });
    tab.remove(KEPT);
    show(place, accepted(held));
    focusOn(place.firstElementChild);
  });
  return el('div', {}, title,
    el('p', {}, `Vous pourrez lire les échanges ${of(name)} avec la MSA, et écrire à sa place.`),
    el('p', {}, labelled('Période', periodOf(offer))),
    el('p', {}, `Vous acceptez en tant que ${person(me.name, me.sub)}. L’invitation est valable jusqu’au ${day(offer.expiresAt)}.`),
    form);
}

function accepted(held) {
  const name = person(held.name, held.memberId);
  if (Date.parse(held.from) > Date.now()) {
    return el('div', { class: 'notice good', role: 'status' },
      el('p', {}, fr`C’est accepté. Vous serez le mandataire ${of(name)}. ${periodOf(held)}.`),
      el('p', {}, el('a', { href: '/member/' }, 'Revenir à votre messagerie')));
  }
  return el('div', { class: 'notice good', role: 'status' },
    el('p', {}, fr`Vous êtes maintenant le mandataire ${of(name)}. ${periodOf(held)}.`),
    el('p', {}, el('a', { href: path`/member/?boite=${held.memberId}` }, `Ouvrir la messagerie ${of(name)}`)),
    el('p', {}, el('a', { href: '/member/proxies.html' }, 'Relire ce qui a été convenu')));
}
