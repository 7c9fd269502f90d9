// The views of a board: how many there are in each, and the way to it.

import { byId, el, show } from '../../shared/dom.js';
import { count, fr, whole } from '../../shared/french.js';
import { addressOf, changed, views } from './query.js';

/** What a member of no fund holds, nobody needs to be shown. */
const viewsOf = me => Object.keys(views).filter(view => view !== 'mine' || me.role !== 'admin');

/**
 * @param {(change: any) => void} go
 * @returns {(query: any, counts: any) => void} shows the counts, and which view is shown
 */
export function viewTabs(me, go) {
  const tabs = new Map(viewsOf(me).map(view => [view, tab(view)]));
  show(byId('views'), el('ul', {}, [...tabs.values()].map(({ link }) => el('li', {}, link))));
  return (query, counts) => {
    for (const [view, { link, number }] of tabs) {
      link.href = addressOf(changed(query, { view }), me);
      link.onclick = event => follow(event, () => go({ view }));
      if (view === query.view) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
      number.textContent = whole(counts[view]);
      link.classList.toggle('some', counts[view] > 0);
    }
    tellLapsed(counts.lapsed, addressOf(changed(query, { view: 'mine', lapsed: true, theme: null, level: null }), me));
  };
}

function tab(view) {
  const number = el('strong', { class: 'number' }, '–');
  return { number, link: el('a', { class: view }, number, ' ', views[view]) };
}

/** A link that leads to another state of this page, unless its reader wants it elsewhere. */
function follow(event, go) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go();
}

/** Claims of the reader's that ended by themselves: nobody is on those contacts now. */
function tellLapsed(lapsed, address) {
  byId('lapsed').hidden = lapsed === 0;
  if (lapsed === 0) return;
  show(byId('lapsed'),
    fr`${count(lapsed, 'de vos prises en charge est échue', 'de vos prises en charge sont échues')} : plus personne ne suit ${lapsed > 1 ? 'ces demandes' : 'cette demande'}. `,
    el('a', { href: address }, lapsed > 1 ? 'Les voir' : 'La voir'));
}
