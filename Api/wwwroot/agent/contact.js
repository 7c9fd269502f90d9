// A contact as an agent works on it: read, taken in charge, answered, passed on.

import { byId } from '../shared/dom.js';
import { openPage } from '../shared/page.js';
import { showClaim } from './contact/claim.js';
import { openDesk } from './contact/desk.js';
import { showExchange } from './contact/exchange.js';
import { showFacts } from './contact/facts.js';
import { noteForm } from './contact/note.js';
import { replyForm } from './contact/reply.js';
import { contactPage } from './labels.js';
import { boardAddress } from './way-back.js';

openPage('desk', async reader => {
  if (reader.me.role === 'admin') return location.replace('/agent/');
  byId('back').href = boardAddress();
  const desk = await openDesk(reader, await wanted(reader));
  showFacts(desk);
  showExchange(desk);
  showClaim(desk);
  replyForm(desk);
  noteForm(desk);
  byId('desk').hidden = false;
  return async () => {
    const later = await import('./contact/later.js').catch(fault => console.info(fault.message));
    later?.begin(desk);
  };
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
