// When silence becomes a decision, for a request that asks for one.

import { el } from '../shared/dom.js';
import { day, fr, today } from '../shared/french.js';

const effects = { acceptance: 'acceptation', rejection: 'refus' };

/** Nothing where silence is no decision, or no longer. */
export const silenceNote = ({ silence }, now = today()) => silence && el('p', { class: 'silence' }, sentenceOf(silence, now), ' ', silence.recourse);

const sentenceOf = ({ effect, on }, now) => fr`Si vous demandez une décision, le silence de votre MSA ${now < on ? 'vaudra' : 'vaut'} ${effects[effect]} ${now < on ? 'le' : 'depuis le'} ${day(`${on}T00:00Z`, 'UTC')}.`;
