import type { RegisterIdentity } from '../../event-store/postgres/lane-connection.js';
import type { DatabaseAddress } from '../../postgres/pool.js';
import type { Mark } from '../generation.js';
import type { ProjectionStatus } from '../projection-status.js';
import type { Tuning } from '../tuning.js';

/** What the thread is started with: plain data. */
export interface ThreadData {
  readonly address: DatabaseAddress;
  readonly appRole: string | null;
  readonly register: RegisterIdentity;
  readonly connections: number;
  readonly owner: string;
  readonly tuning: Partial<Tuning>;
}

export type ToThread = { readonly kind: 'stop' } | { readonly kind: 'status'; readonly id: number };

export type FromThread =
  | { readonly kind: 'started' }
  | { readonly kind: 'owns'; readonly owns: boolean }
  | { readonly kind: 'committed'; readonly name: string; readonly mark: Mark }
  | { readonly kind: 'status'; readonly id: number; readonly status: readonly ProjectionStatus[] | null }
  | { readonly kind: 'report'; readonly message: string; readonly error: Error | null };
