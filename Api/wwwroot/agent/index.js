// The board of a fund: what is owed an answer, the oldest deadline first, as it is now.

import { Problem } from '../shared/api.js';
import { byId } from '../shared/dom.js';
import { announce, openPage } from '../shared/page.js';
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
  const query = queryOf(location.search, me);
  const fundName = opens ? null : await offerFunds(byId('fund'), query.fund);
  const desk = { me, opens, get fundName() { return board.query.fund === NATIONAL && fundName; } };
  const go = change => navigate(board, change);
  const board = new Board(query, desk, { tabs: viewTabs(me, go), filters: filters(go), toolbar: toolbar() });
  addEventListener('popstate', () => turnTo(board, queryOf(location.search, me)));
  offerActions(board);
  await board.open(query.shown);
  followBoard(board);
});

function offerActions(board) {
  const refresh = () => telling(() => board.open(board.list.length));
  byId('refresh').onclick = refresh;
  byId('more').onclick = () => telling(() => board.more());
  listenForKeys({
    j: { does: 'échange suivant', act: () => board.list.step(1) },
    k: { does: 'échange précédent', act: () => board.list.step(-1) },
    r: { does: 'actualiser', act: refresh },
    ...(board.desk.opens && { 'Entrée': { does: 'ouvrir l’échange' } }),
  });
}

async function navigate(board, change) {
  const wanted = changed(board.query, change);
  history.pushState(null, '', addressOf(wanted, board.desk.me));
  await turnTo(board, wanted);
}

async function turnTo(board, wanted) {
  const isElsewhere = wanted.fund !== board.query.fund;
  board.query = wanted;
  await telling(async () => {
    if (isElsewhere) await offerFunds(byId('fund'), wanted.fund);
    await board.open(wanted.shown);
  });
  announce(byId('summary').textContent);
  if (isElsewhere) followBoard(board);
}

let unfollow = null;

function followBoard(board) {
  let waiting = null;
  const lookSoon = () => { waiting ??= setTimeout(lookAgain, GATHER); };
  const lookAgain = async () => {
    waiting = null;
    if (board.isAwaited) lookSoon();
    else await keepUp(board);
  };
  unfollow?.();
  unfollow = follow(board.query.fund, {
    news: lookSoon,
    changed: ({ contactId }) => board.hear(contactId, true),
    removed: contactId => board.hear(contactId, false),
    state: board.parts.toolbar.connection,
  });
}

/** What nobody asked for and can't be had is tried again by itself. */
async function keepUp(board) {
  const { connection } = board.parts.toolbar;
  try {
    await board.look();
    if (board.query.fund === NATIONAL) connection('polling');
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    connection('lost');
  }
}
