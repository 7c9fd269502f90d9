// A new message, from its topic to its confirmation: one step after the other, and back.

import { get, offline, path } from '../shared/api.js';
import { byId, show } from '../shared/dom.js';
import { draft, keptDays } from '../shared/drafts.js';
import { count, fr } from '../shared/french.js';
import { notice } from '../shared/page.js';
import { openMailbox } from './held-mailbox.js';
import { Request } from './request.js';
import { Steps } from './steps.js';
import { topicStep } from './topic-steps.js';
import { writeStep } from './write-step.js';

const titles = {
  theme: 'Mon message concerne…', subject: 'Sujet', reason: 'Motif', write: 'Mon message',
  recap: 'Récapitulatif de ma demande', sent: 'Votre message est envoyé',
};

openMailbox(async ({ me, fund, mailbox }) => {
  const [catalog, arrival] = await Promise.all([get(catalogFor(mailbox)), arriving()]);
  const request = new Request(draft(me.sub, mailbox.memberId, 'nouveau'), catalog.themes);
  if (!history.state && !hasOrigin()) request.dropPrefill();
  const wasAsked = !history.state && (await arrival?.arrive(request));
  const message = { me, fund, mailbox, request, ready: fetchSending };
  const steps = new Steps(byId('step'), titles, message, step => {
    show(byId('kept'));
    return views[step](message, steps);
  });
  if (['recap', 'sent'].includes(history.state?.step ?? request.step)) await fetchSending();
  steps.begin();
  if (wasAsked) steps.focus();
  if (request.hasText) show(byId('kept'), notice('good', fr`Le message que vous aviez commencé est encore là : vous pouvez le terminer. Il est gardé ${count(keptDays, 'jour')} sur cet appareil.`));
  return () => fetchSending().catch(problem => console.info(problem.detail));
});

const views = {
  theme: (message, steps) => topicStep('theme', message, steps),
  subject: (message, steps) => topicStep('subject', message, steps),
  reason: (message, steps) => topicStep('reason', message, steps),
  write: writeStep,
  recap: (message, steps) => (sending ? sending.recapStep(message, steps) : waitFor(steps)),
  sent: (message, steps) => (sending ? sending.sentStep(message, steps) : waitFor(steps)),
};

/** @type {any} what comes after the writing, fetched meanwhile */
let sending = null;

const fetchSending = async () => { sending ??= await import('./send-steps.js').catch(() => { throw offline(); }); };

function waitFor(steps) {
  fetchSending().then(() => steps.again());
  return [];
}

/** Few come from the page of an online service. */
async function arriving() {
  const code = new URLSearchParams(location.search).get('service');
  return code ? (await import('./arrival.js')).from(code) : null;
}

/** Whether the link that led here says what the message is about. */
const hasOrigin = () => ['service', 'suite'].some(name => new URLSearchParams(location.search).has(name));

/** What may be chosen depends on the profile of whose mailbox it is; all of it, when that is not known. */
const catalogFor = ({ profile }) => (profile ? path`/catalog?profile=${profile}` : '/catalog');
