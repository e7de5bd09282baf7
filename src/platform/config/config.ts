import type { StoreUrl } from '../event-store/eventstoredb/store-url.js';
import type { Values, VariableName } from './variables.js';

/** A value as it was written, and by whom: `default`, `environment`, `environment (NAME_FILE)`, or the flag. */
export interface Written {
  /** null: there is none. Masked where the variable is a secret. */
  readonly text: string | null;
  readonly source: string;
}

/** The configuration of this process: parsed and checked once, at start; injected whole or in slices. */
export class Config {
  readonly role: Values['ROLE'];
  readonly instance: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Whether somebody asked for this very port: then a busy port is an error and not a reason to take another. */
    readonly portGiven: boolean;
    readonly requestTimeoutMs: number;
  };
  readonly database: {
    /** null: the embedded PostgreSQL. */
    readonly url: string | null;
    /** Connections of each pool. */
    readonly pools: {
      readonly log: number;
      readonly reads: number;
      readonly projections: number;
      readonly app: number;
    };
  };
  readonly store: {
    readonly kind: Values['EVENT_STORE'];
    readonly deadlineMs: number;
    /** Null: none is named. Named, it is the home of the events or, with `kind` postgres, where they may move. */
    readonly eventStoreDb: { readonly url: StoreUrl; readonly acceptOldServer: boolean } | null;
  };
  readonly admission: { readonly inFlight: number; readonly queue: number };
  /** `ephemeral`: the embedded database takes a folder of its own in place of `dir`, and says which. */
  readonly data: { readonly dir: string; readonly ephemeral: boolean };
  readonly seed: boolean;
  readonly shutdown: { readonly delayMs: number; readonly drainMs: number };
  readonly log: {
    readonly level: Values['LOG_LEVEL'];
    readonly format: Values['LOG_FORMAT'];
    readonly requests: Values['LOG_REQUESTS'];
  };
  /** null with the embedded database: read from, or made in, the data folder (`registerKeys`). */
  readonly keys: { readonly register: Buffer | null; readonly vault: Buffer | null };

  constructor(
    values: Values,
    readonly written: Readonly<Record<VariableName, Written>>,
  ) {
    this.role = values.ROLE;
    this.instance = values.INSTANCE;
    this.http = {
      host: values.HOST,
      port: values.PORT,
      portGiven: written.PORT.source !== 'default',
      requestTimeoutMs: values.REQUEST_TIMEOUT_MS,
    };
    this.database = {
      url: values.DATABASE_URL,
      pools: {
        log: values.POOL_LOG,
        reads: values.POOL_READS,
        projections: values.POOL_PROJECTIONS,
        app: values.POOL_APP,
      },
    };
    const url = values.EVENTSTOREDB_URL;
    this.store = {
      kind: values.EVENT_STORE,
      deadlineMs: values.STORE_DEADLINE_MS,
      eventStoreDb: url === null ? null : { url, acceptOldServer: values.EVENTSTOREDB_ACCEPT_OLD_SERVER },
    };
    this.admission = { inFlight: values.MAX_COMMANDS_IN_FLIGHT, queue: values.MAX_COMMANDS_WAITING };
    this.data = { dir: values.DATA_DIR, ephemeral: values.EPHEMERAL };
    this.seed = values.SEED === 'demo' && values.DATABASE_URL === null;
    this.shutdown = { delayMs: values.SHUTDOWN_DELAY_MS, drainMs: values.DRAIN_DEADLINE_MS };
    this.log = { level: values.LOG_LEVEL, format: values.LOG_FORMAT, requests: values.LOG_REQUESTS };
    this.keys = { register: values.REGISTER_KEY, vault: values.VAULT_KEY };
  }

  /** True when we start and stop PostgreSQL ourselves. */
  get embedded(): boolean {
    return this.database.url === null;
  }
}
