// What somebody is writing, kept on their device until it is sent, thrown away, left alone for a week, or they sign out.
// Each tab keeps its own: what is written in one never takes the place of what is written in another.

import { newKey } from './api.js';
import { device, tab } from './keeping.js';

const PREFIX = 'brouillon:', MINE = '#';

/** For how many days a draft is kept that nobody touches, whether or not its author comes back: the device may be others' too. */
export const keptDays = 7;

let here = tab.read('onglet') ?? nameTab();

/** Whether the page holds a text that the device does not keep. */
let unkept = false;

/**
 * @param {...string} name who writes, where, and what
 * @returns {{load: () => any, save: (content: any) => void, clear: () => void}} `load` gives this tab's own, else the latest of any
 */
export function draft(...name) {
  const base = PREFIX + name.map(encodeURIComponent).join('/');
  const own = () => base + MINE + here;
  let taken = null;
  return {
    load() {
      const found = entry(own()) ?? latestOf(base);
      taken = found;
      return found?.content ?? null;
    },
    save(content) {
      unkept = !write(own(), content) && isText(content);
    },
    clear() {
      device.remove(own());
      // Where it came from: unless it was written on there, it is the same text.
      if (taken && device.read(taken.key) === taken.written) device.remove(taken.key);
      unkept = false;
    },
  };
}

export const clearDrafts = () => {
  forget(() => true);
  unkept = false;
};

/** What another person of this device left behind is nobody's to find. */
export const keepDraftsOf = author => forget(key => !key.startsWith(`${PREFIX}${encodeURIComponent(author)}/`));

/** Whether anything was written that is not sent. */
export const hasDraft = () => unkept || kept().some(key => isText(entry(key)?.content));

const isText = content => Boolean((content?.text ?? content?.fields?.text)?.trim());

const kept = () => device.keys().filter(key => key.startsWith(PREFIX));

const forget = isWanted => kept().filter(isWanted).forEach(device.remove);

const latestOf = base => kept().filter(key => key === base || key.startsWith(base + MINE))
  .map(entry).reduce((latest, one) => ((latest?.at ?? 0) >= (one?.at ?? 0) ? latest : one), null);

function entry(key) {
  try {
    const found = JSON.parse(device.read(key) ?? 'null');
    const { content, at } = found.at ? found : stamped(key, found);
    return Date.now() - at < keptDays * 86_400_000 ? { key, content, at, written: device.read(key) } : null;
  } catch {
    return null;
  }
}

/** A draft of before drafts had a time begins its week when it is first seen. */
function stamped(key, content) {
  write(key, content);
  return { content, at: Date.now() };
}

const write = (key, content) => device.write(key, JSON.stringify({ content, at: Date.now() }));

function nameTab() {
  const name = newKey();
  tab.write('onglet', name);
  return name;
}

/** A tab that was copied is not the one that it was copied from: whoever hears that the other writes goes on under another name. */
addEventListener('storage', ({ key, oldValue, newValue }) => {
  if (!newValue || !key?.startsWith(PREFIX) || !key.endsWith(MINE + here)) return;
  const base = key.slice(0, -here.length);
  here = nameTab();
  if (oldValue) device.write(base + here, oldValue);
});

/** Whoever leaves then is asked by the browser whether they mean to. */
addEventListener('beforeunload', event => {
  if (!unkept) return;
  event.preventDefault();
  event.returnValue = '';
});

// Every page begins so, the one where nobody is signed in too.
forget(key => entry(key) === null);
