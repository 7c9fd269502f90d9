// Whose a contact is, for whoever comes from a mail: mails name nobody.

import { get, path, Problem } from '/shared/api.js';

/** @returns {Promise<string>} the member's id */
export async function memberOf(fund, contactId) {
  try {
    return (await get(path`/funds/${fund}/board/contacts/${contactId}`)).memberId;
  } catch (problem) {
    if (problem.code !== 'not-found') throw problem;
    throw new Problem({ ...problem, title: 'Échange traité ou transféré', detail: 'Il a reçu sa réponse, ou une autre caisse en a la charge.' });
  }
}
