import type { CommandBus } from '@nestjs/cqrs';
import type { Accepted } from '../../src/kernel/eventsourcing/accepted.js';
import type { Command, CommandContext } from '../../src/kernel/eventsourcing/command-context.js';
import { investorEventReleases } from '../../src/investors/index.js';
import { parcelEventReleases } from '../../src/land-registry/index.js';
import { personEventReleases } from '../../src/people/index.js';
import type { Automation, Reaction } from '../../src/platform/automations/automation.js';
import { AggregateStreams } from '../../src/platform/cqrs/aggregate-streams.js';
import { Commands } from '../../src/platform/cqrs/commands.js';
import { automationContext } from '../../src/platform/cqrs/contexts.js';
import { EventCodec } from '../../src/platform/cqrs/event-codec.js';
import { UniqueClaims, uniqueValueAggregate } from '../../src/platform/cqrs/unique-claims.js';
import { definitionsOf, EventCatalogue } from '../../src/platform/event-store/event-catalogue.js';
import type { EventLog } from '../../src/platform/event-store/event-log.js';
import { uuidV5, REGISTER_NAMESPACE } from '../../src/platform/event-store/ids.js';
import { MemoryEventLog } from '../../src/platform/event-store/memory/memory-event-log.js';
import type { ProjectedEvent } from '../../src/platform/projections/projected-event.js';
import { projectEventReleases } from '../../src/projects/domain/project.events.js';

type Handler = (command: never) => Promise<Accepted>;
type Factory = (payload: never, context: CommandContext) => Command;

export const testCatalogue = new EventCatalogue([
  ...definitionsOf(projectEventReleases),
  ...definitionsOf(parcelEventReleases),
  ...definitionsOf(investorEventReleases),
  ...definitionsOf(personEventReleases),
  ...definitionsOf(uniqueValueAggregate.releases),
]);

/** One process of the register without HTTP: what handlers are made of, over any log. */
export class AnInstance {
  readonly codec = new EventCodec(testCatalogue, 100, () => Buffer.alloc(16, 7));
  readonly streams: AggregateStreams;
  readonly claims: UniqueClaims;
  readonly commands: Commands;
  readonly #handlers = new Map<string, Handler>();

  constructor(readonly log: EventLog = new MemoryEventLog()) {
    this.streams = new AggregateStreams(log, this.codec);
    this.claims = new UniqueClaims(this.streams);
    const execute = (command: Command): Promise<Accepted> => this.#handlerOf(command)(command as never);
    this.commands = new Commands({ execute } as unknown as CommandBus);
  }

  handle<C extends Command>(
    type: abstract new (...args: never[]) => C,
    handler: (command: C) => Promise<Accepted>,
  ): void {
    this.#handlers.set(type.name, handler as Handler);
  }

  send(command: Command): Promise<Accepted> {
    return this.commands.send(command);
  }

  #handlerOf(command: Command): Handler {
    const handler = this.#handlers.get(command.constructor.name);
    if (handler === undefined) throw new Error(`nobody handles ${command.constructor.name}`);
    return handler;
  }
}

/** The morning after the day that commands of tests come in on. */
const NOW = '2021-06-02T06:00:00.000Z';

/** An automation as the runtime promises it: every event once, in order; commands at least once under the same id. */
export class AFollower {
  #position = 0;
  readonly #states = new Map<string, object>();
  readonly #timers = new Map<string, { name: string; key: string; due: string }>();
  readonly #outbox: { name: string; payload: object; commandId: string }[] = [];

  constructor(
    private readonly automation: Automation,
    private readonly factories: Readonly<Record<string, Factory>>,
  ) {}

  /** Reads what is new; sends nothing yet. */
  async catchUp(log: EventLog): Promise<void> {
    const recorded = await log.readAll({ after: this.#position, limit: 100_000 });
    for (const event of recorded) {
      this.#position = event.position;
      const { takes } = this.automation;
      if (takes === 'everything' || !('types' in takes) || !takes.types.includes(event.type)) continue;
      for (const fact of testCatalogue.decode(event)) {
        const projected = { ...event, ...fact } as unknown as ProjectedEvent;
        const key = this.automation.keyOf(projected);
        if (key === null) continue;
        this.#keep(key, event.eventId, this.automation.next(this.#states.get(key) ?? null, projected));
      }
    }
  }

  /** The time of every timer that is due by then is over. */
  fireTimers(): void {
    for (const [id, timer] of this.#timers) {
      if (timer.due > NOW) continue;
      this.#timers.delete(id);
      const reaction = this.automation.onTimer?.(this.#states.get(timer.key) ?? null, timer);
      if (reaction !== undefined) this.#keep(timer.key, `${id}/${timer.due}`, reaction);
    }
  }

  /** Answers how many it sent. One that fails stays, and is sent again under the same id. */
  async dispatch(instance: AnInstance, isFinal: (error: unknown) => boolean): Promise<number> {
    const waiting = this.#outbox.splice(0);
    for (const asked of waiting) {
      const cause = {
        automation: this.automation.name,
        commandId: asked.commandId,
        correlationId: asked.commandId,
        causationId: asked.commandId,
        now: NOW,
        today: NOW.slice(0, 10),
      };
      try {
        const make = this.factories[asked.name];
        if (make === undefined) throw new Error(`nobody makes ${asked.name}`);
        await instance.send(make(asked.payload as never, automationContext(cause)));
      } catch (error) {
        if (!isFinal(error)) this.#outbox.push(asked);
      }
    }
    return waiting.length;
  }

  get isIdle(): boolean {
    return this.#outbox.length === 0 && [...this.#timers.values()].every(({ due }) => due > NOW);
  }

  #keep(key: string, cause: string, reaction: Reaction<object>): void {
    if (reaction.state === null) this.#states.delete(key);
    else this.#states.set(key, reaction.state);
    for (const { name, due } of reaction.timers ?? []) {
      if (due === null) this.#timers.delete(`${key}/${name}`);
      else this.#timers.set(`${key}/${name}`, { name, key, due });
    }
    (reaction.commands ?? []).forEach(({ name, payload }, index) => {
      const commandId = uuidV5(REGISTER_NAMESPACE, JSON.stringify([this.automation.name, cause, index]));
      this.#outbox.push({ name, payload: JSON.parse(JSON.stringify(payload)) as object, commandId });
    });
  }
}

/** Everything recorded, as bare facts with the stream they stand in: for oracles that share no code with the folds. */
export async function recordedFacts(
  log: EventLog,
): Promise<readonly { readonly stream: string; readonly type: string; readonly data: Record<string, never> }[]> {
  const events = await log.readAll({ after: 0, limit: 100_000 });
  return events.map(({ stream, type, data }) => ({ stream, type, data: JSON.parse(data) as Record<string, never> }));
}
