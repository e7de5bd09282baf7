import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../../platform/cqrs/command-handler.js';
import { CancelProjectController } from './cancel-project/cancel-project.controller.js';
import { CancelProject, cancelProject } from './cancel-project/cancel-project.js';
import { RebaselineRoadmapController } from './rebaseline-roadmap/rebaseline-roadmap.controller.js';
import { RebaselineRoadmap, rebaselineRoadmap } from './rebaseline-roadmap/rebaseline-roadmap.js';
import { ReplaceInvestorController } from './replace-investor/replace-investor.controller.js';
import { ReplaceInvestorHandler } from './replace-investor/replace-investor.handler.js';
import { ReportDelayController } from './report-delay/report-delay.controller.js';
import { reportDelay, ReportDelay } from './report-delay/report-delay.js';
import { ResumeProjectController } from './resume-project/resume-project.controller.js';
import { ResumeProject, resumeProject } from './resume-project/resume-project.js';
import { ReviseCostController } from './revise-cost/revise-cost.controller.js';
import { reviseCost, ReviseCost } from './revise-cost/revise-cost.js';
import { ReviseScopeController } from './revise-scope/revise-scope.controller.js';
import { reviseScope, ReviseScope } from './revise-scope/revise-scope.js';
import { SuspendProjectController } from './suspend-project/suspend-project.controller.js';
import { suspendProject, SuspendProject } from './suspend-project/suspend-project.js';
import { projectAggregate } from '../domain/project.js';
import { EndAgreementsHandler } from './when-project-cancelled-end-contracts/end-agreements.handler.js';
import { EndPpaHandler } from './when-project-cancelled-end-contracts/end-ppa.handler.js';

const projectOf = (command: { readonly projectId: string }): string => command.projectId;

/** Holds, delays, new baselines, revisions, another investor, the end before its time: that part of the projects module. */
export const changeControllers: Type[] = [
  SuspendProjectController,
  ResumeProjectController,
  CancelProjectController,
  ReportDelayController,
  RebaselineRoadmapController,
  ReviseCostController,
  ReviseScopeController,
  ReplaceInvestorController,
];

export const changeProviders: Provider[] = [
  commandHandler(projectAggregate, SuspendProject, projectOf, suspendProject),
  commandHandler(projectAggregate, ResumeProject, projectOf, resumeProject),
  commandHandler(projectAggregate, CancelProject, projectOf, cancelProject),
  commandHandler(projectAggregate, ReportDelay, projectOf, reportDelay),
  commandHandler(projectAggregate, RebaselineRoadmap, projectOf, rebaselineRoadmap),
  commandHandler(projectAggregate, ReviseCost, projectOf, reviseCost),
  commandHandler(projectAggregate, ReviseScope, projectOf, reviseScope),
  ReplaceInvestorHandler,
  EndAgreementsHandler,
  EndPpaHandler,
];
