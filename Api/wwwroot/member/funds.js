// The fund that deals with an exchange, and its time: not always those of who reads.

import { get, path } from '../shared/api.js';
import { setZone, zone } from '../shared/french.js';

/**
 * The fund in charge: not the reader's own when an exchange was passed on, or is that of a member of another fund.
 * @returns {Promise<any>} null when the fund has since been closed, or can't be had: no reason to show nothing
 */
export const fundOf = async (contact, { fund }) =>
  contact.fund === fund?.code ? fund : get(path`/funds/${contact.fund}`).catch(() => null);

/** The zones of the funds of some exchanges, by code; without those that can't be had. */
export async function zonesOf(contacts, reader) {
  const codes = [...new Set(contacts.map(({ fund }) => fund))];
  const funds = await Promise.all(codes.map(fund => fundOf({ fund }, reader)));
  return new Map(codes.map((code, i) => [code, funds[i]?.timeZone]));
}

/** Has something said with its dates in a zone; in that of the reader's own fund when there is none. */
export function saidIn(timeZone, say) {
  const readers = zone;
  setZone(timeZone ?? readers);
  try {
    return say();
  } finally {
    setZone(readers);
  }
}
