import type { Pool } from 'pg';
import { failpoint } from '#failpoint';
import { asError } from '../projections/errors.js';
import type { CommandAnswer, SendCommand } from './automation.js';

/** Longer than any command may take; who claimed and died is replaced after it. */
const CLAIM_SECONDS = 30;
const BATCH = 20;

interface Claimed {
  readonly id: string;
  readonly automation: string;
  readonly commandId: string;
  readonly name: string;
  readonly payload: object;
  readonly correlationId: string;
  readonly causationId: string;
  readonly byTimer: boolean;
}

/**
 * Sends what automations have asked for until each command has a definite answer. Commands of one process go in order;
 * those of different processes side by side. A claim only spares double work: what makes a second sending harmless is
 * that the command id never changes.
 * @returns how many were tried
 */
export async function dispatchOutbox(pool: Pool, send: SendCommand): Promise<number> {
  const { rows } = await pool.query<Claimed>(
    `update rm.automation_outbox set claimed_until = clock_timestamp() + $1 * interval '1 second', attempts = attempts + 1
      where id in (
        select waiting.id from rm.automation_outbox waiting
         where waiting.answered_at is null and waiting.try_after <= clock_timestamp()
           and waiting.claimed_until < clock_timestamp()
           and not exists (select from rm.automation_outbox earlier
                            where earlier.automation = waiting.automation and earlier.key = waiting.key
                              and earlier.answered_at is null and earlier.id < waiting.id)
         order by waiting.id limit $2 for update skip locked)
     returning id::text, automation, command_id::text as "commandId", name, payload,
               correlation_id as "correlationId", causation_id as "causationId", by_timer as "byTimer"`,
    [CLAIM_SECONDS, BATCH],
  );
  failpoint('automation.claimed');
  await Promise.all(rows.map(row => settle(pool, send, row)));
  return rows.length;
}

async function settle(pool: Pool, send: SendCommand, row: Claimed): Promise<void> {
  const { automation, correlationId, causationId, byTimer } = row;
  let answer: CommandAnswer;
  try {
    answer = await send(row.name, row.payload, row.commandId, { automation, correlationId, causationId, byTimer });
  } catch (error) {
    await pool.query(
      `update rm.automation_outbox set claimed_until = '-infinity', last_error = $2,
          try_after = clock_timestamp() + least(60, 0.1 * power(2, least(attempts, 12))) * interval '1 second'
        where id = $1 and answered_at is null`,
      [row.id, asError(error).message.slice(0, 500)],
    );
    return;
  }
  failpoint('automation.sent');
  const refusal = answer.outcome === 'refused' ? JSON.stringify({ code: answer.code, detail: answer.detail }) : null;
  await pool.query(
    `update rm.automation_outbox set answered_at = clock_timestamp(), outcome = $2, refusal = $3
      where id = $1 and answered_at is null`,
    [row.id, answer.outcome, refusal],
  );
  failpoint('automation.answered');
}
