// The way to another topic or another fund.

import { byId, el, focusOn, show } from '../../shared/dom.js';
import { notice, replacePage } from '../../shared/page.js';
import { boardAddress } from '../way-back.js';

/** Few contacts need it: what it takes is fetched when somebody opens it. */
export function offerTransfer(desk, leave) {
  const details = byId('transfer');
  let isReady = false;
  desk.shownBy(({ status }) => { details.parentElement.hidden = status === 'answered'; });
  const open = async () => {
    if (!details.open || isReady) return;
    isReady = true;
    show(byId('transferred'));
    try {
      const { transferForm } = await import('./transfer.js');
      await transferForm(desk, leave);
    } catch (fault) {
      isReady = false;
      console.info(fault.message);
      show(byId('transferred'), notice('bad', 'Les sujets ne se chargent pas pour l’instant. Refermez, puis rouvrez dans un moment.'));
    }
  };
  details.addEventListener('toggle', open);
  open();
}

/** The contact is another fund's now. */
export function leave(text) {
  replacePage(el('h1', {}, 'Échange transféré'), notice('good', text), el('a', { class: 'button', href: boardAddress() }, 'Revenir au tableau de bord'));
  focusOn(document.querySelector('h1'));
}
