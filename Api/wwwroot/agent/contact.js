// A contact as an agent works on it: read, taken in charge, answered, passed on.

import { byId, el, focusOn, show } from '/shared/dom.js';
import { notice, openPage, replacePage } from '/shared/page.js';
import { showClaim } from './contact/claim.js';
import { openDesk } from './contact/desk.js';
import { showExchange } from './contact/exchange.js';
import { showFacts } from './contact/facts.js';
import { followContact } from './contact/news.js';
import { noteForm } from './contact/note.js';
import { showOthers, showRecord } from './contact/record.js';
import { replyForm } from './contact/reply.js';
import { optional } from './failing.js';
import { contactPage } from './labels.js';
import { boardAddress } from './way-back.js';

openPage('desk', async reader => {
  if (reader.me.role === 'admin') return location.replace('/agent/');
  byId('back').href = boardAddress();
  const desk = await openDesk(reader, await wanted(reader));
  showFacts(desk);
  showExchange(desk);
  showClaim(desk);
  showRecord(desk);
  const fetchTemplates = replyForm(desk);
  noteForm(desk);
  byId('desk').hidden = false;
  const unfollow = followContact(desk);
  offerTransfer(desk, text => {
    unfollow();
    leave(text);
  });
  await Promise.all([fetchTemplates(), showOthers(desk), reader.me.role === 'supervisor' && assignable(desk)].map(part => optional(part)));
});

/** The contact that the address names; without its member in an address from a mail. */
async function wanted({ me }) {
  const address = new URLSearchParams(location.search);
  const [contactId, memberId] = [address.get('id'), address.get('member')];
  if (memberId) return { memberId, contactId };
  const { memberOf } = await import('./contact/find.js');
  const found = { memberId: await memberOf(me.fund, contactId), contactId };
  history.replaceState(null, '', contactPage(found));
  return found;
}

/** Most agents are no supervisors: they are not made to fetch it. */
async function assignable(desk) {
  const part = await import('./contact/assign.js').catch(fault => console.info(fault.message));
  await part?.offerAssign(desk);
}

/** Few contacts need it: what it takes is fetched when somebody opens it. */
function offerTransfer(desk, leave) {
  const details = byId('transfer');
  let isReady = false;
  desk.shownBy(({ status }) => { details.parentElement.hidden = status === 'answered'; });
  details.addEventListener('toggle', async () => {
    if (!details.open || isReady) return;
    isReady = true;
    show(byId('transferred'));
    try {
      const { transferForm } = await import('./contact/transfer.js');
      await transferForm(desk, leave);
    } catch (fault) {
      isReady = false;
      console.info(fault.message);
      show(byId('transferred'), notice('bad', 'Les sujets ne se chargent pas pour l’instant. Refermez, puis rouvrez dans un moment.'));
    }
  });
}

/** The contact is another fund's now. */
function leave(text) {
  replacePage(el('h1', {}, 'Échange transféré'), notice('good', text), el('a', { class: 'button', href: boardAddress() }, 'Revenir au tableau de bord'));
  focusOn(document.querySelector('h1'));
}
