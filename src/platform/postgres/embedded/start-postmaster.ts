import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { whyNoAnswer, type EmbeddedConnection } from './connection.js';
import { pollUntil } from './deadline.js';
import { logSize, readLogFrom, reasonInLog } from './log-file.js';
import type { Layout } from './layout.js';
import { judgeFoundPostmaster } from './postmaster-file.js';
import {
  ABRUPT_STOP,
  adoptPostmaster,
  ORDERLY_STOP,
  readPostmasterFile,
  spawnPostmaster,
  stopPostmaster,
  type Postmaster,
} from './postmaster.js';
import { processesWorkingIn, readProcess } from './process-facts.js';
import type { Identity } from './reachability.js';
import { EmbeddedPostgresRefusal, messageOf } from './refusal.js';

export interface StartOrder {
  readonly command: readonly string[];
  readonly layout: Layout;
  readonly identity: Identity | undefined;
  /** To the `postgres` database, which always exists. */
  readonly maintenance: EmbeddedConnection;
  readonly signal: AbortSignal;
  /** Recovery after a crash replays up to a gigabyte of log. */
  readonly readyWithinMs: number;
  /** Told the pid as soon as there is one, so that a stop can reach a server that is still starting. */
  readonly onProcess: (postmaster: Postmaster) => void;
}

/** How long we wait for what an earlier server left behind. */
const LEFTOVERS_WITHIN_MS = 30_000;

const PASSING_TROUBLE = /pre-existing shared memory block|lock file "[^"]*" already exists|is being shut down/;

/**
 * Brings up a server that answers: adopts the orphan of a dead owner, or starts a new one. Retries
 * while a killed server's processes still hold its shared memory. Rejects with a refusal that says why.
 */
export async function startPostmaster(order: StartOrder): Promise<Postmaster> {
  return (await takeOverOrphan(order)) ?? (await startFresh(order));
}

async function takeOverOrphan(order: StartOrder): Promise<Postmaster | undefined> {
  const { layout, command } = order;
  const file = readPostmasterFile(layout.cluster);
  const facts = file && readProcess(file.pid);
  const wanted = { commandLine: command, cluster: layout.cluster, socketDirectory: layout.socketDirectory };
  const verdict = judgeFoundPostmaster(file, facts, wanted);
  switch (verdict.kind) {
    case 'start':
      return undefined;
    case 'refuse':
      throw new EmbeddedPostgresRefusal(
        'foreign-postgres',
        `PostgreSQL is already running on ${layout.cluster} (process ${verdict.pid}), and Qadam did not start it. ` +
          'Stop it and start again.',
      );
    case 'remove-file-and-start':
      await leftoversGone(layout.cluster, order.signal);
      removeStaleFiles(layout);
      return undefined;
    case 'adopt':
    case 'stop-and-start': {
      const orphan = adoptPostmaster(verdict.pid);
      order.onProcess(orphan);
      orphan.signal('SIGCONT'); // a paused one cannot answer, nor stop
      // One that is still in recovery would only have to begin again.
      const withinMs = file?.status === 'ready' ? 5_000 : order.readyWithinMs;
      if (verdict.kind === 'adopt' && (await answersInTime(orphan, order, withinMs))) return orphan;
      await stopPostmaster(orphan, ORDERLY_STOP);
      return undefined;
    }
  }
}

/** PostgreSQL takes a reused pid for a living server, so these go once nothing works on the cluster. */
function removeStaleFiles(layout: Layout): void {
  rmSync(join(layout.cluster, 'postmaster.pid'), { force: true });
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
    rmSync(join(layout.socketDirectory, name), { force: true });
}

async function leftoversGone(cluster: string, signal: AbortSignal): Promise<void> {
  const gone = await pollUntil(() => processesWorkingIn(cluster).length === 0 || undefined, {
    withinMs: LEFTOVERS_WITHIN_MS,
    everyMs: 50,
    signal,
  });
  if (!gone) {
    const pids = processesWorkingIn(cluster).join(', ');
    throw new EmbeddedPostgresRefusal('start-failed', `Processes ${pids} of an earlier server still use ${cluster}.`);
  }
}

async function answersInTime(postmaster: Postmaster, order: StartOrder, withinMs: number): Promise<boolean> {
  const answer = await pollUntil(
    async () => {
      if (postmaster.isGone()) return false;
      const file = readPostmasterFile(order.layout.cluster);
      if (file?.pid !== postmaster.pid || file.status !== 'ready') return undefined;
      return (await whyNoAnswer(order.maintenance, 2_000)) === undefined ? true : undefined;
    },
    { withinMs, everyMs: 10, signal: order.signal },
  );
  return answer === true;
}

async function startFresh(order: StartOrder): Promise<Postmaster> {
  let trouble = '';
  const started = await pollUntil(
    async () => {
      const attempt = await attemptStart(order);
      if (typeof attempt !== 'string') return attempt;
      trouble = attempt;
      return PASSING_TROUBLE.test(attempt) ? undefined : false;
    },
    { withinMs: LEFTOVERS_WITHIN_MS, everyMs: 200, signal: order.signal },
  );
  if (started) return started;
  throw new EmbeddedPostgresRefusal(
    'start-failed',
    `The embedded PostgreSQL did not start: ${reasonInLog(trouble)} (its log: ${order.layout.logFile}).`,
  );
}

/** A server that answers, or what its log says. A server that does not get ready is not left running. */
async function attemptStart(order: StartOrder): Promise<Postmaster | string> {
  const { command, layout, identity } = order;
  if (order.signal.aborted) return 'stopped before it was ready';
  const offset = logSize(layout.logFile);
  let postmaster: Postmaster;
  try {
    postmaster = await spawnPostmaster(command, { identity, logFile: layout.logFile });
  } catch (error) {
    const as = identity ? ` as user ${identity.uid}` : '';
    return `${command[0]} could not be run${as}: ${messageOf(error)}`;
  }
  order.onProcess(postmaster);
  if (await answersInTime(postmaster, order, order.readyWithinMs)) return postmaster;
  if (!postmaster.isGone()) await stopPostmaster(postmaster, ABRUPT_STOP);
  return readLogFrom(layout.logFile, offset) || (await postmaster.gone);
}
