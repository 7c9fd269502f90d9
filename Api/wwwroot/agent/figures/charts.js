// The charts of a month: from what is counted to a drawing. Shapes tell the series apart, and so do colours.

import { svg } from '../../shared/dom.js';
import { count, duration, fr, percent, shortDate, whole } from '../../shared/french.js';
import { frame, roundSteps, ticksTo } from './frame.js';

/** Business minutes at which a scale of time may be divided: minutes, hours, days. */
const timeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 7200, 14400];

/** @param {{day: string, figures: any}[]} days of a month; without figures, those to come */
export function volumeChart(days, width) {
  const past = days.filter(({ figures }) => figures);
  const most = Math.max(...past.map(({ figures }) => Math.max(figures.received, figures.answered)));
  /** @type {any} */
  const busiest = past.find(({ figures }) => figures.received === Math.max(...past.map(({ figures }) => figures.received)));
  const summary = `${sum(past, 'received', 'demande reçue', 'demandes reçues')}, ${sum(past, 'answered', 'réponse')}. ` +
    fr`Le plus de demandes en un jour : ${whole(busiest.figures.received)}, le ${shortDate(busiest.day)}`;
  return frame({ name: 'volume', title: 'Demandes reçues et réponses par jour', summary }, days, width, ticksTo(most, roundSteps, whole), ({ x, y, band }) => [
    ...past.map(({ figures }, i) => svg('rect', { class: 'received', x: x(i) - band * 0.35, width: band * 0.7, y: y(figures.received), height: y(0) - y(figures.received) })),
    svg('polyline', { class: 'answered', points: past.map(({ figures }, i) => `${x(i)},${y(figures.answered)}`).join(' ') }),
    ...past.map(({ figures }, i) => svg('circle', { class: 'answered', cx: x(i), cy: y(figures.answered), r: Math.min(3.5, band * 0.4) })),
  ]);
}

export function inTimeChart(days, width) {
  const answered = days.filter(({ figures }) => figures?.answered > 0);
  const worst = lowest(answered, ({ figures }) => figures.inTimePercent);
  const summary = worst
    ? fr`Des réponses ont été données ${count(answered.length, 'jour')}. Le jour le moins bon : ${percent(worst.figures.inTimePercent)} dans les délais, le ${shortDate(worst.day)}`
    : 'Aucune réponse.';
  const ticks = [0, 25, 50, 75, 100].map(value => ({ value, label: percent(value) }));
  return frame({ name: 'in-time', title: 'Part des réponses données dans les délais, par jour', summary }, days, width, ticks, ({ x, y }) =>
    days.flatMap(({ figures }, i) => (figures?.answered > 0 ? lollipop(x(i), y(0), y(figures.inTimePercent)) : [])));
}

export function delayChart(days, width) {
  const answered = days.filter(({ figures }) => figures?.answered > 0);
  const longest = lowest(answered, ({ figures }) => -figures.p90Minutes);
  const most = longest?.figures.p90Minutes ?? 60;
  const summary = longest
    ? fr`Le 9e décile le plus long : ${duration(most)}, le ${shortDate(longest.day)}, pour une médiane de ${duration(longest.figures.medianMinutes)}.`
    : 'Aucune réponse.';
  return frame({ name: 'delay', title: 'Délai de première réponse par jour, en temps ouvré', summary }, days, width, ticksTo(most, timeSteps, duration), ({ x, y }) =>
    days.flatMap(({ figures }, i) => (figures?.answered > 0 ? range(x(i), y(figures.medianMinutes), y(figures.p90Minutes)) : [])));
}

const lollipop = (x, from, to) => [
  svg('line', { class: 'in-time', x1: x, x2: x, y1: from, y2: to }),
  svg('circle', { class: 'in-time', cx: x, cy: to, r: 4 }),
];

const range = (x, median, p90) => [
  svg('line', { class: 'range', x1: x, x2: x, y1: median, y2: p90 }),
  diamond(x, p90),
  svg('circle', { class: 'median', cx: x, cy: median, r: 3.5 }),
];

const diamond = (x, y) => svg('path', { class: 'p90', d: `M${x} ${y - 5}l5 5l-5 5l-5 -5z` });

const sum = (days, name, singular, plural) => count(days.reduce((total, { figures }) => total + figures[name], 0), singular, plural);

const lowest = (days, of) => days.reduce((least, day) => (least && of(least) <= of(day) ? least : day), null);

/** What a series looks like, for the legend beside a chart. */
export function swatch(series) {
  const shapes = {
    received: () => [svg('rect', { class: 'received', x: 6, y: 2, width: 8, height: 12 })],
    answered: () => [svg('polyline', { class: 'answered', points: '0,8 20,8' }), svg('circle', { class: 'answered', cx: 10, cy: 8, r: 3.5 })],
    'in-time': () => lollipop(10, 16, 5),
    median: () => [svg('circle', { class: 'median', cx: 10, cy: 8, r: 3.5 })],
    p90: () => [diamond(10, 8)],
    weekend: () => [svg('rect', { class: 'weekend', x: 0, y: 0, width: 20, height: 16 })],
  };
  return svg('svg', { class: 'swatch chart', viewBox: '0 0 20 16', width: 20, height: 16, 'aria-hidden': 'true' }, shapes[series]());
}
