// Mails about a contact that were given up: its reader may try another way.

import { el } from '../../shared/dom.js';
import { fr, moment, of } from '../../shared/french.js';
import { person } from '../../shared/names.js';

const mails = { acknowledgement: 'accusé de réception', answer: 'avis de réponse', recall: 'rappel', escalation: 'alerte', transfer: 'avis de transfert' };

export const undelivered = ({ undeliveredMails, memberName, memberId }) => undeliveredMails.map(({ mail, at }) =>
  el('p', { class: 'notice warn' }, fr`Courriel non remis (${mails[mail] ?? mail}) : l’adresse ${mail === 'escalation' ? 'de la caisse' : of(person(memberName, memberId))} l’a refusé, ${moment(at)}.`));
