// Whose a contact is, for whoever comes from a mail: mails name nobody.

import { get, path, Problem } from '../../shared/api.js';

/** @returns {Promise<string>} the member's id */
export async function memberOf(fund, contactId) {
  try {
    return (await get(path`/funds/${fund}/board/contacts/${contactId}`)).memberId;
  } catch (problem) {
    if (problem.code !== 'not-found') throw problem;
    throw new Problem({ ...problem, title: 'Échange absent du tableau de bord', detail: 'Il n’attend pas, ou plus, de réponse de votre caisse.' });
  }
}
