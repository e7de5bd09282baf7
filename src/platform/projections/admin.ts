import type { Pool } from 'pg';
import { DecodedPage, type DecodeEvent } from './event-decoder.js';
import type { ProjectedEvent } from './projected-event.js';
import type { Action, Outcome } from './requests.js';
import type { Scheduler } from './scheduler.js';
import type { EventSource } from './tuning.js';

export interface ParkedLine {
  readonly name: string;
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly reason: string;
  readonly detail: string | null;
  readonly attempts: number;
  readonly parkedAt: string;
}

export interface ParkedDetail extends ParkedLine {
  /** As this release reads it now, or why it cannot. */
  readonly facts: readonly ParkedFact[] | { readonly unreadable: string };
}

export type ParkedFact = Pick<ProjectedEvent, 'eventId' | 'type' | 'data' | 'occurredOn' | 'recordedAt'>;

/**
 * What an operator may ask of the projections, from any process: requests are rows, the owner carries them out between
 * two pages and answers. Nothing here changes an event.
 */
export class ProjectionAdmin {
  constructor(
    private readonly pool: Pool,
    private readonly source: EventSource,
    private readonly decode: DecodeEvent,
    private readonly scheduler: Scheduler,
    private readonly lease: string,
  ) {}

  /** Open ones, oldest first. */
  async parked(name: string, limit = 100): Promise<readonly ParkedLine[]> {
    const { rows } = await this.pool.query<ParkedLine>(
      `select parked.name, parked.position::float8 as position, stream, revision::float8 as revision, event_type as type,
              reason, detail, attempts,
              to_char(parked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "parkedAt"
         from rm.projection_parked parked
         join rm.projection_generation live on live.name = parked.name and live.generation = parked.generation and live.role = 'live'
        where parked.name = $1 and resolution is null order by parked.position limit $2`,
      [name, limit],
    );
    return rows;
  }

  /** One parked event as it is read today, with the stack of its last failure. */
  async show(name: string, position: number): Promise<ParkedDetail | null> {
    const line = (await this.parked(name, 10_000)).find(each => each.position === position);
    if (!line) return null;
    const events = await this.source.readAll({ after: position - 1, upTo: position, limit: 1 });
    const facts = events.length > 0 ? new DecodedPage(events, this.decode).at(0) : new Error('it is not in the log');
    return { ...line, facts: facts instanceof Error ? { unreadable: facts.message } : facts.map(plain) };
  }

  /** Projects the stream's parked events anew, in order, up to the first that fails again. */
  retryStream(name: string, stream: string, by: string): Promise<Outcome> {
    return this.ask(name, 'retry-stream', by, { stream });
  }
  /** Gives one parked event up for this projection. The reason is kept; the caller records it as an event. */
  skip(name: string, position: number, reason: string, by: string): Promise<Outcome> {
    return this.ask(name, 'skip', by, { position, reason });
  }
  pause(name: string, by: string): Promise<Outcome> {
    return this.ask(name, 'pause', by);
  }
  resume(name: string, by: string): Promise<Outcome> {
    return this.ask(name, 'resume', by);
  }
  /** From position 0 into fresh tables beside the live ones, then the switch. Answers when it has begun. */
  rebuild(name: string, by: string): Promise<Outcome> {
    return this.ask(name, 'rebuild', by);
  }

  private async ask(name: string, action: Action, by: string, argument: object = {}): Promise<Outcome> {
    const { rows } = await this.pool.query<{ id: string }>(
      `insert into rm.projection_request (lease, name, action, argument, requested_by) values ($1, $2, $3, $4, $5) returning id::text`,
      [this.lease, name, action, JSON.stringify(argument), by],
    );
    const until = this.scheduler.now() + 30_000;
    while (this.scheduler.now() < until) {
      const answer = await this.pool.query<{ outcome: Outcome | null }>(
        'select outcome from rm.projection_request where id = $1',
        [rows[0]!.id],
      );
      const outcome = answer.rows[0]?.outcome;
      if (outcome) return outcome;
      await this.scheduler.sleep(50);
    }
    return { ok: false, message: 'no owner has answered within 30 s; the request stands' };
  }
}

/** Plain properties, since it goes out as JSON. */
const plain = ({ eventId, type, data, occurredOn, recordedAt }: ProjectedEvent): ParkedFact => ({
  eventId,
  type,
  data,
  occurredOn,
  recordedAt,
});
