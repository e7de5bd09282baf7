import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../platform/cqrs/command-handler.js';
import { DismissAppealController } from './dismiss-appeal/dismiss-appeal.controller.js';
import { DismissAppeal, dismissAppeal } from './dismiss-appeal/dismiss-appeal.js';
import { projectAggregate } from './domain/project.js';
import { FileAppealController } from './file-appeal/file-appeal.controller.js';
import { FileAppeal, fileAppeal } from './file-appeal/file-appeal.js';
import { HoldHearingController } from './hold-hearing/hold-hearing.controller.js';
import { HoldHearing, holdHearing } from './hold-hearing/hold-hearing.js';
import { RecordOpinionController } from './record-opinion/record-opinion.controller.js';
import { RecordOpinion, recordOpinion } from './record-opinion/record-opinion.js';
import { RequestOpinionController } from './request-opinion/request-opinion.controller.js';
import { RequestOpinion, requestOpinion } from './request-opinion/request-opinion.js';
import { UpholdAppealController } from './uphold-appeal/uphold-appeal.controller.js';
import { UpholdAppeal, upholdAppeal } from './uphold-appeal/uphold-appeal.js';
import { DeemRefusal, deemRefusal } from './when-decision-overdue-deem-refused/deem-refusal.js';
import { WithdrawAppealController } from './withdraw-appeal/withdraw-appeal.controller.js';
import { WithdrawAppeal, withdrawAppeal } from './withdraw-appeal/withdraw-appeal.js';

const projectOf = (command: { readonly projectId: string }): string => command.projectId;

/** Opinions, hearings, the term to decide, appeals: that part of the projects module. */
export const reviewControllers: Type[] = [
  RequestOpinionController,
  RecordOpinionController,
  HoldHearingController,
  FileAppealController,
  UpholdAppealController,
  DismissAppealController,
  WithdrawAppealController,
];

export const reviewProviders: Provider[] = [
  commandHandler(projectAggregate, RequestOpinion, projectOf, requestOpinion),
  commandHandler(projectAggregate, RecordOpinion, projectOf, recordOpinion),
  commandHandler(projectAggregate, HoldHearing, projectOf, holdHearing),
  commandHandler(projectAggregate, DeemRefusal, projectOf, deemRefusal),
  commandHandler(projectAggregate, FileAppeal, projectOf, fileAppeal),
  commandHandler(projectAggregate, UpholdAppeal, projectOf, upholdAppeal),
  commandHandler(projectAggregate, DismissAppeal, projectOf, dismissAppeal),
  commandHandler(projectAggregate, WithdrawAppeal, projectOf, withdrawAppeal),
];
