// A file made here, for the reader to keep.

import { el } from '../shared/dom.js';

/** @param {any} data written as JSON that a person can read */
export function download(name, data) {
  const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address));
}
