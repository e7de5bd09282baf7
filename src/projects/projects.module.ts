import { Module } from '@nestjs/common';
import { commandHandler } from '../platform/cqrs/command-handler.js';
import { provideActions } from '../platform/security/action-table.js';
import { AmendProposalController } from './amend-proposal/amend-proposal.controller.js';
import { AmendProposal, amendProposal } from './amend-proposal/amend-proposal.js';
import { ApproveProposalController } from './approve-proposal/approve-proposal.controller.js';
import { ApproveProposal, approveProposal } from './approve-proposal/approve-proposal.js';
import { ApproveRoadmapController } from './approve-roadmap/approve-roadmap.controller.js';
import { ApproveRoadmap, approveRoadmap } from './approve-roadmap/approve-roadmap.js';
import { CancelProjectController } from './cancel-project/cancel-project.controller.js';
import { CancelProject, cancelProject } from './cancel-project/cancel-project.js';
import { correctionsActions } from './corrections.actions.js';
import { correctionsControllers, correctionsProviders } from './corrections.providers.js';
import { changeActions } from './change.actions.js';
import { changeControllers, changeProviders } from './change.providers.js';
import { projectAggregate } from './domain/project.js';
import { agreementActions } from './agreement.actions.js';
import { agreementControllers, agreementProviders } from './agreement.providers.js';
import { gridActions } from './grid.actions.js';
import { gridControllers, gridProviders } from './grid.providers.js';
import { landActions } from './land.actions.js';
import { landControllers, landProviders } from './land.providers.js';
import { projectActions } from './projects.actions.js';
import { readingControllers, readingProviders } from './reading.providers.js';
import { recordsActions } from './records.actions.js';
import { recordsControllers, recordsProviders } from './records.providers.js';
import { RecordMeetingController } from './record-meeting/record-meeting.controller.js';
import { RecordMeeting, recordMeeting } from './record-meeting/record-meeting.js';
import { RegisterProposalController } from './register-proposal/register-proposal.controller.js';
import { RegisterProposalHandler } from './register-proposal/register-proposal.handler.js';
import { RejectProposalController } from './reject-proposal/reject-proposal.controller.js';
import { RejectProposal, rejectProposal } from './reject-proposal/reject-proposal.js';
import { ResumeProjectController } from './resume-project/resume-project.controller.js';
import { ResumeProject, resumeProject } from './resume-project/resume-project.js';
import { reviewActions } from './review.actions.js';
import { reviewControllers, reviewProviders } from './review.providers.js';
import { ReturnForRevisionController } from './return-for-revision/return-for-revision.controller.js';
import { ReturnForRevision, returnForRevision } from './return-for-revision/return-for-revision.js';
import { SubmitForReviewController } from './submit-for-review/submit-for-review.controller.js';
import { SubmitForReviewHandler } from './submit-for-review/submit-for-review.handler.js';
import { SuspendProjectController } from './suspend-project/suspend-project.controller.js';
import { SuspendProject, suspendProject } from './suspend-project/suspend-project.js';
import { LapseProposalRegistrationHandler } from './when-registration-unfinished-lapse-it/lapse-proposal-registration.handler.js';
import { worksActions } from './works.actions.js';
import { worksControllers, worksProviders } from './works.providers.js';

const projectOf = (command: { readonly projectId: string }): string => command.projectId;

/** The life of a project, in the order it is lived. */
@Module({
  controllers: [
    RegisterProposalController,
    AmendProposalController,
    RecordMeetingController,
    SubmitForReviewController,
    ReturnForRevisionController,
    ApproveProposalController,
    RejectProposalController,
    ApproveRoadmapController,
    SuspendProjectController,
    ResumeProjectController,
    CancelProjectController,
    ...reviewControllers,
    ...landControllers,
    ...worksControllers,
    ...recordsControllers,
    ...correctionsControllers,
    ...gridControllers,
    ...agreementControllers,
    ...changeControllers,
    ...readingControllers,
  ],
  providers: [
    provideActions(projectActions),
    provideActions(reviewActions),
    provideActions(landActions),
    provideActions(worksActions),
    provideActions(recordsActions),
    provideActions(correctionsActions),
    provideActions(gridActions),
    provideActions(agreementActions),
    provideActions(changeActions),

    RegisterProposalHandler,
    LapseProposalRegistrationHandler,
    commandHandler(projectAggregate, AmendProposal, projectOf, amendProposal),
    commandHandler(projectAggregate, RecordMeeting, projectOf, recordMeeting),

    SubmitForReviewHandler,
    commandHandler(projectAggregate, ReturnForRevision, projectOf, returnForRevision),
    commandHandler(projectAggregate, ApproveProposal, projectOf, approveProposal),
    commandHandler(projectAggregate, RejectProposal, projectOf, rejectProposal),
    commandHandler(projectAggregate, ApproveRoadmap, projectOf, approveRoadmap),

    commandHandler(projectAggregate, SuspendProject, projectOf, suspendProject),
    commandHandler(projectAggregate, ResumeProject, projectOf, resumeProject),
    commandHandler(projectAggregate, CancelProject, projectOf, cancelProject),

    ...reviewProviders,
    ...landProviders,
    ...worksProviders,
    ...recordsProviders,
    ...correctionsProviders,
    ...gridProviders,
    ...agreementProviders,
    ...changeProviders,
    ...readingProviders,
  ],
})
export class ProjectsModule {}
