// The delay notices of a fund: what its members read on a theme whose answers take longer.

import { get, path, put, remove } from '../shared/api.js';
import { dayOf } from '../shared/days.js';
import { byId, el, focusOn, show } from '../shared/dom.js';
import { countDown, onSubmit } from '../shared/forms.js';
import { day, fr, today } from '../shared/french.js';
import { notice, openPage } from '../shared/page.js';
import { telling } from './failing.js';
import { offerFunds } from './funds.js';
import { NATIONAL } from './labels.js';
import { latest } from './latest.js';

const limits = { min: 10, max: 300 };

openPage('lead', async ({ fund }) => {
  const { themes } = await get('/catalog');
  const funds = fund ? null : await offerFunds(byId('fund'));
  const only = latest();
  let code = fund?.code ?? NATIONAL;
  funds?.choose(code);
  show(byId('theme'), ...themes.map(({ code, label }) => el('option', { value: code }, label)));
  countDown(byId('text'), byId('left'), limits, () => null);

  async function open() {
    const isOne = code !== NATIONAL;
    const { notices } = isOne ? await only(get(path`/funds/${code}/notices`)) ?? {} : { notices: [] };
    if (!notices) return;
    show(byId('trouble'));
    byId('new').hidden = !isOne;
    [byId('until').min, byId('until').max] = [today(), dayOf(Date.now() + 365 * 86_400_000)];
    show(byId('notices'), !isOne ? el('p', {}, 'Choisissez une caisse.')
      : notices.length > 0 ? el('ul', { class: 'proxies' }, notices.map(shown))
      : el('p', { class: 'card' }, 'Aucun avis n’est affiché.'));
  }

  const shown = ({ theme, text, until }) => el('li', { class: 'card' },
    el('h2', {}, labelOf(theme)),
    el('p', { class: 'text' }, text),
    el('p', { class: 'hint' }, `Affiché jusqu’au ${day(`${until}T00:00Z`, 'UTC')} inclus.`),
    el('button', { type: 'button', 'aria-label': fr`Retirer l’avis : ${labelOf(theme)}`, onclick: () => telling(() => takeDown(theme)) }, 'Retirer'));

  const labelOf = theme => themes.find(({ code }) => code === theme)?.label ?? theme;

  async function takeDown(theme) {
    await remove(path`/funds/${code}/notices/${theme}`);
    await told('L’avis est retiré.');
  }

  async function told(text) {
    await open();
    show(byId('said'), notice('good', text));
    focusOn(byId('said'));
  }

  onSubmit(byId('new'), async () => {
    const { theme, text, until } = Object.fromEntries(new FormData(byId('new')));
    await put(path`/funds/${code}/notices/${theme}`, { text, until: until || null });
    byId('new').reset();
    await told('L’avis est affiché.');
  });
  byId('fund').addEventListener('change', ({ target }) => {
    code = target.value;
    funds?.choose(code);
    show(byId('said'));
    telling(open);
  });
  await open();
});
