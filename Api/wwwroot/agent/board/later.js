// What the board does once it is shown.

export { followBoard } from './following.js';
export { listenForKeys } from './shortcuts.js';
