import { DEFAULT_RESTART_POLICY, startEmbeddedPostgres } from '../../src/platform/postgres/embedded/index.js';

/**
 * A PostgreSQL server with its supervisor in a process of its own: what is killed is the server, and who brings it back
 * is our supervisor, not the driver. Durable settings. `process.argv[2]` is the data folder.
 */
const dataDirectory = process.argv[2];
if (dataDirectory === undefined) throw new Error('which data folder?');
const server = await startEmbeddedPostgres({
  cloneDirectory: process.cwd(),
  dataDirectory,
  database: 'faults',
  // The suite kills more often in a minute than any server dies in a year; the brake has specs of its own.
  restartPolicy: { ...DEFAULT_RESTART_POLICY, longestDelayMs: 200, crashesTolerated: 1_000 },
});
process.on('message', (message: { readonly ask: string }) => {
  if (message.ask === 'pid')
    process.send?.({ pid: server.pid ?? null, restarts: server.restarts, state: server.state });
});
const stop = (): void => void server.stop().then(() => process.exit(0));
process.on('SIGTERM', stop);
process.on('disconnect', stop);
process.send?.({ ready: server.connectionString });
