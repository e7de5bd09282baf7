import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../platform/cqrs/command-handler.js';
import { AllocateLandController } from './allocate-land/allocate-land.controller.js';
import { AllocateLand, allocateLand } from './allocate-land/allocate-land.js';
import { projectAggregate } from './domain/project.js';
import { FileSeizureClaimController } from './file-seizure-claim/file-seizure-claim.controller.js';
import { FileSeizureClaim, fileSeizureClaim } from './file-seizure-claim/file-seizure-claim.js';
import { IssueLandNoticeController } from './issue-land-notice/issue-land-notice.controller.js';
import { IssueLandNotice, issueLandNotice } from './issue-land-notice/issue-land-notice.js';
import { RecordLandConclusionController } from './record-land-conclusion/record-land-conclusion.controller.js';
import { RecordLandConclusion, recordLandConclusion } from './record-land-conclusion/record-land-conclusion.js';
import { ReleaseLandController } from './release-land/release-land.controller.js';
import { ReleaseLand, releaseLand } from './release-land/release-land.js';
import { RequestLandController } from './request-land/request-land.controller.js';
import { RequestLand, requestLand } from './request-land/request-land.js';
import { ReserveLandController } from './reserve-land/reserve-land.controller.js';
import { ReserveLandHandler } from './reserve-land/reserve-land.handler.js';
import { RevokeLandController } from './revoke-land/revoke-land.controller.js';
import { RevokeLand, revokeLand } from './revoke-land/revoke-land.js';
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
  ReserveLandController,
  AllocateLandController,
  ReleaseLandController,
  IssueLandNoticeController,
  FileSeizureClaimController,
  RevokeLandController,
];

export const landProviders: Provider[] = [
  commandHandler(projectAggregate, RequestLand, projectOf, requestLand),
  commandHandler(projectAggregate, RecordLandConclusion, projectOf, recordLandConclusion),
  ReserveLandHandler,
  commandHandler(projectAggregate, AllocateLand, projectOf, allocateLand),
  commandHandler(projectAggregate, ReleaseLand, projectOf, releaseLand),
  LapseLandReservationHandler,
  commandHandler(projectAggregate, IssueLandNotice, projectOf, issueLandNotice),
  commandHandler(projectAggregate, FileSeizureClaim, projectOf, fileSeizureClaim),
  commandHandler(projectAggregate, RevokeLand, projectOf, revokeLand),
  commandHandler(projectAggregate, SuspendForRevokedLand, projectOf, suspendForRevokedLand),
];
