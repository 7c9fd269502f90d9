// What the page shows of a board, and how it keeps up with it.

import { byId, show } from '../../shared/dom.js';
import { rememberBoard } from '../way-back.js';
import { List } from './list.js';
import { addressOf, readFirst, readPage } from './query.js';

export class Board {
  /** Of the page after what is shown. */
  #next = null;

  /** Readings overtake each other: only the latest counts. */
  #latest = 0;

  /** Readings that somebody waits for. */
  #awaited = 0;

  /** Contacts that are known to have left the board, since the list was read. */
  #left = new Set();

  /**
   * @param {any} query what to show, to be changed as a whole
   * @param {any} desk who reads, and how contacts are shown to them
   * @param {{tabs: Function, filters: Function, toolbar: any}} parts of the page beside the list
   */
  constructor(query, desk, parts) {
    Object.assign(this, { query, desk, parts, list: new List(byId('board'), desk) });
  }

  get isAwaited() {
    return this.#awaited > 0;
  }

  /** Shows as much as is wanted of the view from its beginning. */
  open(wanted) {
    return this.#waitFor(() => this.#read(readFirst(this.query, wanted), page => {
      this.#next = page.next;
      this.list.show(page.items);
      this.#left.clear();
      this.parts.toolbar.pending(0);
    }));
  }

  /** Adds the next page, whose first contact gets the focus. */
  more() {
    return this.#waitFor(() => this.#read(readPage(this.query, this.#next), page => {
      const before = this.list.length;
      this.#next = page.next;
      this.list.append(page.items);
      this.query.shown = this.list.length;
      history.replaceState(null, '', addressOf(this.query, this.desk.me));
      this.list.focusAt(before);
    }));
  }

  /** Tells how the board is now beside what is shown. */
  look() {
    return this.#read(readFirst(this.query, this.list.length), page =>
      this.parts.toolbar.pending(this.list.takeIn(page.items, this.#next === null, this.#left)));
  }

  /** Notes whether a contact is known to be on the board. */
  hear(contactId, isThere) {
    if (isThere) this.#left.delete(contactId);
    else this.#left.add(contactId);
  }

  async #read(reading, take) {
    const turn = ++this.#latest;
    const page = await reading;
    if (turn !== this.#latest) return;
    take(page);
    this.#tell(page.counts);
  }

  async #waitFor(act) {
    this.#awaited++;
    try {
      await act();
    } finally {
      this.#awaited--;
    }
  }

  #tell(counts) {
    const { tabs, filters, toolbar } = this.parts;
    tabs(this.query, counts);
    filters(this.query, counts);
    toolbar.summary(this.query, this.list.length, this.#next === null);
    show(byId('trouble'));
    byId('nothing').hidden = this.list.length > 0;
    byId('more').hidden = this.#next === null;
    rememberBoard();
  }
}
