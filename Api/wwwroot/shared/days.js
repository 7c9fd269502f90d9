// Days as forms and addresses write them, `2022-03-23`, and the instants at which they begin in the zone of the fund.

import { zone } from './french.js';

/** The day of an instant. */
export const dayOf = instant => wall(instant).slice(0, 10);

/** The instant, in ISO form, at which a day begins. */
export function startOfDay(date) {
  const asUtc = Date.parse(`${date}T00:00Z`);
  const guess = asUtc - offset(asUtc);
  // Near a change of clocks, the offset of that night counts.
  return new Date(asUtc - offset(guess)).toISOString();
}

export const dayAfter = date => new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** What a clock on the wall shows: `2022-03-23 16:05:00`, as Swedes write it. */
const wall = instant => new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(new Date(instant));

const offset = instant => Date.parse(`${wall(instant).replace(' ', 'T')}Z`) - instant;
