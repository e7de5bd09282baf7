import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EventLog, type RecordedEvent } from '../../../platform/event-store/event-log.js';
import { toldFact, type ToldFact } from '../../domain/corrections/told-fact.js';

/** A stretch of a project's history. */
export interface TimelinePage {
  readonly facts: readonly ToldFact[];
  /** More stand after the last one, in the order asked for. */
  readonly more: boolean;
  /** Position and moment of the newest event on the page. */
  readonly position: number;
  readonly recordedAt: string;
}

export interface Stretch {
  readonly limit: number;
  /** Revision to start behind; null: from the end that the order begins with. */
  readonly after: number | null;
  readonly newestFirst: boolean;
  /** The page before `after` instead of the one behind it. */
  readonly backwards: boolean;
}

/** Null: there is no such project. Read off the log itself: what is recorded is there at once (ruling 19). */
export class GetProjectTimeline extends Query<TimelinePage | null> {
  constructor(
    readonly projectId: string,
    readonly stretch: Stretch,
  ) {
    super();
  }
}

@QueryHandler(GetProjectTimeline)
export class GetProjectTimelineHandler implements IQueryHandler<GetProjectTimeline> {
  constructor(@Inject(EventLog) private readonly log: EventLog) {}

  async execute({ projectId, stretch }: GetProjectTimeline): Promise<TimelinePage | null> {
    const stream = `project-${projectId}`;
    const events = await this.log.readHistory(stream, rangeOf(stretch));
    if (events.length === 0 && (await this.log.readHistory(stream, { to: 0, limit: 1 })).length === 0) return null;
    const page = events.slice(0, stretch.limit);
    const inOrder = stretch.backwards ? [...page].reverse() : page;
    return {
      facts: inOrder.map(event => toldFact(projectId, event)),
      more: events.length > stretch.limit,
      ...newest(page),
    };
  }
}

/** One more than is shown says whether more follow. */
function rangeOf({ limit, after, newestFirst, backwards }: Stretch): {
  readonly from?: number;
  readonly to?: number;
  readonly backwards: boolean;
  readonly limit: number;
} {
  const falling = newestFirst !== backwards;
  const more = limit + 1;
  if (after === null) return { backwards: falling, limit: more };
  return falling ? { to: after - 1, backwards: true, limit: more } : { from: after + 1, backwards: false, limit: more };
}

function newest(events: readonly RecordedEvent[]): { readonly position: number; readonly recordedAt: string } {
  const last = events.reduce<RecordedEvent | null>((a, b) => (a === null || b.position > a.position ? b : a), null);
  return { position: last?.position ?? 0, recordedAt: last?.recordedAt ?? '' };
}
