import { statfs } from 'node:fs/promises';
import type { EventLog } from '../event-store/event-log.js';
import type { ProjectionStatus } from '../projections/projection-status.js';
import type { Finding, Health } from './health.js';

/** What the checks look at; a `Foundation` is one. */
export interface Checked {
  readonly health: Health;
  readonly log: EventLog;
  readonly projections: {
    status(): Promise<readonly ProjectionStatus[]>;
    /** Rejects where the tables of a read model have not been made. */
    positionOf(name: string): Promise<number>;
  };
  readonly database: {
    readonly dataDir: string;
    readonly embedded: { readonly state: string; readonly restarts: number } | null;
  };
}

/** Below it PostgreSQL may stop in the middle of a checkpoint: better no new requests than no database. */
const DISK_FLOOR_BYTES = 128 * 1024 * 1024;

/** The platform's own contributors. Migrations need none: a process that could not migrate has not started. */
export function registerChecks(
  { health, log, projections, database }: Checked,
  readModels: readonly string[] = [],
): void {
  health.register({
    name: 'event-store',
    affects: 'ready',
    check: async () => {
      await log.checkWritable({ deadlineMs: 900 });
      return { ok: true };
    },
  });
  // Commands look things up in read models too: before their tables are there, nothing may be sent here.
  health.register({
    name: 'read-models',
    affects: 'startup',
    check: async () => {
      await Promise.all(readModels.map(name => projections.positionOf(name)));
      return { ok: true };
    },
  });
  health.register({
    name: 'projections',
    affects: 'shown',
    check: async () => judgeProjections(await projections.status()),
  });
  const { embedded, dataDir } = database;
  if (embedded === null) return;
  health.register({
    name: 'embedded-postgresql',
    affects: 'ready',
    check: () => ({ ok: embedded.state === 'ready', detail: embedded.state, facts: { restarts: embedded.restarts } }),
  });
  health.register({ name: 'disk', affects: 'ready', check: () => judgeDisk(dataDir) });
}

function judgeProjections(lines: readonly ProjectionStatus[]): Finding {
  const live = lines.filter(line => line.live);
  const stuck = live.filter(
    ({ state, parkedStreams }) => parkedStreams > 0 || state === 'stopped' || state === 'degraded',
  );
  return {
    ok: stuck.length === 0,
    ...(stuck.length > 0 && { detail: `stuck: ${stuck.map(({ name }) => name).join(', ')}` }),
    facts: {
      lagEvents: Math.max(0, ...live.map(({ lagEvents }) => lagEvents)),
      lagSeconds: Math.max(0, ...live.map(({ lagSeconds }) => lagSeconds)),
      parkedStreams: live.reduce((sum, { parkedStreams }) => sum + parkedStreams, 0),
    },
  };
}

async function judgeDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024);
  const ok = bavail * bsize >= DISK_FLOOR_BYTES;
  return { ok, ...(!ok && { detail: 'the disk is nearly full' }), facts: { freeMb } };
}
