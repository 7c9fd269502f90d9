// What a browser keeps. One that keeps nothing (a private window, an app with a browser inside) keeps nobody from working.

/**
 * @param {() => Storage} find may throw, or find nothing
 * @returns {Room}
 * @typedef {{read: (key: string) => string | null, write: (key: string, value: string) => boolean, remove: (key: string) => void, keys: () => string[]}} Room
 *   `write` tells whether it was kept
 */
const room = find => ({
  read: key => within(() => find().getItem(key), null),
  write: (key, value) => within(() => find().setItem(key, value) ?? true, false),
  remove: key => within(() => find().removeItem(key), undefined),
  keys: () => within(() => Object.keys(find()), []),
});

/** For all windows of this browser, until it is removed. */
export const device = room(() => localStorage);

/** For this tab, as long as it is open. */
export const tab = room(() => sessionStorage);

function within(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
