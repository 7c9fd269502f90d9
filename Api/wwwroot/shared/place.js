// Where somebody was on a page, so that whoever comes back to it finds it again: by the browser's button, a link, or a reload.

import { tab } from './keeping.js';

const KEY = 'place:';

/**
 * Notes where its reader is as they leave a page, or go on within it.
 * @param {() => object | null} find
 * @returns {() => void} notes it now
 */
export function keepPlace(find) {
  history.scrollRestoration = 'manual';
  const keep = () => {
    const place = find();
    if (!place) return;
    history.replaceState({ ...history.state, place }, '');
    tab.write(KEY + location.pathname + location.search, JSON.stringify(place));
  };
  addEventListener('pagehide', keep);
  return keep;
}

/** Where they were at this point of the browser's history; null for whoever comes anew. */
export const keptPlace = () => history.state?.place ?? null;

/**
 * That, or where they were when they left for a page that leads back here.
 * @param {string} below the address of that page
 */
export function placeFrom(below) {
  const isBack = document.referrer.startsWith(location.origin + below);
  return keptPlace() ?? (isBack ? JSON.parse(tab.read(KEY + location.pathname + location.search) ?? 'null') : null);
}

/**
 * @param {HTMLElement | undefined} element what they had before them
 * @param {number} top where in the window it stood
 * @param {HTMLElement | null} target takes the focus
 */
export function comeBackTo(element, top, target) {
  if (!element) return;
  target?.focus({ preventScroll: true });
  scrollBy(0, element.getBoundingClientRect().top - top);
}
