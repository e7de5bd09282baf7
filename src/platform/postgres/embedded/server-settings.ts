import { totalmem } from 'node:os';

/** `test` gives up durability for speed and is refused by the product's start check. */
export type Durability = 'safe' | 'test';

const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

const MIB = 2 ** 20;

/** A sixteenth of the memory, 128 to 512 MiB: the log and the read models of a register are read and made anew in it. */
export function sharedBuffers(memoryBytes: number): string {
  return `${Math.min(512, Math.max(128, Math.floor(memoryBytes / 16 / MIB)))}MB`;
}

/** What this process may use: less than the machine has, in a container. */
function memoryBytes(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}

/**
 * Settings go on the command line: nothing in the cluster (ALTER SYSTEM, an edited file) can
 * override them, and the command line of an orphan tells whether it is the server we would start.
 */
export function serverSettings(socketDirectory: string, durability: Durability): Readonly<Record<string, string>> {
  return {
    ...(durability === 'safe' ? DURABLE : FAST),
    listen_addresses: '',
    unix_socket_directories: socketDirectory,
    unix_socket_permissions: '0700',
    port: '5432',
    password_encryption: 'scram-sha-256',
    max_connections: '100',
    shared_buffers: durability === 'safe' ? sharedBuffers(memoryBytes()) : '128MB',
    wal_compression: 'on',
    jit: 'off',
    idle_in_transaction_session_timeout: '5s',
    client_connection_check_interval: '1s',
    restart_after_crash: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_line_prefix: '%m [%p] %q%u@%d ',
    log_checkpoints: 'off',
  };
}

/** The whole command, program first. */
export function serverCommand(
  program: string,
  cluster: string,
  socketDirectory: string,
  durability: Durability,
): string[] {
  const settings = Object.entries(serverSettings(socketDirectory, durability));
  return [program, '-D', cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Nothing of the caller's environment (PGDATA, PGOPTIONS, LD_PRELOAD, a locale) reaches the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' };
}
