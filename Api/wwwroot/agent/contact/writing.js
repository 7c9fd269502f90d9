// What an agent writes: kept on the device until it is sent, and taken once by the service however often it is sent.

import { newKey } from '../../shared/api.js';

/**
 * @param {HTMLFormElement} form
 * @param {{load: () => any, save: (content: any) => void, clear: () => void}} store
 */
export function keepWriting(form, store) {
  const kept = store.load();
  let key = kept?.key ?? null;
  const save = () => store.save({ fields: Object.fromEntries(new FormData(form)), key });
  for (const [name, value] of Object.entries(kept?.fields ?? {})) byName(form, name).value = value;
  form.addEventListener('input', () => {
    key = null;
    save();
  });
  return {
    /** The same for as long as nothing is written anew. */
    key() {
      key ??= newKey();
      save();
      return key;
    },

    done() {
      key = null;
      store.clear();
      form.reset();
    },
  };
}

/**
 * A control, whatever its kind.
 * @returns {any}
 */
const byName = (form, name) => form.elements.namedItem(name);

/** Writes into a field as its reader would. */
export function write(field, text) {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
