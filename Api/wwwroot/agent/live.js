// A board as it changes: told by the service, and asked for again now and then, since business time passes by itself.

import { path, stream } from '../shared/api.js';
import { after, every } from '../shared/schedule.js';
import { NATIONAL } from './labels.js';

const EVERY_MINUTE = 60_000, EVERY_HALF_MINUTE = 30_000, AGAIN_AFTER = 10_000;

/**
 * Follows a board for as long as the page is in sight; one out of sight holds no connection, of which a browser has few.
 * @param {string} fund
 * @param {object} listener
 * @param {() => void} listener.again whatever is shown may have changed
 * @param {() => void} listener.later some time has passed
 * @param {(item: any) => void} [listener.changed] a contact came, or is not as it was
 * @param {(contactId: string) => void} [listener.removed] a contact was answered, or went elsewhere
 * @param {(state: 'live' | 'lost' | 'polling') => void} [listener.state]
 * @returns {() => void} ends it
 */
export function follow(fund, listener) {
  return whileInSight(fund === NATIONAL ? () => poll(listener) : () => listen(fund, listener));
}

/**
 * All funds together tell nothing by themselves.
 * @param {any} listener
 */
function poll({ again, state }) {
  state?.('polling');
  again();
  return every(EVERY_HALF_MINUTE, again);
}

function listen(fund, listener) {
  let source, cancel = () => {};
  const connect = () => {
    source = stream(path`/funds/${fund}/board/events`);
    source.onopen = () => listener.state?.('live');
    source.onerror = () => {
      listener.state?.('lost');
      if (source.readyState === EventSource.CLOSED) cancel = after(AGAIN_AFTER, connect);
    };
    hear(source, listener);
  };
  connect();
  const stop = every(EVERY_MINUTE, listener.later);
  return () => {
    stop();
    cancel();
    source.close();
  };
}

function hear(source, { again, changed, removed }) {
  source.addEventListener('ready', again);
  source.addEventListener('reset', again);
  source.addEventListener('changed', event => changed?.(JSON.parse(event.data).item));
  source.addEventListener('removed', event => removed?.(JSON.parse(event.data).contactId));
}

/** Starts something each time the page comes into sight; what `start` returned ends it. */
function whileInSight(start) {
  let stop = null;
  const look = () => {
    if (document.visibilityState === 'visible') stop ??= start();
    else stop = stop?.() ?? null;
  };
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    document.removeEventListener('visibilitychange', look);
    stop?.();
  };
}
