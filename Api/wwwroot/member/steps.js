// Going from step to step, forwards and backwards, with the browser's own buttons too.

import { el, focusOn, show } from '../shared/dom.js';
import { levels } from './request.js';

const order = [...levels, 'write', 'recap'];

export class Steps {
  #place;
  #titles;
  #message;
  #render;
  #current;

  /**
   * @param {HTMLElement} place
   * @param {Record<string, string>} titles by step
   * @param {{me: any, fund: any, mailbox: any, request: import('./request.js').Request}} message who writes, where, and what
   * @param {(step: string) => Node[]} render
   */
  constructor(place, titles, message, render) {
    this.#place = place;
    this.#titles = titles;
    this.#message = message;
    this.#render = render;
  }

  /** Shows where this entry of the browser's history was, else where the author left, else the first thing to do. */
  begin() {
    history.replaceState(history.state ?? { step: this.#message.request.step ?? 'write' }, '');
    this.#show();
    addEventListener('popstate', ({ state }) => { if (state) this.#arrive(); });
  }

  /** That it is sent is said to its author, at an address of its own: a link to a new message leads to a new message. */
  sent(contact, address) {
    const { me, mailbox } = this.#message;
    this.replace({ step: 'sent', sent: contact, author: me.sub, mailbox: mailbox.memberId }, address);
  }

  go(step) {
    history.pushState({ step, from: this.#current }, '');
    this.#arrive();
  }

  /** On from a choice: to the next one, or to the text when all are made. */
  next() {
    this.go(levels.find(level => !this.#message.request.chosen(level)) ?? 'write');
  }

  /** To the step before: as the browser's button does, so that neither leads in circles. */
  back(step) {
    if (history.state?.from === step) history.back();
    else this.replace({ step });
  }

  replace(state, address) {
    history.replaceState(state, '', address);
    this.#arrive();
  }

  /** The heading of a step, which has the focus when it begins. */
  heading(step) {
    const number = order.indexOf(step) + 1;
    const stage = number > 0 && el('span', { class: 'stage' }, `Étape ${number} sur ${order.length}`);
    return el('h2', { id: 'heading' }, this.#titles[step], ' ', stage);
  }

  /** What this step is made of is there now. */
  again() {
    this.#show();
  }

  /** The focus goes to the heading of what is asked now. */
  focus() {
    focusOn(this.#place.querySelector('#heading'));
  }

  #arrive() {
    this.#show();
    this.focus();
    scrollTo(0, 0);
  }

  #show() {
    const step = this.#nearest(history.state);
    this.#current = step;
    if (step !== 'sent') this.#message.request.change({ step });
    document.title = `${this.#titles[step]} – Envoyer un message – Messagerie sécurisée`;
    show(this.#place, ...this.#render(step));
  }

  /** A step is reached only through what comes before it. */
  #nearest(state) {
    if (this.#isOwnConfirmation(state)) return 'sent';
    const missing = levels.find(level => !this.#message.request.chosen(level));
    const furthest = missing ?? (this.#message.request.isReady ? 'recap' : 'write');
    return order[Math.min(order.indexOf(state.step), order.indexOf(furthest))] ?? furthest;
  }

  /** A browser keeps its history from one person to the next. */
  #isOwnConfirmation({ sent, author, mailbox }) {
    return Boolean(sent) && author === this.#message.me.sub && mailbox === this.#message.mailbox.memberId;
  }
}
