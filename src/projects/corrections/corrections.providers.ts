import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../../platform/cqrs/command-handler.js';
import { ApproveCorrectionController } from './approve-correction/approve-correction.controller.js';
import { ApproveCorrectionHandler } from './approve-correction/approve-correction.handler.js';
import { projectAggregate } from '../domain/project.js';
import { OverridePeriodLockController } from './override-period-lock/override-period-lock.controller.js';
import { OverridePeriodLock, overridePeriodLock } from './override-period-lock/override-period-lock.js';
import { RejectCorrectionController } from './reject-correction/reject-correction.controller.js';
import { RejectCorrection, rejectCorrection } from './reject-correction/reject-correction.js';
import { RequestCorrectionController } from './request-correction/request-correction.controller.js';
import { RequestCorrectionHandler } from './request-correction/request-correction.handler.js';

export const correctionsControllers: Type[] = [
  OverridePeriodLockController,
  RequestCorrectionController,
  ApproveCorrectionController,
  RejectCorrectionController,
];

export const correctionsProviders: Provider[] = [
  RequestCorrectionHandler,
  ApproveCorrectionHandler,
  commandHandler(projectAggregate, RejectCorrection, ({ projectId }) => projectId, rejectCorrection),
  commandHandler(projectAggregate, OverridePeriodLock, ({ projectId }) => projectId, overridePeriodLock),
];
