// What happens to a contact while it is read: told, and shown once the reader asks. Nothing that is being written is touched.

import { Problem } from '../../shared/api.js';
import { byId, focusOn } from '../../shared/dom.js';
import { count, fr } from '../../shared/french.js';
import { person } from '../../shared/names.js';
import { announce } from '../../shared/page.js';
import { gathered } from '../../shared/schedule.js';
import { follow } from '../live.js';
import { focusOnNews } from './exchange.js';

/** Long enough for the answer to what was done here to come before the word that it was done. */
const GATHER = 700;

/** Business time passes by itself: after so long it is read again. */
const GOOD_FOR = 10 * 60_000;

/** @returns {() => void} ends it */
export function followContact(desk) {
  let isOver = false, readAt = Date.now();
  const look = gathered(GATHER, async () => {
    readAt = Date.now();
    const fresh = await desk.read().catch(problem => passOver(problem, isOver));
    if (fresh && !isOver) weigh(desk, fresh);
  });
  const hear = contactId => contactId === desk.contact.id && look.ask();
  byId('reread').onclick = () => reread(desk);
  desk.shownBy(() => tell(null));
  const unfollow = follow(desk.contact.fund, {
    again: look.ask,
    later: () => Date.now() - readAt > GOOD_FOR && look.ask(),
    changed: ({ contactId }) => hear(contactId),
    removed: hear,
  });
  return () => {
    isOver = true;
    look.end();
    unfollow();
  };
}

/** What is known to have changed is still to be read when it can't be read now. */
async function reread(desk) {
  try {
    desk.take(await desk.read());
    focusOnNews();
  } catch (problem) {
    passOver(problem);
    if (problem.status !== 404) tell(problem.detail);
  }
}

function weigh(desk, fresh) {
  if (fresh.version < desk.contact.version) return;
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
    now.claim?.agent.id !== before.claim?.agent.id && (now.claim ? `pris en charge par ${person(now.claim.agent.name, now.claim.agent.id)}` : 'plus personne n’en a la charge'),
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
function passOver(problem, isOver = false) {
  if (!(problem instanceof Problem)) throw problem;
  if (problem.status !== 404 || isOver) return;
  tell(fr`Cet échange n’est plus dans votre caisse : il a été transféré.`);
  if (document.activeElement === byId('reread')) focusOn(byId('news-text'));
  byId('reread').hidden = true;
}
