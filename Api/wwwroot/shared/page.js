// What every page begins with: who is reading, and in which mailbox.

import { get, hearNoMore, path, Problem } from './api.js';
import { audiences, homeOf, showBanner, tabs } from './banner.js';
import { byId, el, show } from './dom.js';
import { keepDraftsOf } from './drafts.js';
import { setZone } from './french.js';

export { homeOf, tabs, within } from './banner.js';

/** What a page does without at first comes after what it shows. */
const SOON = 1_500;

/**
 * Opens a page: whoever is not signed in goes to sign in and comes back here, whoever has no business here goes home.
 * What goes wrong, now or as `render` goes on, is told in place of the page, with the means to try again.
 * @param {'member' | 'desk' | 'lead' | 'admin'} audience
 * @param {(reader: {me: any, fund: any, mailbox: any}) => Promise<any>} render may give what is done once the page is shown
 * @param {{mailboxOf: (me: any) => any, explain: (problem: any, me: any) => Promise<boolean>}} [place] which mailbox the page is within, and
 *   whether what went wrong was told in words of its own
 */
export async function openPage(audience, render, place) {
  let me;
  addEventListener('pageshow', ({ persisted }) => { if (persisted) location.reload(); });
  announce('');
  try {
    me = await get('/me');
    standFor(me);
    if (audiences[audience].includes(me.role)) await renderFor(me, render, place?.mailboxOf);
    else location.replace(homeOf(me));
  } catch (problem) {
    if (problem.status === 401) location.replace(`/?retour=${encodeURIComponent(location.pathname + location.search)}`);
    else if (!(await place?.explain(problem, me))) tellFailure(problem);
  }
}

/** Says something to whoever does not see what has changed. */
export function announce(text) {
  const status = byId('status') ?? document.body.appendChild(el('p', { id: 'status', role: 'status', class: 'visually-hidden' }));
  status.textContent = '';
  requestAnimationFrame(() => { status.textContent = text; });
}

/** A message that stays in sight, for an `output` or `p` of the page; `kind` is `good` or `bad`. */
export const notice = (kind, ...content) => el('div', { class: `notice ${kind}`, role: kind === 'bad' ? 'alert' : 'status' }, ...content);

function standFor(me) {
  keepDraftsOf(me.sub);
  if (!tabs) return document.addEventListener('visibilitychange', () => standStill(me));
  tabs.onmessage = ({ data }) => { if (data !== me.sub) location.reload(); };
  tabs.postMessage(me.sub);
}

/** A tab that hears nothing from the others asks who is signed in when it comes into sight. */
async function standStill(me) {
  if (document.visibilityState === 'hidden') return;
  const sub = await get('/me').then(now => now.sub, ({ status }) => (status === 401 ? null : me.sub));
  if (sub !== me.sub) location.reload();
}

async function renderFor(me, render, mailboxOf) {
  const mailbox = mailboxOf?.(me);
  const fund = me.fund ? await get(path`/funds/${me.fund}`).catch(passOver) : null;
  setZone(fund?.timeZone);
  showBanner(me, fund, mailbox);
  const later = await render({ me, fund, mailbox });
  byId('main').removeAttribute('aria-busy');
  if (later) soon(later);
}

/** After a while, or as soon as the reader does something. */
function soon(act) {
  let isDue = true;
  const go = () => {
    if (isDue) act();
    isDue = false;
  };
  setTimeout(go, SOON);
  ['pointerdown', 'keydown'].forEach(sign => addEventListener(sign, go, { once: true }));
}

/** A fund that was renamed or closed must not keep its people out. */
function passOver(problem) {
  if (problem.status === 404) return null;
  throw problem;
}

/** What a later try may find there, and what no try will. */
function tellFailure(problem) {
  if (!(problem instanceof Problem)) console.error(problem);
  const isNowhere = problem.status === 404 || problem.code === 'invalid-id';
  const way = isNowhere
    ? el('a', { class: 'button', href: '/' }, 'Revenir à l’accueil')
    : el('button', { type: 'button', onclick: () => location.reload() }, 'Réessayer');
  const { title, detail } = problem.code === 'invalid-id' ? nowhere : problem instanceof Problem ? problem : unexpected;
  replacePage(el('h1', {}, title), el('p', { role: 'alert' }, detail), way);
}

/** Shows this for good: what the page was about to do has nowhere to show itself. */
export function replacePage(...content) {
  hearNoMore();
  show(byId('main'), ...content);
  byId('main').removeAttribute('aria-busy');
}

const nowhere = { title: 'Page introuvable', detail: 'Cette adresse ne mène nulle part.' };
const unexpected = { title: 'Cette page ne s’affiche pas', detail: 'Une erreur inattendue s’est produite.' };
