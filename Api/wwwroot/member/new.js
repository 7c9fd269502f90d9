// A new message, from its topic to its confirmation: one step after the other, and back.

import { get, path } from '/shared/api.js';
import { byId, show } from '/shared/dom.js';
import { draft, keptDays } from '/shared/drafts.js';
import { count, fr } from '/shared/french.js';
import { notice } from '/shared/page.js';
import { arrive, startingService } from './arrival.js';
import { openMailbox } from './held-mailbox.js';
import { Request } from './request.js';
import { recapStep, sentStep } from './send-steps.js';
import { Steps } from './steps.js';
import { topicStep } from './topic-steps.js';
import { writeStep } from './write-step.js';

const titles = {
  theme: 'Mon message concerne…', subject: 'Sujet', reason: 'Motif', write: 'Mon message',
  recap: 'Récapitulatif de ma demande', sent: 'Votre message est envoyé',
};

openMailbox(async ({ me, fund, mailbox }) => {
  const [catalog, service] = await Promise.all([get(catalogFor(mailbox)), startingService()]);
  const request = new Request(draft(me.sub, mailbox.memberId, 'nouveau'), catalog.themes);
  const wasAsked = service && !history.state && (await arrive(request, service));
  const message = { me, fund, mailbox, request };
  const steps = new Steps(byId('step'), titles, message, step => {
    show(byId('kept'));
    return views[step](message, steps);
  });
  steps.begin();
  if (wasAsked) steps.focus();
  if (request.hasText) show(byId('kept'), notice('good', fr`Le message que vous aviez commencé est encore là : vous pouvez le terminer. Il est gardé ${count(keptDays, 'jour')} sur cet appareil.`));
});

const views = {
  theme: (message, steps) => topicStep('theme', message, steps),
  subject: (message, steps) => topicStep('subject', message, steps),
  reason: (message, steps) => topicStep('reason', message, steps),
  write: writeStep,
  recap: recapStep,
  sent: sentStep,
};

/** What may be chosen depends on the profile of whose mailbox it is; all of it, when that is not known. */
const catalogFor = ({ profile }) => (profile ? path`/catalog?profile=${profile}` : '/catalog');
