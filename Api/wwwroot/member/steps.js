// Going from step to step, forwards and backwards, with the browser's own buttons too.

import { el, focusOn, show } from '../shared/dom.js';
import { levels } from './request.js';

const order = [...levels, 'write', 'recap'];

export class Steps {
  #place;
  #titles;
  #request;
  #render;
  #current;

  /**
   * @param {HTMLElement} place
   * @param {Record<string, string>} titles by step
   * @param {import('./request.js').Request} request
   * @param {(step: string) => Node[]} render
   */
  constructor(place, titles, request, render) {
    this.#place = place;
    this.#titles = titles;
    this.#request = request;
    this.#render = render;
  }

  /** Shows where this entry of the browser's history was, else where the author left, else the first thing to do. */
  begin() {
    history.replaceState(history.state ?? { step: this.#request.step ?? 'write' }, '');
    this.#show();
    addEventListener('popstate', ({ state }) => { if (state) this.#arrive(); });
  }

  go(step) {
    history.pushState({ step, from: this.#current }, '');
    this.#arrive();
  }

  /** On from a choice: to the next one, or to the text when all are made. */
  next() {
    this.go(levels.find(level => !this.#request.chosen(level)) ?? 'write');
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
    if (step !== 'sent') this.#request.change({ step });
    document.title = `${this.#titles[step]} – Envoyer un message – Messagerie sécurisée`;
    show(this.#place, ...this.#render(step));
  }

  /** A step is reached only through what comes before it. */
  #nearest({ step, sent }) {
    if (sent) return 'sent';
    const missing = levels.find(level => !this.#request.chosen(level));
    const furthest = missing ?? (this.#request.isReady ? 'recap' : 'write');
    return order[Math.min(order.indexOf(step), order.indexOf(furthest))] ?? furthest;
  }
}
