import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../platform/cqrs/command-handler.js';
import { projectAggregate } from './domain/project.js';
import { RecordOpinionController } from './record-opinion/record-opinion.controller.js';
import { RecordOpinion, recordOpinion } from './record-opinion/record-opinion.js';
import { RequestOpinionController } from './request-opinion/request-opinion.controller.js';
import { RequestOpinion, requestOpinion } from './request-opinion/request-opinion.js';

const projectOf = (command: { readonly projectId: string }): string => command.projectId;

/** Opinions: that part of the projects module. */
export const reviewControllers: Type[] = [RequestOpinionController, RecordOpinionController];

export const reviewProviders: Provider[] = [
  commandHandler(projectAggregate, RequestOpinion, projectOf, requestOpinion),
  commandHandler(projectAggregate, RecordOpinion, projectOf, recordOpinion),
];
