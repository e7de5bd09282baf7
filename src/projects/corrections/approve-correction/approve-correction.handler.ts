import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { AggregateStreams } from '../../../platform/cqrs/aggregate-streams.js';
import { factWithId } from '../../domain/facts.js';
import { projectAggregate } from '../../domain/project.js';
import { recordedFigure } from '../../domain/corrections/recorded-figure.js';
import { ApproveCorrection, approveCorrection } from './approve-correction.js';

/** Looks up the fact and the history it stands in: what the corrected history breaks is recorded with the correction. */
@CommandHandler(ApproveCorrection)
export class ApproveCorrectionHandler implements ICommandHandler<ApproveCorrection, Accepted> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute(command: ApproveCorrection): Promise<Accepted> {
    const { projectId, correctionId, correctedOn, context } = command;
    const history = await this.streams.history(projectAggregate, projectId);
    return this.streams.transact(projectAggregate, projectId, context, project => {
      const request = factWithId(project.corrections.requested, correctionId);
      const target = request === null ? null : recordedFigure(history, request.target.eventId);
      return approveCorrection({ correctionId, correctedOn, target, history, context }, project);
    });
  }
}
