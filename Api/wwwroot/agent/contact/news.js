// What happens to a contact while it is read: told, and shown once the reader asks. Nothing that is being written is touched.

import { Problem } from '../../shared/api.js';
import { byId } from '../../shared/dom.js';
import { count, fr } from '../../shared/french.js';
import { announce } from '../../shared/page.js';
import { follow } from '../live.js';
import { focusOnNews } from './exchange.js';

/** Long enough for the answer to what was done here to come before the word that it was done. */
const GATHER = 700;

/** @param {() => Promise<void>} tellLeft as time passes */
export function followContact(desk, tellLeft) {
  let waiting = null;
  const look = async () => {
    waiting = null;
    try {
      weigh(desk, await desk.read());
      await tellLeft();
    } catch (problem) {
      passOver(problem);
    }
  };
  byId('reread').onclick = async () => {
    desk.take(await desk.read());
    focusOnNews();
  };
  desk.shownBy(() => tell(null));
  return follow(desk.contact.fund, { news: () => { waiting ??= setTimeout(look, GATHER); }, state: () => {} });
}

function weigh(desk, fresh) {
  if (fresh.version <= desk.contact.version) return;
  const changes = changesOf(desk.contact, fresh);
  if (changes.length > 0) tell(fr`Cet échange a changé : ${changes.join(', ')}.`);
  else desk.take(fresh);
}

/** What a reader would see of a change; a mere change of version is none. */
function changesOf(before, now) {
  const [messages, notes] = [now.messages.length - before.messages.length, now.notes.length - before.notes.length];
  const isMoved = ['theme', 'subject', 'reason'].some(step => now.topic[step].code !== before.topic[step].code);
  return [
    messages > 0 && count(messages, 'nouveau message', 'nouveaux messages'),
    notes > 0 && count(notes, 'nouvelle note', 'nouvelles notes'),
    now.claim?.agent.id !== before.claim?.agent.id && (now.claim ? `pris en charge par ${now.claim.agent.name}` : 'plus personne n’en a la charge'),
    isMoved && 'transféré vers un autre sujet',
    now.level > before.level && `niveau ${now.level} atteint`,
  ].filter(Boolean);
}

function tell(text) {
  byId('news').hidden = text === null;
  document.documentElement.classList.toggle('has-news', text !== null);
  if (text === null || byId('news-text').textContent === text) return;
  byId('news-text').textContent = text;
  announce(text);
}

/** What nobody asked for is tried again by itself; a contact that went to another fund is not there any more. */
function passOver(problem) {
  if (!(problem instanceof Problem)) throw problem;
  if (problem.status !== 404) return;
  tell(fr`Cet échange n’est plus dans votre caisse : il a été transféré.`);
  byId('reread').hidden = true;
}
