import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EventLog, type RecordedEvent } from '../../../platform/event-store/event-log.js';
import { COLLECTIONS, type Collection } from '../../domain/collections.js';
import { toldFact, type ToldFact } from '../../domain/corrections/told-fact.js';

/** The facts of one kind, and up to where the log was read for them. */
export interface FoundFacts {
  readonly facts: readonly ToldFact[];
  readonly position: number;
  readonly recordedAt: string;
}

/** Facts of one kind after a revision, oldest first; null: there is no such project. */
export class GetProjectFacts extends Query<FoundFacts | null> {
  constructor(
    readonly projectId: string,
    readonly collection: Collection,
    readonly after: number | null,
  ) {
    super();
  }
}

/** Read off the project's own stream, so that the Location of a command resolves at once. */
@QueryHandler(GetProjectFacts)
export class GetProjectFactsHandler implements IQueryHandler<GetProjectFacts> {
  constructor(@Inject(EventLog) private readonly log: EventLog) {}

  async execute({ projectId, collection, after }: GetProjectFacts): Promise<FoundFacts | null> {
    const events = await this.log.readHistory(`project-${projectId}`);
    const last = events.at(-1);
    if (last === undefined) return null;
    const facts = events.filter(event => isOf(collection, event) && event.revision > (after ?? -1));
    return {
      facts: facts.map(event => toldFact(projectId, event)),
      position: last.position,
      recordedAt: last.recordedAt,
    };
  }
}

/** One fact of a collection; null: there is none with this id. */
export class GetProjectFact extends Query<ToldFact | null> {
  constructor(
    readonly projectId: string,
    readonly collection: Collection,
    readonly eventId: string,
  ) {
    super();
  }
}

@QueryHandler(GetProjectFact)
export class GetProjectFactHandler implements IQueryHandler<GetProjectFact> {
  constructor(@Inject(EventLog) private readonly log: EventLog) {}

  async execute({ projectId, collection, eventId }: GetProjectFact): Promise<ToldFact | null> {
    const events = await this.log.readHistory(`project-${projectId}`);
    const found = events.find(event => event.eventId === eventId && isOf(collection, event));
    return found === undefined ? null : toldFact(projectId, found);
  }
}

function isOf(collection: Collection, event: RecordedEvent): boolean {
  return event.type === COLLECTIONS[collection];
}
