import type { Incarnation } from '../backup/incarnations.js';
import type { ReadModelFreshness } from '../projections/projection-status.js';
import type { Logger } from './logger.js';
import type { ProblemCatalogue } from './problems/catalogue.js';

/** What the HTTP platform is given from outside. */
export interface HttpDependencies {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Secret of the register: the key of the command fingerprints (ruling 5). At least 32 bytes. */
  readonly fingerprintKey: Uint8Array;
  /** The register's incarnation. */
  readonly incarnation: number;
  /** Its lives after the first: a token of an earlier one holds as far as they share their history. */
  readonly incarnations?: readonly Incarnation[];
  readonly readModels: ReadModelFreshness;
  /** Projections that `Prefer: wait` on a command waits for. */
  readonly readModelNames: readonly string[];
  readonly problems: ProblemCatalogue;
  readonly logger: Logger;
  /** Semantic version of the API, answered as `API-Version`. */
  readonly apiVersion: string;
  /** Jitter of Retry-After: at least 0, less than 1. */
  readonly random?: () => number;
  /** Commands decided at the same time, and how many more may wait for a place. */
  readonly admission?: { readonly inFlight: number; readonly queue: number };
}

/** What routes find on `request.server.qadam`. */
export type HttpPlatform = HttpDependencies;
