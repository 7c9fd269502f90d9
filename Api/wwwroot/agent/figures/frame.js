// What the charts of a month have in common: a day in each column, a scale at the left, weekends behind.

import { svg } from '../../shared/dom.js';

const HEIGHT = 240, LEFT = 52, RIGHT = 8, TOP = 12, BOTTOM = 28;

/** The room that a day's number needs. */
const LABEL = 22;

/**
 * @param {object} chart
 * @param {string} chart.name unique on the page
 * @param {string} chart.title
 * @param {string} chart.summary what somebody who does not see it should know
 * @param {{day: string}[]} days
 * @param {number} width in pixels
 * @param {{value: number, label: string}[]} ticks of the scale, the lowest first
 * @param {(place: {x: (index: number) => number, y: (value: number) => number, band: number}) => SVGElement[]} draw
 */
export function frame({ name, title, summary }, days, width, ticks, draw) {
  const band = (width - LEFT - RIGHT) / days.length;
  const top = ticks[ticks.length - 1].value;
  const x = index => LEFT + band * (index + 0.5);
  const y = value => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  return svg('svg', { class: 'chart', viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: 'img', 'aria-labelledby': `${name}-title`, 'aria-describedby': `${name}-summary` },
    svg('title', { id: `${name}-title` }, title),
    svg('desc', { id: `${name}-summary` }, summary),
    days.map(({ day }, i) => isWeekend(day) && svg('rect', { class: 'weekend', x: x(i) - band / 2, y: TOP, width: band, height: HEIGHT - TOP - BOTTOM })),
    ticks.map(tick => level(tick, y(tick.value), width)),
    days.map(({ day }, i) => isLabelled(i, days.length, band) && text(String(Number(day.slice(8))), x(i), HEIGHT - 8, 'middle')),
    draw({ x, y, band }));
}

/** Round steps from nothing to at least `most`. */
export function ticksTo(most, steps, label) {
  const step = steps.find(step => most / step <= 5) ?? Math.ceil(most / 5);
  const number = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: number + 1 }, (_, i) => ({ value: i * step, label: label(i * step) }));
}

/** 1, 2, 5, 10, 20, 50… */
export const roundSteps = Array.from({ length: 7 }, (_, power) => [1, 2, 5].map(step => step * 10 ** power)).flat();

function level({ label }, y, width) {
  return svg('g', {}, svg('line', { class: 'grid', x1: LEFT, x2: width - RIGHT, y1: y, y2: y }), text(label, LEFT - 6, y + 4, 'end'));
}

const text = (label, x, y, anchor) => svg('text', { x, y, 'text-anchor': anchor }, label);

/** Every day where there is room, else every fifth. */
const isLabelled = (index, length, band) => band >= LABEL || index === 0 || (index + 1) % 5 === 0;

const isWeekend = day => [0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());
