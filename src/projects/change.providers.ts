import type { Provider, Type } from '@nestjs/common';
import { commandHandler } from '../platform/cqrs/command-handler.js';
import { projectAggregate } from './domain/project.js';
import { RebaselineRoadmapController } from './rebaseline-roadmap/rebaseline-roadmap.controller.js';
import { RebaselineRoadmap, rebaselineRoadmap } from './rebaseline-roadmap/rebaseline-roadmap.js';
import { ReplaceInvestorController } from './replace-investor/replace-investor.controller.js';
import { ReplaceInvestorHandler } from './replace-investor/replace-investor.handler.js';
import { ReportDelayController } from './report-delay/report-delay.controller.js';
import { ReportDelay, reportDelay } from './report-delay/report-delay.js';
import { ReviseCostController } from './revise-cost/revise-cost.controller.js';
import { ReviseCost, reviseCost } from './revise-cost/revise-cost.js';
import { ReviseScopeController } from './revise-scope/revise-scope.controller.js';
import { ReviseScope, reviseScope } from './revise-scope/revise-scope.js';

const projectOf = (command: { readonly projectId: string }): string => command.projectId;

/** Delays, new baselines, revisions, another investor: that part of the projects module. */
export const changeControllers: Type[] = [
  ReportDelayController,
  RebaselineRoadmapController,
  ReviseCostController,
  ReviseScopeController,
  ReplaceInvestorController,
];

export const changeProviders: Provider[] = [
  commandHandler(projectAggregate, ReportDelay, projectOf, reportDelay),
  commandHandler(projectAggregate, RebaselineRoadmap, projectOf, rebaselineRoadmap),
  commandHandler(projectAggregate, ReviseCost, projectOf, reviseCost),
  commandHandler(projectAggregate, ReviseScope, projectOf, reviseScope),
  ReplaceInvestorHandler,
];
