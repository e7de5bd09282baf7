import type { Provider, Type } from '@nestjs/common';
import { ProjectDetailsController } from './project-details/project-details.controller.js';
import { GetProjectDetailsHandler } from './project-details/project-details.query.js';
import { ProjectFactsController } from './project-facts/project-facts.controller.js';
import { GetProjectFactHandler, GetProjectFactsHandler } from './project-facts/project-facts.query.js';
import { ProjectProgressController } from './project-progress/project-progress.controller.js';
import { GetProjectProgressHandler } from './project-progress/project-progress.query.js';
import { ProjectTimelineController } from './project-timeline/project-timeline.controller.js';
import { GetProjectTimelineHandler } from './project-timeline/project-timeline.query.js';
import { ProjectsListController } from './projects-list/projects-list.controller.js';
import { ListProjectsHandler } from './projects-list/projects-list.query.js';

/** What is asked of projects: the reading part of the module. */
export const readingControllers: Type[] = [
  ProjectsListController,
  ProjectDetailsController,
  ProjectTimelineController,
  ProjectProgressController,
  ProjectFactsController,
];

export const readingProviders: Provider[] = [
  ListProjectsHandler,
  GetProjectDetailsHandler,
  GetProjectTimelineHandler,
  GetProjectProgressHandler,
  GetProjectFactsHandler,
  GetProjectFactHandler,
];
