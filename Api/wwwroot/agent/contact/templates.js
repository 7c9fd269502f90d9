// Texts to start an answer from. One that is inserted never takes the place of what was written without asking.

import { get } from '../../shared/api.js';
import { ask } from '../../shared/ask.js';
import { byId, el, show } from '../../shared/dom.js';
import { count, fr } from '../../shared/french.js';
import { listenFor } from '../board/shortcuts.js';
import { blanksIn, filledIn, select, tabThrough } from './blanks.js';
import { write } from './writing.js';

const names = { member: 'le nom de l’adhérent', agent: 'votre nom', fund: 'le nom de la caisse', theme: 'le thème', subject: 'le sujet', reason: 'le motif' };

/** Fetches and offers those of the contact's topic. */
export async function offerTemplates(desk) {
  const [form, list] = [byId('reply'), byId('template')];
  const find = () => blanksIn(form.elements.text.value, filledIn(desk));
  const { memberId, id } = desk.contact;
  tabThrough(form.elements.text, find);
  form.addEventListener('reset', () => show(byId('missing')));
  const templates = await get(`/reply-templates?${new URLSearchParams({ memberId, contactId: id })}`);
  const chosen = () => templates.find(({ code }) => code === list.value);
  const offer = among => {
    show(list, el('option', { value: '' }, `Choisir parmi ${count(among.length, 'modèle')}`),
      ...among.map(({ code, label }) => el('option', { value: code }, label)));
  };
  const preview = () => { byId('beginning').textContent = chosen()?.text.replace(/\s+/g, ' ').slice(0, 120) ?? ''; };
  const insertChosen = async () => {
    if (chosen()) await insert(chosen(), form, find);
  };
  offer(templates);
  list.onchange = preview;
  byId('insert').onclick = insertChosen;
  findByTyping(templates, among => {
    offer(among);
    list.value = among.length < templates.length ? among[0]?.code ?? '' : '';
    preview();
  }, insertChosen);
}

/**
 * Narrows the list as somebody types the beginnings of its words; Enter takes the first, and a slash leads there from anywhere.
 * @param {(among: any[]) => void} offer
 * @param {() => void} take
 */
function findByTyping(templates, offer, take) {
  const finder = byId('finder');
  finder.oninput = () => {
    const wanted = wordsOf(finder.value);
    const having = said => templates.filter(template => wanted.every(word => ` ${wordsOf(said(template)).join(' ')}`.includes(` ${word}`)));
    const named = having(({ label }) => label);
    offer(named.length > 0 ? named : having(({ text }) => text));
  };
  finder.onkeydown = event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    take();
  };
  listenFor('/', () => finder.focus());
}

const wordsOf = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

async function insert({ label, kind, text, missing }, form, find) {
  const field = form.elements.text;
  const wanted = field.value.trim() ? await where(label) : 'replace';
  if (!wanted) return;
  write(field, wanted === 'append' ? `${field.value.trimEnd()}\n\n${text}` : text);
  const choice = form.querySelector(`[name=kind][value=${kind}]`);
  if (!choice.disabled) choice.click();
  const blanks = find();
  byId('missing').textContent = [
    missing.length > 0 && fr`À compléter : ${missing.map(name => `${names[name] ?? name} ({{ ${name} }})`).join(', ')}.`,
    blanks.length > 0 && fr`${count(blanks.length, 'blanc')} à remplir : la touche Tabulation mène au suivant.`,
  ].filter(Boolean).join(' ');
  select(field, blanks[0] ?? { start: field.value.length, end: field.value.length });
}

const where = label => ask({
  title: 'Vous avez déjà écrit une réponse',
  body: [el('p', {}, fr`Que faire du modèle « ${label} » ?`)],
  actions: [
    { value: 'append', label: 'L’ajouter à la suite', kind: 'primary' },
    { value: 'replace', label: 'Remplacer mon texte', kind: 'danger' },
    { value: '', label: 'Annuler' },
  ],
});
