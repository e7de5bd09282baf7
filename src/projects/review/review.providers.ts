import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../../platform/cqrs/command-handler.js';
import { projectAggregate } from '../domain/project.js';
import { ApproveProposalController } from './approve-proposal/approve-proposal.controller.js';
import { ApproveProposal, approveProposal } from './approve-proposal/approve-proposal.js';
import { HoldHearingController } from './hold-hearing/hold-hearing.controller.js';
import { HoldHearing, holdHearing } from './hold-hearing/hold-hearing.js';
import { RecordOpinionController } from './record-opinion/record-opinion.controller.js';
import { RecordOpinion, recordOpinion } from './record-opinion/record-opinion.js';
import { RejectProposalController } from './reject-proposal/reject-proposal.controller.js';
import { RejectProposal, rejectProposal } from './reject-proposal/reject-proposal.js';
import { RequestOpinionController } from './request-opinion/request-opinion.controller.js';
import { RequestOpinion, requestOpinion } from './request-opinion/request-opinion.js';
import { DeemRefusal, deemRefusal } from './when-decision-overdue-deem-refused/deem-refusal.js';

const projectOf = (command: { readonly projectId: string }): string => command.projectId;

/** Opinions, hearings, the term to decide, the decision: that part of the projects module. */
export const reviewControllers: Type[] = [
  ApproveProposalController,
  RejectProposalController,
  RequestOpinionController,
  RecordOpinionController,
  HoldHearingController,
];

export const reviewProviders: Provider[] = [
  commandHandler(projectAggregate, ApproveProposal, projectOf, approveProposal),
  commandHandler(projectAggregate, RejectProposal, projectOf, rejectProposal),
  commandHandler(projectAggregate, RequestOpinion, projectOf, requestOpinion),
  commandHandler(projectAggregate, RecordOpinion, projectOf, recordOpinion),
  commandHandler(projectAggregate, HoldHearing, projectOf, holdHearing),
  commandHandler(projectAggregate, DeemRefusal, projectOf, deemRefusal),
];
