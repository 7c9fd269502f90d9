// The charts of a month with their legends, and behind each the table of what it draws.

import { el, show } from '../../shared/dom.js';
import { duration, percent, shortDate, whole } from '../../shared/french.js';
import { delayChart, inTimeChart, swatch, volumeChart } from './charts.js';
import { NONE, table } from './tables.js';

/** What fits the width of a sheet of paper. */
const PAPER = 680;

const orNone = (value, say) => (value === null ? NONE : say(value));

/** @type {any[]} */
const charts = [
  {
    title: 'Demandes et réponses', draw: volumeChart, isWide: true,
    legend: { received: 'demandes reçues', answered: 'réponses', weekend: 'samedi et dimanche' },
    columns: { 'Reçues': ({ received }) => whole(received), 'Réponses': ({ answered }) => whole(answered) },
  },
  {
    title: 'Réponses dans les délais', draw: inTimeChart,
    legend: { 'in-time': 'part des réponses du jour' },
    columns: { 'Réponses': ({ answered }) => whole(answered), 'Dans les délais': ({ inTimePercent }) => orNone(inTimePercent, percent) },
  },
  {
    title: 'Délai de première réponse', draw: delayChart,
    legend: { median: 'médiane', p90: '9e décile' },
    columns: { 'Médiane': ({ medianMinutes }) => orNone(medianMinutes, duration), '9e décile': ({ p90Minutes }) => orNone(p90Minutes, duration) },
  },
];

/** @param {{day: string, figures: any}[]} days */
export function gallery(days) {
  const figures = charts.map(chart => ({ chart, canvas: el('div', { class: 'canvas' }) }));
  const draw = width => figures.forEach(({ chart, canvas }) => drawIn(canvas, chart, days, width));
  const observer = new ResizeObserver(() => draw());
  figures.forEach(({ canvas }) => observer.observe(canvas));
  onbeforeprint = () => draw(PAPER);
  onafterprint = () => draw();
  return el('div', { class: 'gallery' }, figures.map(({ chart, canvas }) => frameOf(chart, canvas, days)));
}

function drawIn(canvas, chart, days, width = Math.floor(canvas.clientWidth)) {
  const drawn = canvas.firstElementChild;
  if (width > 0 && drawn?.getAttribute('width') !== String(width)) show(canvas, chart.draw(days, width));
}

const frameOf = ({ title, legend, isWide, columns }, canvas, days) => el('section', { class: isWide ? 'card wide' : 'card' },
  el('h2', {}, title),
  el('ul', { class: 'legend' }, Object.entries(legend).map(([series, label]) => el('li', {}, swatch(series), label))),
  canvas,
  el('details', { class: 'no-print' }, el('summary', {}, 'Voir les valeurs'), valuesOf(title, columns, days)));

function valuesOf(title, columns, days) {
  const rows = days.filter(({ figures }) => figures && figures.received + figures.answered > 0)
    .map(({ day, figures }) => [shortDate(day), ...Object.values(columns).map(say => say(figures))]);
  return table(`${title}, par jour`, ['Jour', ...Object.keys(columns)], rows);
}
