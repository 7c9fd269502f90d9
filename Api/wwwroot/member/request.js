// The message being composed: what was chosen and written so far, kept on the device with every change.

import { newKey } from '../shared/api.js';
import { faultOf, memberText } from '../shared/forms.js';

/** What a member may want. */
export const kinds = [
  { code: 'question', label: 'Je pose une question' },
  { code: 'information', label: 'Je signale une information' },
  { code: 'document', label: 'Je demande une pièce' },
];

/** What was wanted. */
export const kindNames = { question: 'Question', information: 'Information', document: 'Demande de pièce' };

export const levels = ['theme', 'subject', 'reason'];

const empty = { kind: 'question', text: '', offered: [] };

export class Request {
  #store;
  #themes;
  #kept;

  /**
   * @param {{load: () => any, save: (content: any) => void, clear: () => void}} store
   * @param {any[]} themes those that may be chosen from
   */
  constructor(store, themes) {
    this.#store = store;
    this.#themes = themes;
    this.#kept = { ...empty, ...store.load() };
  }

  get kind() { return this.#kept.kind; }
  get text() { return this.#kept.text; }

  /** Where its author was when they left. */
  get step() { return this.#kept.step; }

  get hasText() { return this.text.trim() !== ''; }

  get isReady() { return Boolean(this.chosen('reason')) && faultOf(this.text, memberText) === null; }

  /** A request sent again under its key is the same request; the key lasts as long as nothing in it changes. */
  get key() { return this.#kept.key; }

  /** What is sent. */
  get content() {
    const { theme, subject, reason, kind, text } = this.#kept;
    return { theme, subject, reason, kind, text: text.trim() };
  }

  /** What may be chosen at a level of the topic. */
  choices(level) {
    if (level === 'theme') return this.#themes;
    return level === 'subject' ? this.chosen('theme')?.subjects ?? [] : this.chosen('subject')?.reasons ?? [];
  }

  /** What is chosen there, if the catalogue still has it. */
  chosen(level) {
    return this.choices(level).find(({ code }) => code === this.#kept[level]);
  }

  /** Another theme has other subjects, another subject other reasons. */
  choose(level, code) {
    if (code === this.#kept[level]) return;
    const below = levels.slice(levels.indexOf(level) + 1).map(lower => [lower, undefined]);
    this.change({ [level]: code, ...Object.fromEntries(below), isPrefilled: false });
  }

  change(part) {
    const before = JSON.stringify(this.content);
    Object.assign(this.#kept, part);
    if (!this.key || JSON.stringify(this.content) !== before) this.#kept.key = newKey();
    this.#store.save(this.#kept);
  }

  /** Whether something was written about another topic than that of an online service; a message begun from it may have moved on. */
  isElsewhereThan({ code, topic }) {
    if (!topic || !this.hasText || this.#kept.startedFrom === code) return false;
    return levels.some(level => this.#kept[level] !== topic[level].code);
  }

  /** Begins at what an online service is about, unless a message begun there is being gone on with. */
  startFrom(service) {
    if (this.#kept.startedFrom === service.code && this.hasText) return;
    const topic = service.topic && Object.fromEntries(levels.map(level => [level, service.topic[level].code]));
    this.change({ ...topic, startedFrom: service.code, step: undefined, isPrefilled: true });
    this.markOffered(service.code);
  }

  /** A topic that was filled in for its author, who left without a word, is not what the next message is about. */
  dropPrefill() {
    if (this.#kept.isPrefilled && !this.hasText) this.clear();
  }

  /** Nobody is offered the same online service twice, nor the one that they come from. */
  wasOffered(code) {
    return this.#kept.offered.includes(code);
  }

  markOffered(code) {
    this.change({ offered: [...this.#kept.offered, code] });
  }

  clear() {
    this.#kept = { ...empty };
    this.#store.clear();
  }
}
