import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../../platform/cqrs/command-handler.js';
import { projectAggregate } from '../domain/project.js';
import { AcknowledgeWarningController } from './acknowledge-warning/acknowledge-warning.controller.js';
import { AcknowledgeWarning, acknowledgeWarning } from './acknowledge-warning/acknowledge-warning.js';
import { AmendProposalController } from './amend-proposal/amend-proposal.controller.js';
import { amendProposal, AmendProposal } from './amend-proposal/amend-proposal.js';
import { RecordMeetingController } from './record-meeting/record-meeting.controller.js';
import { RecordMeeting, recordMeeting } from './record-meeting/record-meeting.js';
import { RegisterProposalController } from './register-proposal/register-proposal.controller.js';
import { RegisterProposalHandler } from './register-proposal/register-proposal.handler.js';
import { ReturnForRevisionController } from './return-for-revision/return-for-revision.controller.js';
import { ReturnForRevision, returnForRevision } from './return-for-revision/return-for-revision.js';
import { SignMemorandumController } from './sign-memorandum/sign-memorandum.controller.js';
import { signMemorandum, SignMemorandum } from './sign-memorandum/sign-memorandum.js';
import { SubmitForReviewController } from './submit-for-review/submit-for-review.controller.js';
import { SubmitForReviewHandler } from './submit-for-review/submit-for-review.handler.js';
import { LapseProposalRegistrationHandler } from './when-registration-unfinished-lapse-it/lapse-proposal-registration.handler.js';

const projectOf = (command: { readonly projectId: string }): string => command.projectId;

/** From the first intention to a package under review: that part of the projects module. */
export const proposalControllers: Type[] = [
  RegisterProposalController,
  AmendProposalController,
  RecordMeetingController,
  SubmitForReviewController,
  ReturnForRevisionController,
  AcknowledgeWarningController,
  SignMemorandumController,
];

export const proposalProviders: Provider[] = [
  RegisterProposalHandler,
  LapseProposalRegistrationHandler,
  commandHandler(projectAggregate, AmendProposal, projectOf, amendProposal),
  commandHandler(projectAggregate, RecordMeeting, projectOf, recordMeeting),
  SubmitForReviewHandler,
  commandHandler(projectAggregate, ReturnForRevision, projectOf, returnForRevision),
  commandHandler(projectAggregate, AcknowledgeWarning, projectOf, acknowledgeWarning),
  commandHandler(projectAggregate, SignMemorandum, projectOf, signMemorandum),
];
