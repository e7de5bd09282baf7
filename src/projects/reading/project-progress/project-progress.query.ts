import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EventCatalogue } from '../../../platform/event-store/event-catalogue.js';
import { EventLog } from '../../../platform/event-store/event-log.js';
import type { ProjectFact } from '../../domain/proposal/figures.js';
import { corrected } from '../../domain/corrections/retelling.js';
import { projectProgress, type ProjectProgress } from './project-progress.js';

export interface FoundProgress {
  readonly progress: ProjectProgress;
  readonly revision: number;
  readonly position: number;
  readonly recordedAt: string;
}

/** Plan and fact on a day; null: there is no such project. */
export class GetProjectProgress extends Query<FoundProgress | null> {
  constructor(
    readonly projectId: string,
    /** `YYYY-MM-DD`. */
    readonly on: string,
  ) {
    super();
  }
}

/** Read off the project's own stream: the curve of any day, without a table for each. */
@QueryHandler(GetProjectProgress)
export class GetProjectProgressHandler implements IQueryHandler<GetProjectProgress> {
  constructor(
    @Inject(EventLog) private readonly log: EventLog,
    @Inject(EventCatalogue) private readonly catalogue: EventCatalogue,
  ) {}

  async execute({ projectId, on }: GetProjectProgress): Promise<FoundProgress | null> {
    const events = await this.log.readHistory(`project-${projectId}`);
    const last = events.at(-1);
    if (last === undefined) return null;
    const facts = events.flatMap(event => {
      const { eventId, revision, occurredOn } = event;
      return this.catalogue.decode(event).map(fact => ({ ...fact, eventId, revision, occurredOn }) as ProjectFact);
    });
    const progress = projectProgress(corrected(facts), on);
    if (progress === null) return null;
    return { progress, revision: last.revision, position: last.position, recordedAt: last.recordedAt };
  }
}
