import type { Pool } from 'pg';
import type { Automation } from './automation.js';

const STUCK_AFTER_SECONDS = 900;
const TIMER_LATE_SECONDS = 60;

export interface AutomationStatus {
  readonly name: string;
  readonly processes: number;
  /** Neither changed for long nor waiting for a timer. */
  readonly stuckProcesses: readonly string[];
  readonly waitingCommands: number;
  /** Seconds; null when none waits. */
  readonly oldestWaitingAge: number | null;
  readonly stuckCommands: readonly string[];
  readonly refusedLastDay: number;
  readonly overdueTimers: number;
  readonly lastError: string | null;
}

/** What hangs, by the database's clock; at most twenty names of each, the counts are whole. */
export async function watch(pool: Pool, automations: readonly Automation[]): Promise<AutomationStatus[]> {
  const { rows } = await pool.query<AutomationStatus>(
    `select a.name,
       (select count(*)::int from rm.automation_state s where s.automation = a.name) as processes,
       array(select s.key from rm.automation_state s
              where s.automation = a.name and s.updated_at < clock_timestamp() - a.stuck_after * interval '1 second'
                and not exists (select from rm.automation_timer t where t.automation = s.automation and t.key = s.key)
              order by s.updated_at limit 20) as "stuckProcesses",
       (select count(*)::int from rm.automation_outbox o where o.automation = a.name and o.answered_at is null)
         as "waitingCommands",
       (select extract(epoch from clock_timestamp() - min(o.created_at))::float8 from rm.automation_outbox o
         where o.automation = a.name and o.answered_at is null) as "oldestWaitingAge",
       array(select o.command_id::text from rm.automation_outbox o
              where o.automation = a.name and o.answered_at is null
                and o.created_at < clock_timestamp() - a.stuck_after * interval '1 second'
              order by o.id limit 20) as "stuckCommands",
       (select count(*)::int from rm.automation_outbox o where o.automation = a.name and o.outcome = 'refused'
           and o.answered_at > clock_timestamp() - interval '1 day') as "refusedLastDay",
       (select count(*)::int from rm.automation_timer t
         where t.automation = a.name and t.due < clock_timestamp() - $3 * interval '1 second') as "overdueTimers",
       coalesce(
         (select o.last_error from rm.automation_outbox o
           where o.automation = a.name and o.answered_at is null and o.last_error is not null order by o.id limit 1),
         (select t.last_error from rm.automation_timer t
           where t.automation = a.name and t.last_error is not null order by t.due limit 1)) as "lastError"
     from unnest($1::text[], $2::bigint[]) as a (name, stuck_after) order by a.name`,
    [
      automations.map(({ name }) => name),
      automations.map(({ stuckAfterSeconds }) => stuckAfterSeconds ?? STUCK_AFTER_SECONDS),
      TIMER_LATE_SECONDS,
    ],
  );
  return rows;
}
