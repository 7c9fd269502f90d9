// The way in. Where the demo sign-in is on, as one of its personas.

import { get, post, Problem } from '/shared/api.js';
import { byId, el, show } from '/shared/dom.js';
import { homeOf, tabs } from '/shared/page.js';

const groups = [
  { title: 'Adhérents et mandataires', roles: ['member'] },
  { title: 'Gestionnaires et responsables', roles: ['agent', 'supervisor', 'admin'] },
];

const place = byId('sign-in');

tabs.onmessage = ({ data: signedIn }) => { if (signedIn) location.reload(); };

try {
  location.replace(destination(await get('/me')));
} catch (problem) {
  if (problem.status === 401) await offerPersonas();
  else tell(problem);
}
byId('main').removeAttribute('aria-busy');

async function offerPersonas() {
  try {
    const personas = await get('/demo/personas');
    show(place,
      el('h2', {}, 'Démonstration : se connecter en tant que'),
      groups.map(group => el('section', {},
        el('h3', {}, group.title),
        el('ul', { class: 'choices' }, personas.filter(persona => group.roles.includes(persona.role)).map(choice)))),
      el('p', { class: 'hint' }, 'Ces personnes n’existent pas. Pour être deux à la fois, ouvrez une fenêtre de navigation privée.'));
  } catch (problem) {
    if (problem.status === 404) show(place, el('p', { class: 'notice' }, 'Ouvrez la messagerie depuis « Mon espace privé », où vous êtes identifié.'));
    else tell(problem);
  }
}

function choice(persona) {
  return el('li', {},
    el('button', { type: 'button', class: 'persona', onclick: () => signIn(persona) },
      el('strong', {}, persona.name), ' ', el('small', {}, persona.description)));
}

async function signIn({ description, ...claims }) {
  try {
    await post('/demo/session', claims);
    location.assign(destination(claims));
  } catch (problem) {
    tell(problem);
  }
}

/** Back to the page that asked for a sign-in, when it is one of ours. */
function destination(me) {
  const wanted = new URLSearchParams(location.search).get('retour');
  const target = wanted && URL.canParse(wanted, location.origin) ? new URL(wanted, location.origin) : null;
  return target?.origin === location.origin && target.pathname !== '/' ? target.href : homeOf(me);
}

function tell(problem) {
  if (!(problem instanceof Problem)) throw problem;
  show(place, el('p', { class: 'notice bad', role: 'alert' }, problem.detail));
}
