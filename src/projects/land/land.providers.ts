import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../../platform/cqrs/command-handler.js';
import { AllocateLandController } from './allocate-land/allocate-land.controller.js';
import { AllocateLandHandler } from './allocate-land/allocate-land.handler.js';
import { ApproveLandProjectController } from './approve-land-project/approve-land-project.controller.js';
import { ApproveLandProject, approveLandProject } from './approve-land-project/approve-land-project.js';
import { ChangeLandCategoryController } from './change-land-category/change-land-category.controller.js';
import { ChangeLandCategoryHandler } from './change-land-category/change-land-category.handler.js';
import { projectAggregate } from '../domain/project.js';
import { FileSeizureClaimController } from './file-seizure-claim/file-seizure-claim.controller.js';
import { FileSeizureClaim, fileSeizureClaim } from './file-seizure-claim/file-seizure-claim.js';
import { IssueLandNoticeController } from './issue-land-notice/issue-land-notice.controller.js';
import { IssueLandNotice, issueLandNotice } from './issue-land-notice/issue-land-notice.js';
import { OverrideLandLimitController } from './override-land-limit/override-land-limit.controller.js';
import { OverrideLandLimit, overrideLandLimit } from './override-land-limit/override-land-limit.js';
import { OverrideLandOverlapController } from './override-land-overlap/override-land-overlap.controller.js';
import { OverrideLandOverlap, overrideLandOverlap } from './override-land-overlap/override-land-overlap.js';
import { RecordLandConclusionController } from './record-land-conclusion/record-land-conclusion.controller.js';
import { RecordLandConclusion, recordLandConclusion } from './record-land-conclusion/record-land-conclusion.js';
import { RegisterLandRightController } from './register-land-right/register-land-right.controller.js';
import { RegisterLandRight, registerLandRight } from './register-land-right/register-land-right.js';
import { ReleaseLandController } from './release-land/release-land.controller.js';
import { ReleaseLand, releaseLand } from './release-land/release-land.js';
import { RequestLandController } from './request-land/request-land.controller.js';
import { RequestLand, requestLand } from './request-land/request-land.js';
import { ReserveLandController } from './reserve-land/reserve-land.controller.js';
import { ReserveLandHandler } from './reserve-land/reserve-land.handler.js';
import { RevokeLandController } from './revoke-land/revoke-land.controller.js';
import { RevokeLand, revokeLand } from './revoke-land/revoke-land.js';
import { SignLandLeaseController } from './sign-land-lease/sign-land-lease.controller.js';
import { SignLandLease, signLandLease } from './sign-land-lease/sign-land-lease.js';
import { ExpireLandConclusion, expireLandConclusion } from './when-conclusion-over-expire-it/expire-land-conclusion.js';
import { NoteLandUndeveloped, noteLandUndeveloped } from './when-land-undeveloped-note-it/note-land-undeveloped.js';
import {
  ExpireLandReservation,
  expireLandReservation,
} from './when-reservation-over-expire-it/expire-land-reservation.js';
import {
  SuspendForRevokedLand,
  suspendForRevokedLand,
} from './when-land-revoked-suspend-project/suspend-for-revoked-land.js';
import { LapseLandReservationHandler } from './when-reservation-unfinished-lapse-it/lapse-land-reservation.handler.js';

/** The land track's part of the projects module. */
const projectOf = (command: { readonly projectId: string }): string => command.projectId;

export const landControllers: Type[] = [
  RequestLandController,
  RecordLandConclusionController,
  OverrideLandLimitController,
  OverrideLandOverlapController,
  ReserveLandController,
  AllocateLandController,
  ReleaseLandController,
  ApproveLandProjectController,
  ChangeLandCategoryController,
  SignLandLeaseController,
  RegisterLandRightController,
  IssueLandNoticeController,
  FileSeizureClaimController,
  RevokeLandController,
];

export const landProviders: Provider[] = [
  commandHandler(projectAggregate, RequestLand, projectOf, requestLand),
  commandHandler(projectAggregate, RecordLandConclusion, projectOf, recordLandConclusion),
  commandHandler(projectAggregate, OverrideLandLimit, projectOf, overrideLandLimit),
  commandHandler(projectAggregate, OverrideLandOverlap, projectOf, overrideLandOverlap),
  ReserveLandHandler,
  AllocateLandHandler,
  commandHandler(projectAggregate, ReleaseLand, projectOf, releaseLand),
  LapseLandReservationHandler,
  commandHandler(projectAggregate, ApproveLandProject, projectOf, approveLandProject),
  ChangeLandCategoryHandler,
  commandHandler(projectAggregate, SignLandLease, projectOf, signLandLease),
  commandHandler(projectAggregate, RegisterLandRight, projectOf, registerLandRight),
  commandHandler(projectAggregate, IssueLandNotice, projectOf, issueLandNotice),
  commandHandler(projectAggregate, FileSeizureClaim, projectOf, fileSeizureClaim),
  commandHandler(projectAggregate, RevokeLand, projectOf, revokeLand),
  commandHandler(projectAggregate, SuspendForRevokedLand, projectOf, suspendForRevokedLand),
  commandHandler(projectAggregate, ExpireLandReservation, projectOf, expireLandReservation),
  commandHandler(projectAggregate, ExpireLandConclusion, projectOf, expireLandConclusion),
  commandHandler(projectAggregate, NoteLandUndeveloped, projectOf, noteLandUndeveloped),
];
