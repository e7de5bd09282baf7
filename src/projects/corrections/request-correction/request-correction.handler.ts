import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Accepted } from '../../../kernel/eventsourcing/accepted.js';
import { AggregateStreams } from '../../../platform/cqrs/aggregate-streams.js';
import { projectAggregate } from '../../domain/project.js';
import { recordedFigure } from '../../domain/corrections/recorded-figure.js';
import { RequestCorrection, requestCorrection, type CorrectionRequest } from './request-correction.js';

/** Looks up the fact that the correction is about: events never change, so the decision may rest on it. */
@CommandHandler(RequestCorrection)
export class RequestCorrectionHandler implements ICommandHandler<RequestCorrection, Accepted> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute(command: RequestCorrection): Promise<Accepted> {
    const { projectId, wish, context } = command;
    const history = await this.streams.history(projectAggregate, projectId);
    const request: CorrectionRequest = { wish, target: recordedFigure(history, wish.eventId), context };
    return this.streams.transact(projectAggregate, projectId, context, project => requestCorrection(request, project));
  }
}
