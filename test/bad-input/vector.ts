import type { Endpoint } from './endpoints.js';

/** Where a refusal has to point. */
export interface Place {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly header?: string;
}

/**
 * `refused`: wrong in itself, with one of these statuses, and errors[] names the place.
 * `open`: valid by the schema; a rule of the domain may still refuse it, and then names the place.
 * `ignored`: harmless beside a right request.
 */
export type Expectation =
  | { readonly kind: 'refused'; readonly status: readonly number[]; readonly at: Place | null }
  | { readonly kind: 'open'; readonly at: Place | null }
  | { readonly kind: 'ignored' };

export interface Wire {
  readonly method: string;
  readonly path: string;
  /** In their order, repeats as sent. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer | null;
}

export interface Vector {
  readonly endpoint: Endpoint;
  readonly label: string;
  readonly wire: Wire;
  readonly expected: Expectation;
}

export const refused = (at: Place | null, ...status: readonly number[]): Expectation => ({
  kind: 'refused',
  status: status.length === 0 ? [400] : status,
  at,
});
export const open = (at: Place | null): Expectation => ({ kind: 'open', at });
export const IGNORED: Expectation = { kind: 'ignored' };

/** What a wire says, apart from the key that makes each request its own. */
export const identityOf = ({ wire }: Vector): string =>
  JSON.stringify([wire.method, wire.path, wire.headers, wire.body?.toString('base64')]);
