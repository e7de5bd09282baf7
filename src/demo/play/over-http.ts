import type { Post } from '../correspondence.js';

/** Nothing answers where the register should be. */
export class NobodyThere extends Error {
  override readonly name = 'NobodyThere';
}

/** Over the network, each answer read to its end. */
export function overHttp(url: string): Post {
  return async ({ method, path, headers, body }) => {
    const init = { method, headers: { ...headers }, ...(body === undefined ? {} : { body }) };
    const signal = AbortSignal.timeout(15_000);
    let response: Response;
    try {
      response = await fetch(new URL(path, url), { ...init, signal });
    } catch (error) {
      throw new NobodyThere(`nothing answers at ${url}`, { cause: error });
    }
    const text = await response.text();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: text === '' ? null : (JSON.parse(text) as unknown),
    };
  };
}
