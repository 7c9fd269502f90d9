// The board of a fund: what is owed an answer, the oldest deadline first, as it is now.

import { Problem } from '/shared/api.js';
import { byId } from '/shared/dom.js';
import { announce, openPage } from '/shared/page.js';
import { Board } from './board/board.js';
import { filters } from './board/filters.js';
import { addressOf, changed, queryOf } from './board/query.js';
import { listenForKeys } from './board/shortcuts.js';
import { toolbar } from './board/toolbar.js';
import { viewTabs } from './board/views.js';
import { telling } from './failing.js';
import { offerFunds } from './funds.js';
import { follow, NATIONAL } from './live.js';

/** Several events at once are one look at the board. */
const GATHER = 300;

openPage('desk', async ({ me }) => {
  const opens = me.role !== 'admin';
  const funds = opens ? null : await offerFunds(byId('fund'));
  const desk = { me, opens, get fundName() { return board.query.fund === NATIONAL && funds?.nameOf; } };
  const go = change => navigate(board, change);
  const board = new Board(desk, { funds, tabs: viewTabs(me, go), filters: filters(go), toolbar: toolbar() });
  addEventListener('popstate', () => turn(board));
  offerActions(board);
  await board.open(asked(board));
  // Whoever chose something else meanwhile waits for that, and it is followed then.
  if (board.query) followBoard(board);
});

/** What the address says; what is shown becomes that once it is read. */
const asked = ({ desk }) => queryOf(location.search, desk.me);

function offerActions(board) {
  const refresh = () => { if (!board.isAwaited) turn(board); };
  byId('refresh').onclick = refresh;
  byId('more').onclick = () => telling(() => board.more());
  listenForKeys({
    j: { does: 'demande suivante', act: () => board.list.step(1) },
    k: { does: 'demande précédente', act: () => board.list.step(-1) },
    r: { does: 'actualiser', act: refresh },
    ...(board.desk.opens && { 'Entrée': { does: 'ouvrir la demande' } }),
  });
}

async function navigate(board, change) {
  history.pushState(null, '', addressOf(changed(asked(board), change), board.desk.me));
  await turn(board);
}

async function turn(board) {
  const wanted = asked(board);
  await telling(() => board.open(wanted));
  if (board.query !== wanted) return;
  announce(byId('summary').textContent);
  followBoard(board);
}

let followed = null, unfollow = null;

function followBoard(board) {
  const { fund } = board.query;
  if (fund === followed) return;
  const { lookSoon, stop } = looks(board);
  const hear = (contactId, isThere) => {
    board.hear(contactId, isThere);
    lookSoon();
  };
  unfollow?.();
  followed = fund;
  const unhear = follow(fund, {
    again: lookSoon,
    later: lookSoon,
    changed: ({ contactId }) => hear(contactId, true),
    removed: contactId => hear(contactId, false),
    state: board.parts.toolbar.connection,
  });
  unfollow = () => {
    stop();
    unhear();
  };
}

/** One look at a time: what is heard of meanwhile is looked for after it, lest each overtake the one before and none be shown. */
function looks(board) {
  let waiting = null, isLooking = false, isMissed = false, isOver = false;
  const lookSoon = () => {
    isMissed = isLooking;
    if (!isLooking && !isOver) waiting ??= setTimeout(look, GATHER);
  };
  const look = async () => {
    waiting = null;
    if (board.isAwaited) return lookSoon();
    isLooking = true;
    const isTold = await keepUp(board).finally(() => { isLooking = false; });
    if (!isTold || isMissed) lookSoon();
  };
  const stop = () => {
    isOver = true;
    clearTimeout(waiting);
  };
  return { lookSoon, stop };
}

/**
 * What nobody asked for and can't be had is tried again by itself.
 * @returns {Promise<boolean>} false when another reading came between, which may not tell as much
 */
async function keepUp(board) {
  try {
    return await board.look();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    board.parts.toolbar.reading(false);
    return true;
  }
}
