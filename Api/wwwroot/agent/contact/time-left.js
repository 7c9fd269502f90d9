// The business time left for an answer. Only the board reckons it: it is read there once, and then as the board tells it.

import { get, path } from '/shared/api.js';
import { el, show } from '/shared/dom.js';
import { optional } from '../failing.js';
import { timeLeft, urgency } from '../labels.js';

/** Longer than that, and it is not told any more but read again. */
const GOOD_FOR = 10 * 60_000;

export function timeLeftOf(desk) {
  const place = el('span', { class: 'left' });
  let known = null, readAt = 0;
  const paint = () => {
    const isOfDeadline = known && Date.parse(known.dueAt) === Date.parse(desk.contact.dueAt);
    show(place, isOfDeadline && el('span', { class: `badge ${urgency(known.minutesLeft)}` }, timeLeft(known.minutesLeft)));
  };
  const hear = item => {
    [known, readAt] = [item, Date.now()];
    paint();
  };
  const read = async () => {
    readAt = Date.now();
    const item = desk.contact.status === 'answered' ? null : await findOnBoard(desk.contact);
    if (item) hear(item);
  };
  desk.shownBy(paint);
  return {
    place,

    /** Takes it as the board tells it of the contact. */
    hear,

    read,

    /** Reads it again once it is old. */
    renew: () => Date.now() - readAt > GOOD_FOR && optional(read()),
  };
}

async function findOnBoard({ id, fund, topic, level }) {
  const query = new URLSearchParams({ theme: topic.theme.code, level, limit: 200 });
  const { items } = await get(`${path`/funds/${fund}/board`}?${query}`);
  return items.find(({ contactId }) => contactId === id);
}
