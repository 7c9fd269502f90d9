// The HTTP API as the pages call it. The session is a cookie that the browser keeps to itself.

import { fr } from './french.js';

const prefix = '/api/v1';

/** What the API, or the way to it, refused: RFC 9457, with a stable `code`. */
export class Problem extends Error {
  /** @param {{status: number, code: string, title: string, detail: string, errors?: Record<string, string[]>, holder?: object, retryAfter?: number}} details `retryAfter` in seconds */
  constructor(details) {
    super(details.detail);
    Object.assign(this, { errors: {} }, details);
  }

  /** Whether the same request may well succeed a little later. */
  get isPassing() {
    return this.status === 0 || this.status === 503;
  }
}

/** @returns {Promise<any>} what the resource holds */
export const get = async path => (await ask('GET', path)).data;

/** @returns {Promise<{data: any, etag: string | null}>} what it holds, and the version to answer to */
export const getTagged = path => ask('GET', path);

export const post = async (path, body, headers) => (await ask('POST', path, body, headers)).data;
export const put = async (path, body, headers) => (await ask('PUT', path, body, headers)).data;
export const remove = async path => (await ask('DELETE', path)).data;

/** What a resource tells as it happens (server-sent events). */
export const stream = path => new EventSource(prefix + path);

/** Tells the service something that nobody waits for: whatever becomes of it, the page goes on. */
export const report = (path, body) => navigator.sendBeacon(prefix + path, new Blob([JSON.stringify(body)], { type: 'application/json' }));

/** A key by which the service knows a request that is sent again, whatever the reason. */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** An address of the API, each of its parts safely written. */
export const path = (strings, ...values) => strings.reduce((before, part, i) => before + encodeURIComponent(values[i - 1]) + part);

async function ask(method, path, body, headers = {}) {
  const answer = await send(method, path, body, headers);
  const isJson = answer.headers.get('Content-Type')?.includes('json');
  const data = isJson ? await answer.json() : null;
  if (answer.ok) return { data, etag: answer.headers.get('ETag') };
  if (answer.status === 401 && path !== '/me') signInAgain();
  const retryAfter = Number(answer.headers.get('Retry-After')) || undefined;
  throw new Problem({ ...(data?.code ? data : unavailable()), status: answer.status, retryAfter });
}

async function send(method, path, body, headers) {
  const content = body === undefined ? {} : { body: JSON.stringify(body), headers: { ...headers, 'Content-Type': 'application/json' } };
  try {
    return await fetch(prefix + path, { method, headers, cache: 'no-cache', ...content });
  } catch {
    throw new Problem({
      status: 0, code: 'offline', title: 'Connexion interrompue',
      detail: fr`Le service ne répond pas. Vérifiez votre connexion, puis réessayez : rien n’est perdu.`,
    });
  }
}

const unavailable = () => ({
  code: 'unavailable', title: 'Service momentanément indisponible', detail: fr`Réessayez dans quelques instants : rien n’est perdu.`,
});

function signInAgain() {
  location.assign(`/?retour=${encodeURIComponent(location.pathname + location.search)}`);
}
