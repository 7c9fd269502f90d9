// Names as they are shown: none is empty, none turns or hides what stands beside it.

/** Directions and other controls, and what has no shape of its own. */
const SHAPELESS = /[\p{C}\p{Default_Ignorable_Code_Point}]/gu;

/** Spaces, and letters that look like one. */
const BLANK = /[\s\u2800]+/g;

/** Written from right to left. */
const FROM_RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * @param {string | null | undefined} name
 * @param {string | null} [id] stands in the place of a name that shows nothing
 */
export function person(name, id = null) {
  const shown = shownOf(name) || shownOf(id);
  return FROM_RIGHT.test(shown) ? `\u2068${shown}\u2069` : shown;
}

const shownOf = text => (text ?? '').replace(BLANK, ' ').replace(SHAPELESS, '').trim();
