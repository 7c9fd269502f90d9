// What somebody is writing, kept on their device until it is sent, thrown away or they sign out.

const prefix = 'brouillon:';

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

export const clearDrafts = () => kept().forEach(key => localStorage.removeItem(key));

/** What another person of this device left behind is nobody's to find. */
export const keepDraftsOf = author =>
  kept().filter(key => !key.startsWith(`${prefix}${encodeURIComponent(author)}/`)).forEach(key => localStorage.removeItem(key));

/** Whether anything was written that is not sent. */
export const hasDraft = () => kept().map(read).some(content => (content?.text ?? content?.fields?.text)?.trim());

const kept = () => Object.keys(localStorage).filter(key => key.startsWith(prefix));

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** A device that keeps nothing still lets its owner write. */
function write(key, content) {
  try {
    localStorage.setItem(key, JSON.stringify(content));
  } catch (fault) {
    console.warn('Draft not kept.', fault.name);
  }
}
