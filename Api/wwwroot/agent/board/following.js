// A board that changes while it is read: what is heard of is looked for, one look at a time.

import { Problem } from '../../shared/api.js';
import { after, gathered } from '../../shared/schedule.js';
import { follow } from '../live.js';

/** Several events at once are one look at the board. */
const GATHER = 300;

/** For so long the first reading is as good as another. */
const FRESH = 3_000;

/** What may have happened between the first reading and the first word of the service is looked for once the page is at rest. */
const GAP = 10_000;

let followed = null, unfollow = null;

export function followBoard(board) {
  const { fund } = board.query;
  if (fund === followed) return;
  const look = gathered(GATHER, () => keepUp(board));
  const hear = (contactId, isThere) => {
    board.hear(contactId, isThere);
    look.ask();
  };
  unfollow?.();
  followed = fund;
  const begun = Date.now();
  const cancel = after(GAP, look.ask);
  const unhear = follow(fund, {
    again: () => { if (Date.now() - begun > FRESH) look.ask(); },
    later: look.ask,
    changed: ({ contactId }) => hear(contactId, true),
    removed: contactId => hear(contactId, false),
    state: board.parts.toolbar.connection,
  });
  unfollow = () => {
    cancel();
    look.end();
    unhear();
  };
}

/**
 * What nobody asked for and can't be had is tried again by itself.
 * @returns {Promise<boolean>} false when another reading came between, which may not tell as much
 */
async function keepUp(board) {
  if (board.isAwaited) return false;
  try {
    return await board.look();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    board.parts.toolbar.reading(false);
    return true;
  }
}
