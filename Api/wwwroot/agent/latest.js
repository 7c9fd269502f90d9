// Readings overtake each other when somebody is quick: only the latest counts.

/** @returns {<T>(reading: Promise<T>) => Promise<T | null>} null, also in place of a failure, once another reading has begun */
export function latest() {
  let last = 0;
  return async reading => {
    const turn = ++last;
    try {
      const read = await reading;
      return turn === last ? read : null;
    } catch (problem) {
      if (turn === last) throw problem;
      return null;
    }
  };
}
