// The board of a fund: what is owed an answer, the oldest deadline first, as it is now.

import { byId } from '../shared/dom.js';
import { announce, openPage } from '../shared/page.js';
import { keepPlace, keptPlace, placeFrom } from '../shared/place.js';
import { Board } from './board/board.js';
import { filters } from './board/filters.js';
import { addressOf, changed, queryOf } from './board/query.js';
import { toolbar } from './board/toolbar.js';
import { viewTabs } from './board/views.js';
import { telling } from './failing.js';
import { NATIONAL } from './labels.js';

openPage('desk', async ({ me }) => {
  const opens = me.role !== 'admin';
  const funds = opens ? null : await (await import('./funds.js')).offerFunds(byId('fund'));
  const desk = { me, opens, get fundName() { return board.query.fund === NATIONAL && funds?.nameOf; } };
  const keep = keepPlace(() => board.list.place());
  const go = change => {
    keep();
    return navigate(board, change);
  };
  const board = new Board(desk, { funds, tabs: viewTabs(me, go), filters: filters(go), toolbar: toolbar() });
  addEventListener('popstate', () => turn(board, keptPlace()));
  byId('board').addEventListener('click', ({ target }) => {
    target.closest('.target')?.focus({ preventScroll: true });
    keep();
  });
  offerActions(board);
  await board.open(asked(board));
  const place = placeFrom('/agent/contact.html');
  if (board.query && place) board.list.comeBackTo(place);
  document.addEventListener('keydown', hearEarly);
  return () => goOn(board);
});

/** @type {KeyboardEvent[]} what was pressed before there was anybody to hear it */
const early = [];

const hearEarly = event => early.push(event);

/** Follows the board, and hears keys. Whoever chose something else meanwhile waits for that, and it is followed then. */
async function goOn(board) {
  const { followBoard, listenForKeys, offerActs } = await import('./board/later.js');
  document.removeEventListener('keydown', hearEarly);
  follow = () => followBoard(board);
  if (board.query) follow();
  const acts = board.desk.opens && offerActs(board, () => turn(board));
  listenForKeys({
    j: { does: 'demande suivante', act: () => board.list.step(1) },
    k: { does: 'demande précédente', act: () => board.list.step(-1) },
    r: { does: 'actualiser', act: byId('refresh').onclick },
    ...(acts && { 'Entrée': { does: 'ouvrir la demande' }, c: { does: 'prendre la demande en charge', act: acts.claim } }),
  }, early);
}

let follow = () => {};

/** What the address says; what is shown becomes that once it is read. */
const asked = ({ desk }) => queryOf(location.search, desk.me);

function offerActions(board) {
  const refresh = () => { if (!board.isAwaited) turn(board); };
  byId('refresh').onclick = refresh;
  byId('more').onclick = () => telling(() => board.more());
}

async function navigate(board, change) {
  history.pushState(null, '', addressOf(changed(asked(board), change), board.desk.me));
  await turn(board);
}

/** @param {any} place where the reader was when they left what is shown now; what is only refreshed keeps its place by itself */
async function turn(board, place = null) {
  const wanted = asked(board);
  await telling(() => board.open(wanted));
  if (board.query !== wanted) return;
  if (place) board.list.comeBackTo(place);
  announce(byId('summary').textContent);
  follow();
}
