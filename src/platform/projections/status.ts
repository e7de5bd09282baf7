import type { Pool } from 'pg';
import type { Head } from '../event-store/event-log.js';
import { behind } from './freshness.js';
import type { ProjectionState, ProjectionStatus } from './projection-status.js';

interface StatusRow {
  readonly name: string;
  readonly generation: number;
  readonly version: number;
  readonly role: 'live' | 'building';
  readonly state: 'running' | 'paused' | 'stopped';
  readonly position: number;
  readonly recordedAt: string | null;
  readonly lastError: string | null;
  readonly parkedStreams: number;
  readonly parkedEvents: number;
  readonly oldestParkedAge: number | null;
  readonly owner: string | null;
  readonly heartbeatAge: number | null;
}

/** What only the process that does the work knows. */
export interface WorkStatus {
  readonly reconnects: number;
  outageOf(live: boolean): Error | null;
  speedOf(name: string, generation: number): number;
}

/** From the registry, so that every process can answer for the owner; ages by the database's clock. */
export async function readStatus(
  pool: Pool,
  lease: string,
  names: readonly string[],
  head: Head,
  work: WorkStatus | null,
): Promise<ProjectionStatus[]> {
  const { rows } = await pool.query<StatusRow>(
    `select g.name, g.generation, g.version, g.role, g.state, g.position::float8 as position, g.last_error as "lastError",
            to_char(g.event_recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
            coalesce(p.streams, 0)::int as "parkedStreams", coalesce(p.events, 0)::int as "parkedEvents",
            p.age::float8 as "oldestParkedAge",
            l.owner, extract(epoch from clock_timestamp() - l.heartbeat_at)::float8 as "heartbeatAge"
       from rm.projection_generation g
       left join lateral (select count(distinct stream) as streams, count(*) as events,
                                 extract(epoch from clock_timestamp() - min(parked_at)) as age
                            from rm.projection_parked
                           where name = g.name and generation = g.generation and resolution is null) p on true
       left join rm.lease l on l.name = $1 and l.expires_at > clock_timestamp()
      where g.name = any($2) and g.role <> 'retired' order by g.name, g.generation`,
    [lease, names],
  );
  return rows.map(({ role, recordedAt, ...row }) => {
    const outage = work?.outageOf(role === 'live') ?? null;
    const lag = behind({ position: row.position, recordedAt }, head);
    const eventsPerSecond = work?.speedOf(row.name, row.generation) ?? 0;
    return {
      ...row,
      live: role === 'live',
      state: stateOf(row.state, role, row.parkedStreams, outage),
      head: head.position,
      lagEvents: lag.events,
      lagSeconds: lag.seconds,
      eventsPerSecond,
      eta: lag.events === 0 ? 0 : eventsPerSecond > 0 ? lag.events / eventsPerSecond : null,
      lastError: outage?.message ?? row.lastError,
      reconnects: work?.reconnects ?? 0,
    };
  });
}

function stateOf(
  state: StatusRow['state'],
  role: StatusRow['role'],
  parked: number,
  outage: Error | null,
): ProjectionState {
  if (state !== 'running') return state;
  if (outage) return 'retrying';
  if (role === 'building') return 'building';
  return parked > 0 ? 'degraded' : 'running';
}
