// Why an answer is due when it is: the business time given, and the days that do not count.

import { get, path } from '../shared/api.js';
import { el } from '../shared/dom.js';
import { count, fr, labelled } from '../shared/french.js';
import { levels } from './request.js';
import { expectedAnswer } from './status.js';

const DAY = 24 * 60, WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** `48 h ouvrées : le samedi 4, le dimanche 5 et le lundi de Pâques ne comptent pas.`; nothing when every day counts. */
export function explanation({ skipped, businessMinutes }) {
  if (!skipped?.length) return null;
  const days = skipped.map((day, i) => nameOf(day, skipped[i - 1]));
  const last = days.pop();
  const said = days.length > 0 ? `${days.join(', ')} et ${last} ne comptent pas.` : `${last} ne compte pas.`;
  const given = givenTime(businessMinutes);
  return given ? fr`${given} : ${said}` : said[0].toUpperCase() + said.slice(1);
}

/** As a line under a deadline. */
export const explained = deadline => {
  const why = explanation(deadline);
  return why && el('p', { class: 'hint' }, why);
};

/**
 * When an answer would be due if the message were sent now, how long answers on its theme usually take, and what the fund says of delays;
 * filled in once it is known, and empty where it can't be.
 * @param {any} message
 * @param {(known: any) => any} more what else to say of it
 */
export function dueIfSentNow({ fund, mailbox, request }, more = () => null) {
  const place = el('div', { class: 'due-now' });
  if (fund && mailbox.isOwn) get(`${path`/funds/${fund.code}/deadline`}?${topicOf(request)}`).then(
    known => place.append(...[
      delayNotice(known),
      el('p', {}, `Si vous envoyez ce message maintenant : ${uncapped(expectedAnswer({ status: 'open', dueAt: known.dueAt }))}`),
      explained(known),
      usually(known),
      more(known),
    ].filter(Boolean)),
    problem => console.info(problem.detail));
  return place;
}

const topicOf = request => new URLSearchParams(levels.map(level => [level, request.chosen(level).code]));

const delayNotice = ({ notice }) => notice && el('div', { class: 'notice warn' },
  el('p', {}, el('strong', {}, labelled('Votre MSA vous prévient', ''))), el('p', { class: 'text' }, notice.text));

const usually = ({ usual }) => usual && el('p', { class: 'hint' }, fr`Délai habituel sur ce thème : ${atMost(usual.minutes)} au plus, 9 fois sur 10.`);

/** Business time, rounded up: in hours up to two days, then in days. */
export function atMost(minutes) {
  if (minutes > 2 * DAY) return `${count(Math.ceil(minutes / DAY), 'jour ouvré', 'jours ouvrés')}`;
  return count(Math.max(1, Math.ceil(minutes / 60)), 'heure ouvrée', 'heures ouvrées');
}

const uncapped = text => text[0].toLowerCase() + text.slice(1);

/** Two days as hours, as the fund promises them; more as days. */
function givenTime(minutes) {
  if (!minutes) return null;
  if (minutes % DAY === 0 && minutes > 2 * DAY) return `${minutes / DAY} jours ouvrés`;
  return minutes % 60 === 0 ? `${minutes / 60} h ouvrées` : `${minutes} min ouvrées`;
}

/** A holiday that says its day of the week goes by its name alone; the month is said where it is another. */
function nameOf({ date, reason }, before) {
  const parts = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', weekday: 'long', month: 'long' })
    .formatToParts(new Date(`${date}T00:00Z`)).reduce((found, { type, value }) => ({ ...found, [type]: value }), /** @type {any} */ ({}));
  if (reason.startsWith(`${parts.weekday} `)) return `le ${reason}`;
  const number = Number(date.slice(8));
  const month = before && before.date.slice(0, 7) !== date.slice(0, 7) ? ` ${parts.month}` : '';
  const day = `le ${parts.weekday} ${number === 1 ? '1er' : number}${month}`;
  return WEEKDAYS.includes(reason) ? day : `${day} (${reason})`;
}
