// The HTTP API as the pages call it. The session is a cookie that the browser keeps to itself.

import { fr } from './french.js';

const prefix = '/api/v1';

/** What the API, or the way to it, refused: RFC 9457, with a stable `code`. */
export class Problem extends Error {
  /** @param {any} details as the API told them; `retryAfter` in seconds */
  constructor(details) {
    super(details.detail);
    /** @type {Record<string, string[]>} by name of field */
    this.errors = details.errors ?? {};
    this.status = details.status;
    this.code = details.code;
    this.title = details.title;
    this.detail = details.detail;
    this.holder = details.holder;
    this.retryAfter = details.retryAfter;
  }
}

/** Longer than the service itself waits for anything. */
const patience = 30_000;

/** @returns {Promise<any>} what the resource holds */
export const get = path => ask('GET', path);
export const post = (path, body, headers) => ask('POST', path, body, headers);
export const put = (path, body, headers) => ask('PUT', path, body, headers);
export const remove = path => ask('DELETE', path);

/** What a resource tells as it happens (server-sent events). */
export const stream = path => new EventSource(prefix + path);

/** Tells the service something that nobody waits for: whatever becomes of it, the page goes on. */
export const report = (path, body) => navigator.sendBeacon(prefix + path, new Blob([JSON.stringify(body)], { type: 'application/json' }));

/** A key by which the service knows a request that is sent again, whatever the reason. */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** An address of the API, each of its parts safely written. */
export const path = (strings, ...values) => strings.reduce((before, part, i) => before + encodeURIComponent(values[i - 1]) + part);

/** For a page that is being left, or shows something else for good: what it has asked for and may still ask for stays unanswered. */
export const hearNoMore = () => { silence = new Promise(() => {}); };

let silence = null;

async function ask(method, path, body, headers = {}) {
  const { answer, data } = await send(method, path, body, headers).finally(() => silence);
  if (answer.ok) return data;
  if (answer.status === 401 && path !== '/me') signInAgain();
  const retryAfter = Number(answer.headers.get('Retry-After')) || undefined;
  throw new Problem({ ...(data?.code ? data : unavailable()), status: answer.status, retryAfter });
}

/** What was asked and what came back, to the last byte: an answer cut off on its way is none. */
async function send(method, path, body, headers) {
  const content = body === undefined ? {} : { body: JSON.stringify(body), headers: { ...headers, 'Content-Type': 'application/json' } };
  try {
    const answer = await fetch(prefix + path, { method, headers, signal: givenUpAfter(patience), ...content });
    const isJson = answer.headers.get('Content-Type')?.includes('json');
    return { answer, data: isJson ? await answer.json() : null };
  } catch {
    throw offline();
  }
}

function givenUpAfter(milliseconds) {
  const giveUp = new AbortController();
  setTimeout(() => giveUp.abort(), milliseconds);
  return giveUp.signal;
}

export const offline = () => new Problem({
  status: 0, code: 'offline', title: 'Connexion interrompue',
  detail: fr`Le service ne répond pas. Vérifiez votre connexion, puis réessayez : rien n’est perdu.`,
});

const unavailable = () => ({
  code: 'unavailable', title: 'Service momentanément indisponible', detail: fr`Réessayez dans quelques instants : rien n’est perdu.`,
});

function signInAgain() {
  location.assign(`/?retour=${encodeURIComponent(location.pathname + location.search)}`);
}
