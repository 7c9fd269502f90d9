// Dates, times, durations and counts as a person says them.

/** The zone of the fund that a page is about; its dates are said there, wherever the reader is. */
export let zone = 'Europe/Paris';

/** That of a fund; of all funds together, Paris. */
export const setZone = timeZone => { zone = timeZone ?? 'Europe/Paris'; };

const NARROW = '\u202f', HARD = '\u00a0';

/** @returns {any} */
const parts = (instant, options) =>
  new Intl.DateTimeFormat('fr-FR', { timeZone: zone, ...options }).formatToParts(new Date(instant))
    .reduce((found, part) => ({ ...found, [part.type]: part.value }), {});

/** `mercredi 23 mars 2022` */
export function day(instant, timeZone = zone) {
  const { weekday, day, month, year } = parts(instant, { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return `${weekday} ${day === '1' ? '1er' : day} ${month} ${year}`;
}

/** `16 h 05` */
export function time(instant) {
  const { hour, minute } = parts(instant, { hour: '2-digit', minute: '2-digit', hour12: false });
  return `${Number(hour) % 24}${HARD}h${HARD}${minute}`;
}

/** `lundi 9 octobre 2017 à 16 h 05` */
export const moment = instant => `${day(instant)} à ${time(instant)}`;

/** A deadline: `mardi 9 octobre à 16 h 05`, or `mardi 16 h 05` within six days where it is to be brief; midnight belongs to the day it ends. */
export function deadline(instant, now = Date.now(), isBrief = true) {
  const due = new Date(instant);
  const atMidnight = time(due) === `0${HARD}h${HARD}00`;
  const said = atMidnight ? new Date(due.getTime() - 1) : due;
  const { weekday, day, month, year } = parts(said, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const hour = atMidnight ? `24${HARD}h` : time(due);
  if (isBrief && Math.abs(due.getTime() - now) < 6 * 86_400_000) return `${weekday} ${hour}`;
  const sameYear = year === parts(now, { year: 'numeric' }).year;
  return `${weekday} ${day === '1' ? '1er' : day} ${month}${sameYear ? '' : ` ${year}`} à ${hour}`;
}

/** Business minutes, as `3 h 20`, `45 min` or `2 j 4 h`: a business day has 24 hours. */
export function duration(minutes) {
  const whole = Math.abs(Math.trunc(minutes));
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor(whole / 60) % 24, whole % 60];
  if (days > 0) return `${days}${HARD}j` + (hours ? ` ${hours}${HARD}h` : '');
  if (hours > 0) return `${hours}${HARD}h` + (rest ? `${HARD}${String(rest).padStart(2, '0')}` : '');
  return `${rest}${HARD}min`;
}

/** `1 échange`, `2 échanges`; nothing and one are singular. */
export const count = (number, singular, plural = `${singular}s`) => `${whole(number)}${HARD}${Math.abs(number) < 2 ? singular : plural}`;

/** `12 345` */
export const whole = number => new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 }).format(number);

/** `97,5 %` */
export const percent = number => `${new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 }).format(number)}${NARROW}%`;

/** `4,3 sur 5` */
export const grade = number => `${new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 }).format(number)} sur 5`;

/** `de Lucie`, `d’Odile` */
export const of = name => (/^([aeiouhœæ]|y[^aeiou])/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`);

/** A French sentence, with the spaces at which it must not be broken: `fr\`Êtes-vous là ?\``; what is inserted stays as it is. */
export const fr = (strings, ...values) => String.raw({ raw: strings.map(unbroken) }, ...values);

const unbroken = text => text.replace(/ (?=[;?!])/g, NARROW).replace(/ (?=[:»])/g, HARD).replace(/« /g, `«${HARD}`);

/** Colon and what follows, as French writes it: `Sujet : Carte Vitale`. */
export const labelled = (label, value) => `${label}${HARD}: ${value}`;

/** `mars 2022` of `2022-03` or any day in it. */
export const month = date => new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(new Date(`${date.slice(0, 7)}-01T00:00Z`));

/** `23 mars` of a date without a time. */
export const shortDate = date => new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(new Date(`${date}T00:00Z`)).replace(/^1 /, '1er ');

/** Today in the zone, as `2022-03-23`. */
export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date());
