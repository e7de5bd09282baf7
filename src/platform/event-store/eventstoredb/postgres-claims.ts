import type { Pool } from 'pg';
import { SharedQuestions } from '../../postgres/shared-questions.js';
import { expectedRevision } from '../check-command.js';
import type { AppendCommand } from '../event-log.js';
import { ClockSkew, IdempotencyKeyReused, IntegrityViolation } from '../event-log.errors.js';
import { readFailure } from '../postgres/failure.js';
import type { RegisterIdentity } from '../postgres/lane-connection.js';
import type { Timers } from '../timers.js';
import type { Claim, Claims, FoundClaim } from './claims.js';

/** What es.take_claims answers to one command (0003-eventstoredb.sql). */
type Answer =
  | readonly ['open', takers: number, stream: string, lowest: number, copied: number]
  | readonly ['stored', stream: string, firstRevision: number]
  | readonly ['nothing', stream: string, revision: number]
  | readonly ['key-reused']
  | readonly ['clock-skew', databaseTime: string];

interface Wish {
  readonly command: AppendCommand;
  readonly since: number;
}

/** Claims in PostgreSQL. Those that come while others are under way go together: one flush for many commands. */
export class PostgresClaims implements Claims {
  readonly #wishes: SharedQuestions<Wish, Answer>;
  readonly #lonely: SharedQuestions<string, boolean>;

  constructor(
    private readonly pool: Pool,
    private readonly register: RegisterIdentity,
    private readonly timers: Timers,
  ) {
    this.#wishes = new SharedQuestions(wishes => this.#take(wishes));
    this.#lonely = new SharedQuestions(ids => this.#alone(ids));
  }

  async take(command: AppendCommand): Promise<Claim> {
    const answer = await this.#wishes.answerTo({ command, since: this.timers.now() });
    switch (answer[0]) {
      case 'key-reused':
        throw new IdempotencyKeyReused(command.commandId);
      case 'clock-skew':
        throw new ClockSkew(`recordedAt is more than 2 s off the clock of PostgreSQL, ${answer[1]}`);
      default:
        return claimOf(answer);
    }
  }

  async find(commandId: string): Promise<FoundClaim | null> {
    const rows = await this.#query<FoundRow>('find-claim', FIND, [commandId]);
    const [row] = rows;
    return row === undefined ? null : { fingerprint: row.fingerprint, claim: claimOf(row.claim) };
  }

  async settleNothing(commandId: string, revision: number, ticket: number): Promise<boolean> {
    const rows = await this.#query<{ settled: boolean }>(
      'settle-nothing',
      'select es.settle_nothing($1, $2, $3, $4, $5, $6) as settled',
      [commandId, revision, ticket, ...this.#identity()],
    );
    return rows[0]!.settled;
  }

  isAlone(commandId: string): Promise<boolean> {
    return this.#lonely.answerTo(commandId);
  }

  async #take(wishes: readonly Wish[]): Promise<readonly Answer[]> {
    const now = this.timers.now();
    const stamps = wishes.map(({ command }) => command.events.map(({ recordedAt }) => recordedAt).sort());
    const [row] = await this.#query<{ answers: readonly string[] }>(
      'take-claims',
      'select es.take_claims($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as answers',
      [
        wishes.map(({ command }) => command.commandId),
        wishes.map(({ command }) => `\\x${command.fingerprint}`),
        wishes.map(({ command }) => command.stream),
        wishes.map(({ command }) => expectedRevision(command)),
        stamps.map(of => of[0] ?? null),
        stamps.map(of => of.at(-1) ?? null),
        wishes.map(({ since }) => Math.round(now - since)),
        ...this.#identity(),
      ],
    );
    return row!.answers.map(text => JSON.parse(text) as Answer);
  }

  async #alone(ids: readonly string[]): Promise<readonly boolean[]> {
    const rows = await this.#query<{ alone: boolean }>(
      'alone',
      `select coalesce(c.takers = 1, false) as alone
       from unnest($1::uuid[]) with ordinality w(id, n) left join es.claim c on c.command_id = w.id order by w.n`,
      [ids],
    );
    return rows.map(({ alone }) => alone);
  }

  #identity(): readonly unknown[] {
    const { registerId, incarnation, store } = this.register;
    return [registerId, incarnation, store];
  }

  async #query<Row extends object>(name: string, text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    try {
      return (await this.pool.query<Row>({ name: `claims-${name}`, text, values: [...values] })).rows;
    } catch (error) {
      throw readFailure(error);
    }
  }
}

interface FoundRow {
  readonly fingerprint: string;
  readonly claim: Answer;
}

/** The ledger first: a claim that is still there while the command is copied says less. */
const FIND = `
  select encode(k.fingerprint, 'hex') as fingerprint,
         case when k.first_position is null then json_build_array('nothing', k.stream_id, k.last_revision)
              else json_build_array('stored', k.stream_id, k.last_revision - (k.last_position - k.first_position)) end as claim
  from es.command k where k.command_id = $1
  union all
  select encode(c.fingerprint, 'hex'),
         case when c.nothing_at is not null then json_build_array('nothing', c.stream_id, c.nothing_at)
              else json_build_array('open', c.takers, c.stream_id, c.lowest,
                (select coalesce(max(i.revision), -1) from es.stream_index i where i.stream_id = c.stream_id)) end
  from es.claim c where c.command_id = $1
  limit 1`;

function claimOf(answer: Answer): Claim {
  switch (answer[0]) {
    case 'open': {
      const [kind, takers, stream, lowest, copied] = answer;
      return { kind, takers, stream, lowest, copied };
    }
    case 'stored':
      return { kind: answer[0], stream: answer[1], firstRevision: answer[2] };
    case 'nothing':
      return { kind: answer[0], stream: answer[1], revision: answer[2] };
    default:
      throw new IntegrityViolation(`a claim cannot be ${answer[0]}`);
  }
}
