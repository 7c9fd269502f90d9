// Texts to start an answer from. One that is inserted never takes the place of what was written without asking.

import { get } from '/shared/api.js';
import { ask } from '/shared/dialogs.js';
import { byId, el, show } from '/shared/dom.js';
import { count, fr } from '/shared/french.js';
import { write } from './writing.js';

const names = { member: 'le nom de l’adhérent', agent: 'votre nom', fund: 'le nom de la caisse', theme: 'le thème', subject: 'le sujet', reason: 'le motif' };

/** @returns {() => Promise<void>} fetches those of the contact's topic */
export function offerTemplates(desk, form) {
  let templates = [];
  const select = byId('template');
  byId('insert').onclick = async () => {
    const template = templates.find(({ code }) => code === select.value);
    if (template) await insert(template, form);
  };
  form.addEventListener('reset', () => show(byId('missing')));
  return async () => {
    const { memberId, id } = desk.contact;
    templates = await get(`/reply-templates?${new URLSearchParams({ memberId, contactId: id })}`);
    show(select, el('option', { value: '' }, `Choisir parmi ${count(templates.length, 'modèle')}`),
      ...templates.map(({ code, label }) => el('option', { value: code }, label)));
  };
}

async function insert({ label, kind, text, missing }, form) {
  const field = form.elements.text;
  const wanted = field.value.trim() ? await where(label) : 'replace';
  if (!wanted) return;
  write(field, wanted === 'append' ? `${field.value.trimEnd()}\n\n${text}` : text);
  const choice = form.querySelector(`[name=kind][value=${kind}]`);
  if (!choice.disabled) choice.click();
  byId('missing').textContent = missing.length > 0 ? fr`À compléter : ${missing.map(name => `${names[name] ?? name} ({{ ${name} }})`).join(', ')}.` : '';
  field.focus();
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
