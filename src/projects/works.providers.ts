import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../platform/cqrs/command-handler.js';
import { AcceptFacilityController } from './accept-facility/accept-facility.controller.js';
import { AcceptFacility, acceptFacility } from './accept-facility/accept-facility.js';
import { CompleteStepController } from './complete-step/complete-step.controller.js';
import { CompleteStep, completeStep } from './complete-step/complete-step.js';
import { projectAggregate } from './domain/project.js';
import { RecordDisbursementController } from './record-disbursement/record-disbursement.controller.js';
import { RecordDisbursement, recordDisbursement } from './record-disbursement/record-disbursement.js';
import { RecordPermitController } from './record-permit/record-permit.controller.js';
import { RecordPermit, recordPermit } from './record-permit/record-permit.js';
import { ReportProgressController } from './report-progress/report-progress.controller.js';
import { ReportProgress, reportProgress } from './report-progress/report-progress.js';
import { StartConstructionController } from './start-construction/start-construction.controller.js';
import { StartConstruction, startConstruction } from './start-construction/start-construction.js';
import { StartOperationController } from './start-operation/start-operation.controller.js';
import { StartOperation, startOperation } from './start-operation/start-operation.js';

const projectOf = (command: { readonly projectId: string }): string => command.projectId;

/** From the first permit to operation: that part of the projects module. */
export const worksControllers: Type[] = [
  RecordPermitController,
  StartConstructionController,
  RecordDisbursementController,
  ReportProgressController,
  CompleteStepController,
  AcceptFacilityController,
  StartOperationController,
];

export const worksProviders: Provider[] = [
  commandHandler(projectAggregate, RecordPermit, projectOf, recordPermit),
  commandHandler(projectAggregate, StartConstruction, projectOf, startConstruction),
  commandHandler(projectAggregate, RecordDisbursement, projectOf, recordDisbursement),
  commandHandler(projectAggregate, ReportProgress, projectOf, reportProgress),
  commandHandler(projectAggregate, CompleteStep, projectOf, completeStep),
  commandHandler(projectAggregate, AcceptFacility, projectOf, acceptFacility),
  commandHandler(projectAggregate, StartOperation, projectOf, startOperation),
];
