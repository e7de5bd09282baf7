import { hostname } from 'node:os';
import { defaultDataDir } from './data-dir.js';
import {
  key32,
  matching,
  milliseconds,
  oneOf,
  optional,
  postgresUrl,
  storeUrl,
  variable,
  whole,
  yesOrNo,
  type Variable,
} from './variable.js';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Every variable the register reads. `.env.example` and `--print-config` are made from this table. */
export const VARIABLES = {
  ROLE: variable({
    group: 'Process',
    help: 'What this process does: answer HTTP (api), keep read models and run automations (projector), or both.',
    parse: oneOf(['all', 'api', 'projector']),
    default: 'all',
  }),
  INSTANCE: variable({
    group: 'Process',
    help: 'Name of this process among its peers, kept over restarts; its refused attempts go to audit-access-{name}.',
    parse: matching(/^[a-z0-9][a-z0-9.-]{0,62}$/, 'must be 1 to 63 lower-case letters, digits, dots or hyphens'),
    default: instanceName(hostname()),
    shownDefault: 'the host name',
  }),
  SHUTDOWN_DELAY_MS: variable({
    group: 'Process',
    help: 'After SIGTERM: how long readiness says 503 before connections are refused. 5000 behind a load balancer.',
    parse: milliseconds(0),
    default: '0',
  }),
  DRAIN_DEADLINE_MS: variable({
    group: 'Process',
    help: 'After SIGTERM: how long requests in flight may take to finish.',
    parse: milliseconds(),
    default: '10000',
  }),

  HOST: variable({
    group: 'HTTP',
    help: 'Address to listen on. 0.0.0.0 opens the register to the network.',
    parse: matching(/^[A-Za-z0-9.:_-]{1,253}$/, 'must be an address or a host name'),
    default: '127.0.0.1',
  }),
  PORT: variable({
    group: 'HTTP',
    help: 'Port to listen on. With the embedded database and no PORT given, a busy port means the next free one.',
    parse: whole(0, 65_535),
    default: '3000',
  }),

  DATA_DIR: variable({
    group: 'Data',
    help: 'Folder of the embedded database, its keys and logs.',
    parse: matching(/^[^\0]+$/, 'must be a path'),
    default: defaultDataDir(),
    shownDefault: './.data, or /var/lib/qadam/{hash of this path} for root',
  }),
  EPHEMERAL: variable({
    group: 'Data',
    help: 'Keep everything in a fresh temporary folder and delete it at the end.',
    parse: yesOrNo,
    default: 'false',
  }),
  SEED: variable({
    group: 'Data',
    help: 'What an empty register starts with: demo projects or none. Only embedded registers are ever seeded.',
    parse: oneOf(['demo', 'none']),
    default: 'demo',
  }),

  EVENT_STORE: variable({
    group: 'Event store',
    help: 'Where events live: in PostgreSQL, or in EventStoreDB/KurrentDB with their order and read models in PostgreSQL.',
    parse: oneOf(['postgres', 'eventstoredb']),
    default: 'postgres',
  }),
  EVENTSTOREDB_URL: optional({
    group: 'Event store',
    help: 'With EVENT_STORE=eventstoredb: esdb://user:password@host:2113?tls=true&tlsCAFile=/path, or esdb+discover://…',
    parse: storeUrl,
    secret: true,
  }),
  EVENTSTOREDB_ACCEPT_OLD_SERVER: variable({
    group: 'Event store',
    help: 'Start on a server older than 24.10.6 or 25.0.1, whose subscriptions can skip events. Only logs the risk.',
    parse: yesOrNo,
    default: 'false',
  }),
  DATABASE_URL: optional({
    group: 'Event store',
    help: 'PostgreSQL 15 or newer, postgres://user:password@host/database. Without it the embedded one is started.',
    parse: postgresUrl,
    shownDefault: 'embedded PostgreSQL',
    secret: true,
  }),
  POOL_LOG: variable({
    group: 'Event store',
    help: 'Connections for reading the log: streams to decide on, pages to project. Appending has one of its own.',
    parse: whole(2, 200),
    default: '8',
  }),
  POOL_READS: variable({
    group: 'Event store',
    help: 'Connections for queries of read models.',
    parse: whole(1, 200),
    default: '8',
  }),
  POOL_PROJECTIONS: variable({
    group: 'Event store',
    help: 'Connections for projections and automations.',
    parse: whole(5, 200),
    default: '10',
  }),
  POOL_APP: variable({
    group: 'Event store',
    help: 'Connections for API keys and the vault, so that load elsewhere cannot keep callers out.',
    parse: whole(1, 50),
    default: '3',
  }),

  REQUEST_TIMEOUT_MS: variable({
    group: 'Deadlines',
    help: 'How long one HTTP request may take to arrive and to be answered.',
    parse: milliseconds(),
    default: '10000',
  }),
  STORE_DEADLINE_MS: variable({
    group: 'Deadlines',
    help: 'How long storing one command may take; after it the outcome is unknown. SQL statements end after 4000.',
    parse: milliseconds(4_500),
    default: '5000',
  }),

  MAX_COMMANDS_IN_FLIGHT: variable({
    group: 'Limits',
    help: 'Commands worked on at once; more wait.',
    parse: whole(1, 10_000),
    default: '64',
  }),
  MAX_COMMANDS_WAITING: variable({
    group: 'Limits',
    help: 'Commands that may wait for their turn; more are answered 503 with Retry-After.',
    parse: whole(0, 10_000),
    default: '128',
  }),

  REGISTER_KEY: optional({
    group: 'Secrets',
    help: 'Key of the fingerprints of commands (HMAC). Never changes in the life of a register.',
    parse: key32,
    shownDefault: 'embedded: made once, kept in DATA_DIR/register.key',
    secret: true,
  }),
  VAULT_KEY: optional({
    group: 'Secrets',
    help: 'Master key that wraps the keys of personal data. Losing it loses every name; leaking it undoes erasure.',
    parse: key32,
    shownDefault: 'embedded: made once, kept in DATA_DIR/vault.key',
    secret: true,
  }),

  LOG_LEVEL: variable({
    group: 'Logs',
    help: 'Least severe level that is written. debug adds a line per appended batch.',
    parse: oneOf(LEVELS),
    default: 'info',
  }),
  LOG_FORMAT: variable({
    group: 'Logs',
    help: 'json, human, or auto: human on a terminal, JSON elsewhere.',
    parse: oneOf(['auto', 'json', 'human']),
    default: 'auto',
  }),
  LOG_REQUESTS: variable({
    group: 'Logs',
    help: 'Which requests get a line: all, only those answered 4xx and 5xx (refused), or none.',
    parse: oneOf(['all', 'refused', 'none']),
    default: 'all',
  }),
};

export type VariableName = keyof typeof VARIABLES;

/** Typed values by name. */
export type Values = {
  readonly [Name in VariableName]: (typeof VARIABLES)[Name] extends Variable<infer T> ? T : never;
};

function instanceName(host: string): string {
  const name = host.toLowerCase().replace(/[^a-z0-9.-]/g, '-');
  return /^[a-z0-9]/.test(name) ? name.slice(0, 63) : 'qadam';
}
