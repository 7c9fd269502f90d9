// From an answer to the next request of the view that the agent came from.

import { byId, show } from '../../shared/dom.js';
import { tab } from '../../shared/keeping.js';
import { notice } from '../../shared/page.js';
import { queryOf, readPage } from '../board/query.js';
import { contactPage } from '../labels.js';
import { boardAddress } from '../way-back.js';

/** What is to be said of an answer on the page after it. */
const SENT = 'envoyee';

/** What was sent from the page before. */
export function tellEarlier() {
  const text = tab.read(SENT);
  tab.remove(SENT);
  if (text) show(byId('earlier'), notice('good', text));
}

/** The one due next after this, else the first of the view; the board when there is none left. */
export async function goOn({ me, contact }, said) {
  const address = boardAddress();
  const { items } = await readPage(queryOf(address.split('?')[1] ?? '', me), null);
  const others = items.filter(({ contactId }) => contactId !== contact.id);
  const next = others.find(({ dueAt }) => dueAt >= contact.dueAt) ?? others[0];
  tab.write(SENT, said);
  location.assign(next ? contactPage(next) : address);
}
