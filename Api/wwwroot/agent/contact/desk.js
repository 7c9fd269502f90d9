// The contact that the page is about, as it was last read, and what shows it.

import { get, path } from '../../shared/api.js';
import { draft } from '../../shared/drafts.js';

/** @returns {Promise<any>} once the contact is read */
export async function openDesk({ me, fund }, { memberId, contactId }) {
  const address = path`/mailboxes/${memberId}/contacts/${contactId}`;
  let contact = await get(address);
  const panes = [];
  return {
    me, fund, address,
    get contact() { return contact; },

    /** The version that is shown, as the service compares it with its own. */
    get tag() { return `"${contact.version}"`; },

    /** Has `show` called now, and with what was before each time the contact is known to be otherwise. */
    shownBy(show) {
      panes.push(show);
      show(contact, null);
    },

    /** Readings overtake each other: what is older than what is shown is not shown any more. */
    take(fresh) {
      if (fresh.version < contact.version) return;
      const before = contact;
      contact = fresh;
      panes.forEach(show => show(contact, before));
    },

    read: () => get(address),

    draft: name => draft(me.sub, memberId, contactId, name),
  };
}
