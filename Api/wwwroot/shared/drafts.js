// What somebody is writing, kept on their device until it is sent, thrown away, left alone for a week, or they sign out.

const prefix = 'brouillon:';

/** For how many days a draft is kept that nobody touches, whether or not its author comes back: the device may be others' too. */
export const keptDays = 7;

/**
 * @param {...string} name who writes, where, and what
 * @returns {{load: () => any, save: (content: any) => void, clear: () => void}}
 */
export function draft(...name) {
  const key = prefix + name.map(encodeURIComponent).join('/');
  return {
    load: () => read(key),
    save: content => write(key, content),
    clear: () => localStorage.removeItem(key),
  };
}

export const clearDrafts = () => forget(() => true);

/** What another person of this device left behind is nobody's to find. */
export const keepDraftsOf = author => forget(key => !key.startsWith(`${prefix}${encodeURIComponent(author)}/`));

/** Whether anything was written that is not sent. */
export const hasDraft = () => kept().map(read).some(content => (content?.text ?? content?.fields?.text)?.trim());

const kept = () => Object.keys(localStorage).filter(key => key.startsWith(prefix));

const forget = isWanted => kept().filter(isWanted).forEach(key => localStorage.removeItem(key));

function read(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key));
    const { content, at } = found.at ? found : stamped(key, found);
    return Date.now() - at < keptDays * 86_400_000 ? content : null;
  } catch {
    return null;
  }
}

/** A draft of before drafts had a time begins its week when it is first seen. */
function stamped(key, content) {
  write(key, content);
  return { content, at: Date.now() };
}

/** A device that keeps nothing still lets its owner write. */
function write(key, content) {
  try {
    localStorage.setItem(key, JSON.stringify({ content, at: Date.now() }));
  } catch (fault) {
    console.warn('Draft not kept.', fault.name);
  }
}

// Every page begins so, the one where nobody is signed in too.
forget(key => read(key) === null);
