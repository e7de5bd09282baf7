import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { AggregateStreams } from '../../../platform/cqrs/aggregate-streams.js';
import {
  PROCEDURE_TEMPLATES,
  referenceDataAggregate,
  templateVersions,
  versionOn,
} from '../../../reference-data/index.js';
import { projectAggregate } from '../../domain/project.js';
import { ApproveRoadmap, approveRoadmap } from './approve-roadmap.js';

/**
 * Written out because the template is looked up in the stream of its scheme. A version that is published at the same moment
 * may come too late for this roadmap: it is pinned as it was when the decision was entered.
 */
@CommandHandler(ApproveRoadmap)
export class ApproveRoadmapHandler implements ICommandHandler<ApproveRoadmap, Accepted> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute(command: ApproveRoadmap): Promise<Accepted> {
    const { projectId, roadmap, context } = command;
    const { state: published } = await this.streams.load(referenceDataAggregate, PROCEDURE_TEMPLATES);
    const templates = versionOn(templateVersions(published), roadmap.decision.date);
    return this.streams.transact(projectAggregate, projectId, context, project =>
      approveRoadmap(command, project, templates),
    );
  }
}
