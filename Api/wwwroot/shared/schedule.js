// All that a page does by the clock: again and again, once things have settled, seldom, or after a while.

/**
 * @param {number} milliseconds
 * @param {() => void} act
 * @returns {() => void} ends it
 */
export function every(milliseconds, act) {
  const timer = setInterval(act, milliseconds);
  return () => clearInterval(timer);
}

/** @returns {() => void} keeps it from happening */
export function after(milliseconds, act) {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
}

/** Once nothing has asked for it for so long. */
export function settled(milliseconds, act) {
  let cancel = () => {};
  const ask = (...given) => {
    cancel();
    cancel = after(milliseconds, () => act(...given));
  };
  return { ask, cancel: () => cancel() };
}

/**
 * One act at a time, for all that asked for it within so long; what asks meanwhile is acted on after it.
 * @param {number} milliseconds
 * @param {() => Promise<boolean | void>} act false when it is to be done again
 */
export function gathered(milliseconds, act) {
  let cancel = null, isActing = false, isMissed = false, isOver = false;
  const ask = () => {
    isMissed = isActing;
    if (!isActing && !isOver) cancel ??= after(milliseconds, run);
  };
  const run = async () => {
    cancel = null;
    isActing = true;
    const isDone = await act().finally(() => { isActing = false; });
    if (isDone === false || isMissed) ask();
  };
  const end = () => {
    isOver = true;
    cancel?.();
  };
  return { ask, end };
}

/** Says the latest of what it is given, and then holds its peace for so long. */
export function seldom(milliseconds, say) {
  let next = null, isQuiet = false;
  const tell = text => {
    say(text);
    isQuiet = true;
    after(milliseconds, () => {
      isQuiet = false;
      if (next !== null) tell(next);
      next = null;
    });
  };
  return text => (isQuiet ? next = text : tell(text));
}
