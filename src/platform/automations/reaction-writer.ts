import { uuidV5, REGISTER_NAMESPACE } from '../event-store/ids.js';
import type { ProjectionTransaction } from '../projections/projection.js';
import type { Causation, Reaction, RequestedTimer } from './automation.js';

type Query = Pick<ProjectionTransaction, 'query'>;

/** What a process knows, with the event it knows it from. */
export interface Process {
  readonly state: object;
  readonly correlationId: string;
  readonly causationId: string;
}

interface OutboxRow {
  readonly key: string;
  readonly commandId: string;
  readonly name: string;
  readonly payload: string;
  readonly causation: Causation;
}

/** The same for the same cause, in every replay and every copy of the register: sending twice is answered twice alike. */
export const commandIdOfReaction = (automation: string, cause: string, index: number): string =>
  uuidV5(REGISTER_NAMESPACE, JSON.stringify(['automation', automation, cause, index]));

/** Loads processes under a lock that a timer respects; keys in order, so that two transactions never wait crosswise. */
export async function lockProcesses(
  tx: Query,
  automation: string,
  keys: readonly string[],
): Promise<Map<string, Process>> {
  const { rows } = await tx.query<Process & { key: string }>(
    `select key, state, correlation_id as "correlationId", causation_id as "causationId" from rm.automation_state
      where automation = $1 and key = any($2) order by key for update`,
    [automation, [...keys].sort()],
  );
  return new Map(rows.map(({ key, ...process }) => [key, process]));
}

/** Collects the reactions of one transaction and writes each kind with one statement. */
export class ReactionWriter {
  private readonly states = new Map<string, Process | null>();
  private readonly outbox: OutboxRow[] = [];
  private readonly timers = new Map<string, RequestedTimer & { readonly key: string }>();

  constructor(private readonly automation: string) {}

  add(key: string, reaction: Reaction<object>, causation: Causation, cause: string): void {
    const { correlationId, causationId } = causation;
    this.states.set(key, reaction.state === null ? null : { state: reaction.state, correlationId, causationId });
    reaction.commands?.forEach((command, index) =>
      this.outbox.push({
        key,
        commandId: commandIdOfReaction(this.automation, cause, index),
        name: command.name,
        payload: JSON.stringify(command.payload),
        causation,
      }),
    );
    for (const timer of reaction.timers ?? []) this.timers.set(JSON.stringify([key, timer.name]), { ...timer, key });
  }

  async write(tx: Query): Promise<void> {
    await this.writeStates(tx);
    await this.writeTimers(tx);
    await this.writeOutbox(tx);
  }

  private async writeStates(tx: Query): Promise<void> {
    const kept = [...this.states].filter((entry): entry is [string, Process] => entry[1] !== null);
    const over = [...this.states].filter(([, process]) => process === null).map(([key]) => key);
    if (kept.length > 0)
      await tx.query(
        `insert into rm.automation_state (automation, key, state, correlation_id, causation_id)
         select $1, * from unnest($2::text[], $3::jsonb[], $4::text[], $5::text[])
         on conflict (automation, key) do update set state = excluded.state, correlation_id = excluded.correlation_id,
            causation_id = excluded.causation_id, updated_at = clock_timestamp()`,
        [
          this.automation,
          kept.map(([key]) => key),
          kept.map(([, process]) => JSON.stringify(process.state)),
          kept.map(([, process]) => process.correlationId),
          kept.map(([, process]) => process.causationId),
        ],
      );
    if (over.length === 0) return;
    await tx.query(`delete from rm.automation_state where automation = $1 and key = any($2)`, [this.automation, over]);
    await tx.query(`delete from rm.automation_timer where automation = $1 and key = any($2)`, [this.automation, over]);
  }

  private async writeTimers(tx: Query): Promise<void> {
    // A process that is over has no timers; a timer without its process would fire into nothing.
    const timers = [...this.timers.values()].filter(timer => this.states.get(timer.key) !== null);
    const set = timers.filter(timer => timer.due !== null);
    const taken = timers.filter(timer => timer.due === null);
    if (set.length > 0)
      await tx.query(
        `insert into rm.automation_timer (automation, key, name, due)
         select $1, * from unnest($2::text[], $3::text[], $4::timestamptz[])
         on conflict (automation, key, name) do update
            set due = excluded.due, attempts = 0, try_after = '-infinity', last_error = null`,
        [this.automation, set.map(({ key }) => key), set.map(({ name }) => name), set.map(({ due }) => due)],
      );
    if (taken.length > 0)
      await tx.query(
        `delete from rm.automation_timer where automation = $1 and (key, name) in (select * from unnest($2::text[], $3::text[]))`,
        [this.automation, taken.map(({ key }) => key), taken.map(({ name }) => name)],
      );
  }

  private async writeOutbox(tx: Query): Promise<void> {
    if (this.outbox.length === 0) return;
    await tx.query(
      `insert into rm.automation_outbox (automation, key, command_id, name, payload, correlation_id, causation_id, by_timer)
       select $1, * from unnest($2::text[], $3::uuid[], $4::text[], $5::jsonb[], $6::text[], $7::text[], $8::boolean[])
       on conflict (command_id) do nothing`,
      [
        this.automation,
        this.outbox.map(({ key }) => key),
        this.outbox.map(({ commandId }) => commandId),
        this.outbox.map(({ name }) => name),
        this.outbox.map(({ payload }) => payload),
        this.outbox.map(({ causation }) => causation.correlationId),
        this.outbox.map(({ causation }) => causation.causationId),
        this.outbox.map(({ causation }) => causation.byTimer),
      ],
    );
  }
}
