import type { Pool, PoolClient } from 'pg';
import { failpoint } from '#failpoint';
import { inTransaction } from '../postgres/transaction.js';
import { asError, isTransient } from '../projections/errors.js';
import type { Automation, DueTimer } from './automation.js';
import { ReactionWriter, type Process } from './reaction-writer.js';

interface Candidate {
  readonly automation: string;
  readonly key: string;
  readonly name: string;
}

/**
 * Fires what is due by the database's clock: the timer's row goes in the transaction that writes its reaction, so it
 * fires once whoever dies when, and after downtime it fires with the date it was set for.
 * @returns how many fired
 */
export async function fireDueTimers(pool: Pool, automations: ReadonlyMap<string, Automation>): Promise<number> {
  const { rows } = await pool.query<Candidate>(
    `select automation, key, name from rm.automation_timer
      where due <= clock_timestamp() and try_after <= clock_timestamp() and automation = any($1) order by due limit 50`,
    [[...automations.keys()]],
  );
  let fired = 0;
  for (const candidate of rows) {
    const automation = automations.get(candidate.automation)!;
    try {
      if (await inTransaction(pool, client => fire(client, automation, candidate))) fired++;
    } catch (error) {
      if (isTransient(error)) throw error;
      await postpone(pool, candidate, asError(error));
    }
  }
  return fired;
}

/** Process first, timer second: the order of the event page, so that the two never wait for each other crosswise. */
async function fire(client: PoolClient, automation: Automation, { key, name }: Candidate): Promise<boolean> {
  const states = await client.query<Process>(
    `select state, correlation_id as "correlationId", causation_id as "causationId" from rm.automation_state
      where automation = $1 and key = $2 for update skip locked`,
    [automation.name, key],
  );
  const process = states.rows[0];
  if (!process) return false;
  const timers = await client.query<{ due: string }>(
    `select to_char(due at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due from rm.automation_timer
      where automation = $1 and key = $2 and name = $3 and due <= clock_timestamp() for update skip locked`,
    [automation.name, key, name],
  );
  const due = timers.rows[0]?.due;
  if (due === undefined) return false;
  if (!automation.onTimer) throw new Error(`${automation.name} has set ${name} but hears no timers`);
  const timer: DueTimer = { name, key, due };
  const reaction = automation.onTimer(process.state, timer);
  await client.query(`delete from rm.automation_timer where automation = $1 and key = $2 and name = $3`, [
    automation.name,
    key,
    name,
  ]);
  const writer = new ReactionWriter(automation.name);
  const { correlationId, causationId } = process;
  const cause = JSON.stringify(['timer', key, name, due, causationId]);
  writer.add(key, reaction, { automation: automation.name, correlationId, causationId, byTimer: true }, cause);
  await writer.write(client as unknown as Parameters<ReactionWriter['write']>[0]);
  failpoint('automation.timer-fired');
  return true;
}

async function postpone(pool: Pool, { automation, key, name }: Candidate, error: Error): Promise<void> {
  await pool.query(
    `update rm.automation_timer set attempts = attempts + 1, last_error = $4,
        try_after = clock_timestamp() + least(600, power(2, least(attempts, 12))) * interval '1 second'
      where automation = $1 and key = $2 and name = $3`,
    [automation, key, name, error.message.slice(0, 500)],
  );
}
