// Elements made in code. Text stays text: nothing here, or anywhere in the portal, turns a string into markup.

/** @typedef {Node | string | null | undefined | false | any[]} Child what is not there is left out */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes] `class`, any attribute, or `onclick`-like listeners; null and false are left out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

/**
 * As `el`, for the parts of a drawing.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Child} children
 */
export const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

/**
 * The element of this id, which the page has.
 * @param {string} id
 * @returns {any} of the kind that the page says
 */
export const byId = id => document.getElementById(id);

/**
 * Puts these in place of what an element holds.
 * @param {any} parent
 * @param {...Child} children
 */
export const show = (parent, ...children) => parent.replaceChildren(...present(children));

/** Moves the focus to something that is not otherwise focusable, such as a heading; not from under the hands of whoever writes. */
export function focusOn(element) {
  if (document.activeElement?.matches(':read-write')) return;
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus();
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...present(children));
  return element;
}

/**
 * @param {Child[]} children
 * @returns {any[]}
 */
const present = children => children.flat().filter(child => child !== null && child !== undefined && child !== false);
