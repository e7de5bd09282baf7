import type { EmbeddedConnection } from './connection.js';
import type { RestartPolicy } from './restart-policy.js';
import type { Durability } from './server-settings.js';

/**
 * `restarting`: it died and comes back. `failed`: it died too often; retries go on slowly.
 * Health shows both; `ready` after either means it healed by itself.
 */
export type EmbeddedPostgresState = 'starting' | 'ready' | 'restarting' | 'failed' | 'stopping' | 'stopped';

export interface StateChange {
  readonly state: EmbeddedPostgresState;
  /** A sentence for logs and health: why it is so. */
  readonly reason: string;
  /** How often the server came back since the start. */
  readonly restarts: number;
  /** With `restarting` and `failed`: when the next attempt is made. */
  readonly nextAttemptInMs?: number;
}

export interface EmbeddedPostgresOptions {
  /** Folder of the clone. Its path names the store of a root start; a user's data lies in its `.data`. */
  readonly cloneDirectory: string;
  /** Chosen by the operator (`--data`). */
  readonly dataDirectory?: string;
  /** Data in a temporary folder that is removed by `stop()`. */
  readonly ephemeral?: boolean;
  /** `test` turns fsync off and is allowed with `ephemeral` only. */
  readonly durability?: Durability;
  /** Database that is made when it is not there. */
  readonly database?: string;
  readonly onStateChange?: (change: StateChange) => void;
  readonly restartPolicy?: RestartPolicy;
  /** How long recovery may take before a start counts as failed. */
  readonly readyWithinMs?: number;
  /** Where a root start keeps data and binaries. */
  readonly systemDirectory?: string;
}

export interface EmbeddedPostgres {
  /** The owner account; the password is in here. */
  readonly connection: EmbeddedConnection;
  readonly connectionString: string;
  readonly dataDirectory: string;
  readonly logFile: string;
  /** Of the server running now, or undefined while there is none. */
  readonly pid: number | undefined;
  readonly restarts: number;
  /** The server was left behind by an owner that died, and taken over without a restart. */
  readonly adopted: boolean;
  readonly state: EmbeddedPostgresState;
  /** Never rejects, ends within its deadlines, also when the server has already died; same promise every time. */
  stop(): Promise<void>;
}
