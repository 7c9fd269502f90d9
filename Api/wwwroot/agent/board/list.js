// The rows of a board. What happens while somebody reads changes them where they stand; nothing moves unasked.

import { comeBackTo } from '../../shared/place.js';
import { leave, makeRow, paint, targetOf } from './row.js';

const LEFT_BOARD = 'traitée ou transférée', LEFT_VIEW = 'n’est plus dans cette vue', UPDATED = 'mise à jour';

export class List {
  #rows = new Map();
  #place;
  #desk;

  /**
   * @param {HTMLOListElement} place
   * @param {any} desk as for a row
   */
  constructor(place, desk) {
    [this.#place, this.#desk] = [place, desk];
  }

  get length() {
    return this.#rows.size;
  }

  /** Shows these and no others; whoever was reading finds what they read in its place, and the focus too if it was there. */
  show(items) {
    const reading = markPlace(this.#place);
    this.#rows.clear();
    this.#place.replaceChildren();
    this.append(items);
    reading.restore(this.#shown());
  }

  append(items) {
    for (const item of items.filter(({ contactId }) => !this.#rows.has(contactId))) {
      const row = makeRow(item, this.#desk);
      this.#rows.set(item.contactId, { row, item, dueAt: item.dueAt, isGone: false });
      this.#place.append(row);
    }
  }

  /**
   * Takes in how the view is now without moving anything.
   * @param {{items: any[], next: string | null}} fresh the view from its beginning, about as far as it is shown
   * @param {boolean} isWhole whether all of the view was shown
   * @param {Set<string>} leftBoard contacts known to have left the board altogether
   * @returns {number} what can't be shown in its place: those that came, went or are due at another time
   */
  takeIn(fresh, isWhole, leftBoard) {
    const { arrived, present, isBeyond } = compare(this.#rows, fresh, isWhole);
    let misplaced = arrived.length;
    for (const entry of this.#shown()) {
      const now = present.get(entry.item.contactId);
      const isGone = entry.isGone || leftBoard.has(entry.item.contactId) || !isBeyond(entry.item);
      if (!now && !isGone) continue;
      if (now) renew(entry, now, this.#desk);
      else if (!entry.isGone) depart(entry, leftBoard);
      if (!now || now.dueAt !== entry.dueAt) misplaced++;
    }
    return misplaced;
  }

  /** Moves the focus by so many rows; from outside the list, to its first. */
  step(by) {
    const at = this.#shown().findIndex(({ row }) => row.contains(document.activeElement));
    this.focusAt(at < 0 ? 0 : Math.min(this.length - 1, Math.max(0, at + by)));
  }

  focusAt(index) {
    const entry = this.#shown()[index];
    if (entry) targetOf(entry.row).focus();
  }

  /** The row that the reader has before them. */
  place() {
    return markPlace(this.#place).place;
  }

  /** To where they were; to what stands there now, when that row is gone. */
  comeBackTo({ id, at, top, hasFocus }) {
    const entries = this.#shown();
    const row = (entries.find(({ item }) => item.contactId === id) ?? entries[Math.min(at, entries.length - 1)])?.row;
    if (row) comeBackTo(row, top, hasFocus ? targetOf(row) : null);
  }

  #shown() {
    return [...this.#rows.values()];
  }
}

function compare(rows, { items, next }, isWhole) {
  const last = [...rows.values()].pop()?.item;
  const isInReach = item => isWhole || Date.parse(item.dueAt) <= Date.parse(last.dueAt);
  return {
    present: new Map(items.map(item => [item.contactId, item])),
    arrived: items.filter(item => !rows.has(item.contactId) && isInReach(item)),
    isBeyond: item => next !== null && Date.parse(item.dueAt) >= Date.parse(items[items.length - 1].dueAt),
  };
}

function renew(entry, now, desk) {
  entry.isUpdated ||= now.version !== entry.item.version || entry.isGone;
  entry.isGone = false;
  entry.row.classList.remove('gone');
  entry.row.classList.toggle('updated', entry.isUpdated);
  entry.item = now;
  paint(entry.row, now, desk, entry.isUpdated && UPDATED);
}

function depart(entry, leftBoard) {
  entry.isGone = true;
  leave(entry.row, entry.item, leftBoard.has(entry.item.contactId) ? LEFT_BOARD : LEFT_VIEW);
}

/** Remembers which row the reader has before them: the one with the focus, else the first in sight. */
function markPlace(place) {
  const all = [...place.children];
  const focused = all.findIndex(row => row.contains(document.activeElement));
  const at = focused >= 0 ? focused : all.findIndex(row => row.getBoundingClientRect().top >= 0);
  const [id, top] = [all[at]?.dataset.id, all[at]?.getBoundingClientRect().top];
  return {
    place: id ? { id, at, top, hasFocus: focused >= 0 } : null,
    restore(entries) {
      const row = entries.find(({ item }) => item.contactId === id)?.row;
      const next = row ?? entries[Math.min(at, entries.length - 1)]?.row;
      if (focused >= 0 && next) targetOf(next).focus({ preventScroll: true });
      if (row && scrollY > 0) scrollBy(0, row.getBoundingClientRect().top - top);
    },
  };
}
