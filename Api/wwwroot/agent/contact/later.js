// What a contact's page shows and does once the contact itself can be read.

import { optional } from '../failing.js';
import { makeBeside } from './beside.js';
import { followContact } from './news.js';
import { tellEarlier } from './next.js';
import { leave, offerTransfer } from './passing-on.js';
import { sharePresence } from './presence.js';
import { showOthers, showRecord } from './record.js';
import { offerTemplates } from './templates.js';

export function begin(desk) {
  makeBeside();
  if (desk.me.role === 'supervisor') assignable(desk);
  sharePresence(desk);
  tellEarlier();
  optional(offerTemplates(desk));
  showRecord(desk);
  optional(showOthers(desk));
  const unfollow = followContact(desk);
  offerTransfer(desk, text => {
    unfollow();
    leave(text);
  });
}

/** Most agents are no supervisors: they are not made to fetch it. */
async function assignable(desk) {
  const part = await import('./assign.js').catch(fault => console.info(fault.message));
  await part?.offerAssign(desk);
}
