// Questions are few: what puts them is fetched once somebody is asked.

/** As `ask` of `dialogs.js`. */
export const ask = async question => (await import('./dialogs.js')).ask(question);
