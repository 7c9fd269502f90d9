// What there is to say to an exchange.

export { addition } from './add-message.js';
export { feedback } from './feedback.js';
