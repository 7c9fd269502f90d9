// Keys for those who work on the board all day. They can be turned off: a voice at a microphone types letters too.

import { ask } from '../../shared/ask.js';
import { byId, el, show } from '../../shared/dom.js';
import { fr } from '../../shared/french.js';
import { device } from '../../shared/keeping.js';

const SETTING = 'raccourcis', OFF = 'non';

const isOn = () => device.read(SETTING) !== OFF;

/** A key of a page that has no list of its keys; as the board's, it can be turned off there. */
export function listenFor(key, act) {
  document.addEventListener('keydown', event => {
    if (event.key !== key || !isOn() || isTaken(event)) return;
    event.preventDefault();
    act();
  });
}

/**
 * @param {Record<string, { does: string, act?: () => void }>} shortcuts by key; without `act`, what the browser does by itself
 * @param {KeyboardEvent[]} early what was pressed before
 */
export function listenForKeys(shortcuts, early) {
  const help = async () => {
    await explain(shortcuts);
    tell();
  };
  const all = { ...shortcuts, '?': { act: help } };
  const tell = offer(help);
  const hear = event => {
    const shortcut = Object.keys(all).includes(event.key) ? all[event.key] : null;
    if (!shortcut?.act || !isOn() || isTaken(event)) return;
    event.preventDefault();
    shortcut.act();
  };
  early.forEach(hear);
  document.addEventListener('keydown', hear);
}

/** Whether the key is meant for something else. */
const isTaken = event => event.ctrlKey || event.metaKey || event.altKey || event.isComposing
  || event.target.closest('input, select, textarea, [contenteditable], dialog') !== null;

/** @returns {() => void} says again whether they are on; the button that has the focus keeps it */
function offer(help) {
  const [state, button] = [el('span'), el('button', { type: 'button', class: 'link', onclick: help })];
  const tell = () => {
    state.textContent = isOn() ? fr`Raccourcis clavier : j et k d’une demande à l’autre, r pour actualiser.` : 'Les raccourcis clavier sont désactivés.';
    button.textContent = isOn() ? 'Tous les raccourcis, ou les désactiver (?)' : 'Les réactiver';
  };
  show(byId('keys'), state, ' ', button);
  tell();
  return tell;
}

async function explain(shortcuts) {
  const box = el('input', { type: 'checkbox', checked: isOn() });
  const lines = [...Object.entries(shortcuts).map(([key, { does }]) => [key, does]), ['?', 'cette aide']];
  await ask({
    title: 'Raccourcis clavier',
    body: [
      el('dl', { class: 'facts' }, lines.flatMap(([key, does]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, does)])),
      el('label', { class: 'choice' }, box, 'Raccourcis actifs'),
    ],
    actions: [{ value: 'ok', label: 'Fermer', kind: 'primary' }],
  });
  keep(box.checked);
}

function keep(isWanted) {
  if (isWanted) device.remove(SETTING);
  else device.write(SETTING, OFF);
}
