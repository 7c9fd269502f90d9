// What the board does once it is shown.

export { offerActs } from './acts.js';
export { followBoard } from './following.js';
export { listenForKeys } from './shortcuts.js';
