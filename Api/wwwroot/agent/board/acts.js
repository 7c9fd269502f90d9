// One act on several requests of the board: each has a box, and what may be done with those chosen stands above them.

import { path, post } from '../../shared/api.js';
import { byId, el, show } from '../../shared/dom.js';
import { count } from '../../shared/french.js';
import { announce, notice } from '../../shared/page.js';
import { telling } from '../failing.js';

/** As many as the service takes at once. */
const MOST = 50;

const done = { claim: ['demande prise en charge', 'demandes prises en charge'], release: ['demande rendue', 'demandes rendues'] };

/** @param {() => Promise<any>} refresh reads the board anew */
export function offerActs(board, refresh) {
  const list = byId('board');
  const bar = el('div', { class: 'acts', role: 'group', 'aria-label': 'Demandes choisies', hidden: true });
  list.before(bar);
  const chosen = () => [...list.querySelectorAll('.pick:checked')].map(box => box.closest('li').dataset.id);

  function tell() {
    const ids = chosen();
    bar.hidden = ids.length === 0;
    if (bar.hidden) return show(bar);
    const act = (kind, label) => el('button', { type: 'button', class: kind === 'claim' ? 'primary' : '', onclick: () => telling(() => perform(kind, chosen())) }, label);
    show(bar, el('span', {}, count(ids.length, 'demande choisie', 'demandes choisies')),
      ids.length > MOST ? el('span', {}, `${MOST} au plus à la fois`) : [act('claim', 'Prendre en charge'), act('release', 'Rendre')],
      el('button', { type: 'button', class: 'quiet', onclick: clear }, 'Ne plus choisir'));
  }

  function clear() {
    list.querySelectorAll('.pick:checked').forEach(box => { box.checked = false; });
    tell();
  }

  async function perform(act, contacts) {
    const { outcomes } = await post(path`/funds/${board.query.fund}/board/acts`, { act, contacts });
    const refused = outcomes.filter(({ code }) => code);
    clear();
    await refresh();
    const said = count(outcomes.length - refused.length, ...done[act]);
    show(byId('trouble'), notice(refused.length > 0 ? 'bad' : 'good', el('p', {}, `${said}.`), refused.length > 0 && el('ul', {}, reasons(refused).map(reason => el('li', {}, reason)))));
    announce(said);
  }

  const offer = () => {
    [...list.children].filter(row => !row.querySelector('.pick')).forEach(row => row.prepend(box(row)));
    tell();
  };

  offer();
  list.addEventListener('change', tell);
  new MutationObserver(offer).observe(list, { childList: true });
  return {
    /** The request that has the focus. */
    claim() {
      /** @type {HTMLElement | null | undefined} */
      const row = document.activeElement?.closest('#board > li');
      const id = row?.dataset.id;
      if (id) telling(() => perform('claim', [id]));
    },
  };
}

function box(row) {
  const [reason, member] = ['.target strong', '.member'].map(part => row.querySelector(part)?.textContent);
  return el('input', { type: 'checkbox', class: 'pick', 'aria-label': ['Choisir', reason, member].filter(Boolean).join(' ') });
}

/** The same reason for several is said once. */
function reasons(refused) {
  const said = refused.map(({ detail, holder }) => (holder ? `Déjà prise en charge par ${holder}` : detail));
  return [...new Set(said)].map(reason => `${reason} (${said.filter(other => other === reason).length})`);
}
