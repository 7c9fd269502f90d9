// What the page shows of a board, and how it keeps up with it.

import { byId, show } from '../../shared/dom.js';
import { latest } from '../latest.js';
import { rememberBoard } from '../way-back.js';
import { List } from './list.js';
import { addressOf, readFirst, readPage } from './query.js';

export class Board {
  /** Of the page after what is shown. */
  #next = null;

  #latest = latest();

  /** Readings that somebody waits for. */
  #awaited = 0;

  /** Contacts that are known to have left the board, since the list was read. */
  #left = new Set();

  /**
   * @param {any} desk who reads, and how contacts are shown to them
   * @param {any} parts of the page beside the list: `funds`, `tabs`, `filters`, `toolbar`
   */
  constructor(desk, parts) {
    this.desk = desk;
    this.parts = parts;
    this.list = new List(byId('board'), desk);
    /** @type {any} what is shown; null before anything is */
    this.query = null;
  }

  get isAwaited() {
    return this.#awaited > 0;
  }

  /** Shows as much as is wanted of a view from its beginning; until that is read, the view before stays whole. */
  open(query) {
    return this.#waitFor(() => this.#read(readFirst(query, query.shown), page => {
      this.query = query;
      this.#next = page.next;
      this.parts.funds?.choose(query.fund);
      this.list.show(page.items);
      this.#left.clear();
      this.parts.toolbar.pending(0);
    }));
  }

  /** Adds the next page, whose first contact gets the focus; not while there is to be another view. */
  async more() {
    if (this.isAwaited) return;
    await this.#waitFor(() => this.#read(readPage(this.query, this.#next), page => {
      const before = this.list.length;
      this.#next = page.next;
      this.list.append(page.items);
      this.query.shown = this.list.length;
      history.replaceState(null, '', addressOf(this.query, this.desk.me));
      this.list.focusAt(before);
    }));
  }

  /**
   * Tells how the board is now beside what is shown.
   * @returns {Promise<boolean>} whether it is told, and not yet overtaken
   */
  look() {
    return this.#read(readFirst(this.query, this.list.length), page =>
      this.parts.toolbar.pending(this.list.takeIn(page, this.#next === null, this.#left)));
  }

  /** Notes whether a contact is known to be on the board. */
  hear(contactId, isThere) {
    if (isThere) this.#left.delete(contactId);
    else this.#left.add(contactId);
  }

  async #read(reading, take) {
    const page = await this.#latest(reading);
    if (page === null) return false;
    take(page);
    this.#tell(page.counts);
    return true;
  }

  async #waitFor(act) {
    this.#awaited++;
    try {
      await act();
      show(byId('trouble'));
    } finally {
      this.#awaited--;
    }
  }

  #tell(counts) {
    const { tabs, filters, toolbar } = this.parts;
    tabs(this.query, counts);
    filters(this.query, counts);
    toolbar.reading(true);
    toolbar.summary(this.query, this.list.length, this.#next === null);
    byId('nothing').hidden = this.list.length > 0;
    byId('more').hidden = this.#next === null;
    rememberBoard();
  }
}
