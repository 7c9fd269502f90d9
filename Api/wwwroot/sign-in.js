// The way in: through the issuer, as a persona of the demo, or both, as the service is set up.

import { get, post, Problem } from './shared/api.js';
import { byId, el, show } from './shared/dom.js';
import { hasDraft } from './shared/drafts.js';
import { fr } from './shared/french.js';
import { person } from './shared/names.js';
import { homeOf, tabs } from './shared/page.js';

/** What is said of a sign-in through the issuer, by the code in which the service ended it. */
const failures = {
  cancelled: 'La connexion a été annulée.',
  'no-access': 'Vous êtes identifié, mais votre compte ne donne pas accès à cette messagerie. Contactez votre MSA.',
  'token-refused': 'Vous êtes identifié, mais votre accès à cette messagerie n’a pas pu être vérifié. Contactez votre MSA.',
  unavailable: 'Le service d’identification ne répond pas. Réessayez dans quelques instants.',
  failed: fr`La connexion n’a pas abouti : elle a été interrompue, ou a pris trop de temps. Réessayez.`,
};

const groups = [
  { title: 'Adhérents et mandataires', roles: ['member'] },
  { title: 'Gestionnaires et responsables', roles: ['agent', 'supervisor', 'admin'] },
];

const place = byId('sign-in');
const query = new URLSearchParams(location.search);

if (tabs) tabs.onmessage = ({ data: signedIn }) => { if (signedIn) location.reload(); };

try {
  if (!(await enter())) byId('main').removeAttribute('aria-busy');
} catch (problem) {
  tell(problem);
}

/** @returns {Promise<boolean>} whether the reader is on the way to another page */
async function enter() {
  const me = await get('/me').catch(signedOut);
  if (me) return leaveFor(wanted() ?? homeOf(me));
  const ways = await get('/session');
  if (ways.automatic && wanted() && !query.has('erreur')) return leaveFor(issuerAddress());
  const personas = ways.demo ? await get('/demo/personas') : [];
  show(place, failure(ways), ways.issuer && throughIssuer(), ways.demo && asPersona(personas), !ways.issuer && !ways.demo && noWay());
  return false;
}

function leaveFor(address) {
  location.replace(address);
  return true;
}

function signedOut(problem) {
  if (problem.status === 401) return null;
  throw problem;
}

/** The issuer would give the same account again to whoever does not leave it first. */
function failure({ issuer, demo }) {
  const code = query.get('erreur');
  const otherAccount = code === 'no-access' && issuer && !demo && el('a', { href: '/api/v1/session/sign-out' }, 'Changer de compte');
  return code && el('div', { class: 'notice bad', role: 'alert' }, el('p', {}, failures[Object.keys(failures).includes(code) ? code : 'failed']), otherAccount);
}

function throughIssuer() {
  return el('div', {},
    wanted() && el('p', {}, 'Connectez-vous pour ouvrir la page demandée.', hasDraft() && ' Ce que vous aviez commencé à y écrire est gardé sur cet appareil.'),
    el('p', {}, el('a', { class: 'button primary', href: issuerAddress() }, 'Se connecter')));
}

function issuerAddress() {
  const page = wanted()?.slice(location.origin.length) ?? '/';
  return `/api/v1/session/sign-in?return=${encodeURIComponent(page)}`;
}

function noWay() {
  return el('p', { class: 'notice' }, fr`Aucun moyen de se connecter n’est en place sur ce service. Pour écrire à votre MSA, passez par « Mon espace privé » sur son site.`);
}

function asPersona(personas) {
  return el('div', {},
    el('h2', {}, fr`Démonstration : se connecter en tant que`),
    groups.map(group => el('section', {},
      el('h3', {}, group.title),
      el('ul', { class: 'choices' }, personas.filter(persona => group.roles.includes(persona.role)).map(choice)))),
    el('p', { class: 'hint' }, 'Ces personnes n’existent pas. Pour être deux à la fois, ouvrez une fenêtre de navigation privée.'));
}

function choice(persona) {
  return el('li', {},
    el('button', { type: 'button', class: 'persona', onclick: () => signIn(persona) },
      el('strong', {}, person(persona.name, persona.sub)), ' ', el('small', {}, persona.description)));
}

/** A description is no claim. */
async function signIn(persona) {
  const claims = { ...persona, description: undefined };
  try {
    await post('/demo/session', claims);
    location.assign(wanted() ?? homeOf(claims));
  } catch (problem) {
    tell(problem);
  }
}

/** The page that asked for a sign-in, when it is one of ours. */
function wanted() {
  const address = query.get('retour');
  const target = address ? readAddress(address) : null;
  return target?.origin === location.origin && isPage(target.pathname) ? target.href : null;
}

function readAddress(address) {
  try {
    return new URL(address, location.origin);
  } catch {
    return null;
  }
}

/** Within the API there is none, and opening some of it does something. */
function isPage(pathname) {
  try {
    return pathname !== '/' && !/[/\\]api([/\\]|$)/i.test(decodeURIComponent(pathname));
  } catch {
    return false;
  }
}

function tell(problem) {
  if (!(problem instanceof Problem)) throw problem;
  show(place, el('p', { class: 'notice bad', role: 'alert' }, problem.detail));
  byId('main').removeAttribute('aria-busy');
}
