import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../../platform/cqrs/command-handler.js';
import { projectAggregate } from '../domain/project.js';
import { AcceptFacilityController } from './accept-facility/accept-facility.controller.js';
import { AcceptFacility, acceptFacility } from './accept-facility/accept-facility.js';
import { AcceptPhaseController } from './accept-phase/accept-phase.controller.js';
import { AcceptPhase, acceptPhase } from './accept-phase/accept-phase.js';
import { ApproveRoadmapController } from './approve-roadmap/approve-roadmap.controller.js';
import { ApproveRoadmapHandler } from './approve-roadmap/approve-roadmap.handler.js';
import { CloseProjectController } from './close-project/close-project.controller.js';
import { closeProject, CloseProject } from './close-project/close-project.js';
import { CompleteStepController } from './complete-step/complete-step.controller.js';
import { CompleteStep, completeStep } from './complete-step/complete-step.js';
import { RecordDisbursementController } from './record-disbursement/record-disbursement.controller.js';
import { recordDisbursement, RecordDisbursement } from './record-disbursement/record-disbursement.js';
import { RecordPermitController } from './record-permit/record-permit.controller.js';
import { recordPermit, RecordPermit } from './record-permit/record-permit.js';
import { ReportProgressController } from './report-progress/report-progress.controller.js';
import { reportProgress, ReportProgress } from './report-progress/report-progress.js';
import { StartConstructionController } from './start-construction/start-construction.controller.js';
import { startConstruction, StartConstruction } from './start-construction/start-construction.js';
import { StartOperationController } from './start-operation/start-operation.controller.js';
import { startOperation, StartOperation } from './start-operation/start-operation.js';
import { VerifyJobsController } from './verify-jobs/verify-jobs.controller.js';
import { VerifyJobs, verifyJobs } from './verify-jobs/verify-jobs.js';
import { VerifyProgressController } from './verify-progress/verify-progress.controller.js';
import { VerifyProgress, verifyProgress } from './verify-progress/verify-progress.js';

const projectOf = (command: { readonly projectId: string }): string => command.projectId;

/** From the roadmap and the first permit to the end after operation: that part of the projects module. */
export const worksControllers: Type[] = [
  ApproveRoadmapController,
  RecordPermitController,
  StartConstructionController,
  RecordDisbursementController,
  ReportProgressController,
  VerifyProgressController,
  VerifyJobsController,
  CompleteStepController,
  AcceptPhaseController,
  AcceptFacilityController,
  StartOperationController,
  CloseProjectController,
];

export const worksProviders: Provider[] = [
  ApproveRoadmapHandler,
  commandHandler(projectAggregate, RecordPermit, projectOf, recordPermit),
  commandHandler(projectAggregate, StartConstruction, projectOf, startConstruction),
  commandHandler(projectAggregate, RecordDisbursement, projectOf, recordDisbursement),
  commandHandler(projectAggregate, ReportProgress, projectOf, reportProgress),
  commandHandler(projectAggregate, VerifyProgress, projectOf, verifyProgress),
  commandHandler(projectAggregate, VerifyJobs, projectOf, verifyJobs),
  commandHandler(projectAggregate, CompleteStep, projectOf, completeStep),
  commandHandler(projectAggregate, AcceptPhase, projectOf, acceptPhase),
  commandHandler(projectAggregate, AcceptFacility, projectOf, acceptFacility),
  commandHandler(projectAggregate, StartOperation, projectOf, startOperation),
  commandHandler(projectAggregate, CloseProject, projectOf, closeProject),
];
