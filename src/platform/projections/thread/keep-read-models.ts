import { parentPort, workerData } from 'node:worker_threads';
import { PostgresHistory } from '../../event-store/postgres/postgres-history.js';
import { realTimers } from '../../event-store/timers.js';
import { createPool } from '../../postgres/pool.js';
import { asError } from '../errors.js';
import type { DecodeEvent } from '../event-decoder.js';
import { leanSource } from '../lean-source.js';
import type { Projection } from '../projection.js';
import { ProjectionRuntime } from '../runtime.js';
import type { FromThread, ThreadData, ToThread } from './messages.js';

/**
 * The other side of ProjectionThread: a projection runtime with connections of its own. It returns when the work has
 * begun; what fails before that ends the thread, and whoever started it hears why.
 */
export async function keepReadModels(parts: {
  readonly projections: readonly Projection[];
  readonly decode: DecodeEvent;
}): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('this module runs as a thread');
  const say = (message: FromThread): void => port.postMessage(message);
  const { address, appRole, register, connections, owner, tuning } = workerData as ThreadData;
  const report = (message: string, error?: Error): void => {
    // A copy: what a driver hangs on its errors (sockets, clients) does not cross.
    const told = error === undefined ? null : Object.assign(new Error(error.message), { name: error.name });
    say({ kind: 'report', message, error: told });
  };
  const onError = (error: Error): void => report('a database connection broke', error);
  const log = new PostgresHistory({ address, register, role: appRole, readers: 1, onError, timers: realTimers });
  const pool = createPool(address, {
    applicationName: 'qadam-projections',
    role: appRole,
    max: connections,
    onError,
    settings: { synchronous_commit: 'off' },
  });
  const runtime = new ProjectionRuntime({
    ...parts,
    pool,
    source: leanSource(log, pool),
    owner,
    tuning,
    report,
    observer: {
      committed: (name, mark) => say({ kind: 'committed', name, mark }),
      owns: owns => say({ kind: 'owns', owns }),
    },
  });
  const stop = async (): Promise<void> => {
    await runtime.stop();
    await Promise.all([log.close(), pool.end()]);
    port.close();
  };
  port.on('message', (message: ToThread) => {
    if (message.kind === 'stop') return void stop();
    const answer = (status: Awaited<ReturnType<typeof runtime.status>> | null): void =>
      say({ kind: 'status', id: message.id, status });
    runtime.status().then(answer, (error: unknown) => {
      report('no status', asError(error));
      answer(null);
    });
  });
  await runtime.start();
  say({ kind: 'started' });
}
