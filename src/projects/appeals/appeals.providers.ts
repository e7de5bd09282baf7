import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../../platform/cqrs/command-handler.js';
import { DismissAppealController } from './dismiss-appeal/dismiss-appeal.controller.js';
import { dismissAppeal, DismissAppeal } from './dismiss-appeal/dismiss-appeal.js';
import { FileAppealController } from './file-appeal/file-appeal.controller.js';
import { fileAppeal, FileAppeal } from './file-appeal/file-appeal.js';
import { UpholdAppealController } from './uphold-appeal/uphold-appeal.controller.js';
import { UpholdAppeal, upholdAppeal } from './uphold-appeal/uphold-appeal.js';
import { WithdrawAppealController } from './withdraw-appeal/withdraw-appeal.controller.js';
import { withdrawAppeal, WithdrawAppeal } from './withdraw-appeal/withdraw-appeal.js';
import { projectAggregate } from '../domain/project.js';

const projectOf = (command: { readonly projectId: string }): string => command.projectId;

/** Appeals against decisions, and what becomes of them: that part of the projects module. */
export const appealsControllers: Type[] = [
  FileAppealController,
  UpholdAppealController,
  DismissAppealController,
  WithdrawAppealController,
];

export const appealsProviders: Provider[] = [
  commandHandler(projectAggregate, FileAppeal, projectOf, fileAppeal),
  commandHandler(projectAggregate, UpholdAppeal, projectOf, upholdAppeal),
  commandHandler(projectAggregate, DismissAppeal, projectOf, dismissAppeal),
  commandHandler(projectAggregate, WithdrawAppeal, projectOf, withdrawAppeal),
];
