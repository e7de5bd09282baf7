import type { Provider, Type } from '@nestjs/common';
import { ProjectsAtRiskController } from './projects-at-risk/projects-at-risk.controller.js';
import { ListProjectsAtRiskHandler } from './projects-at-risk/projects-at-risk.query.js';
import { LateRecordsController } from './late-records/late-records.controller.js';
import { ListLateRecordsHandler } from './late-records/late-records.query.js';
import { CorrectionsRegisterController } from './corrections-register/corrections-register.controller.js';
import { ListCorrectionsHandler } from './corrections-register/corrections-register.query.js';
import { RoadmapStepsController } from './roadmap-steps/roadmap-steps.controller.js';
import { ListRoadmapStepsHandler } from './roadmap-steps/roadmap-steps.query.js';
import { ObligationsController } from './obligations/obligations.controller.js';
import { ListObligationsHandler } from './obligations/obligations.query.js';
import { InstructionsRegisterController } from './instructions-register/instructions-register.controller.js';
import { ListInstructionsHandler } from './instructions-register/instructions-register.query.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { ListDeadlinesHandler } from './deadlines/deadlines.query.js';
import { CrossProjectWarningsController } from './cross-project-warnings/cross-project-warnings.controller.js';
import {
  FindInvestorRecordHandler,
  ListCrossProjectWarningsHandler,
} from './cross-project-warnings/cross-project-warnings.query.js';
import { LandOverlapsController } from './land-overlaps/land-overlaps.controller.js';
import { ListLandOverlapsHandler } from './land-overlaps/land-overlaps.query.js';
import { ProjectDetailsController } from './project-details/project-details.controller.js';
import { GetProjectDetailsHandler } from './project-details/project-details.query.js';
import { ProjectFactsController } from './project-facts/project-facts.controller.js';
import { GetProjectFactHandler, GetProjectFactsHandler } from './project-facts/project-facts.query.js';
import { ProjectProgressController } from './project-progress/project-progress.controller.js';
import { GetProjectProgressHandler } from './project-progress/project-progress.query.js';
import { ProjectTimelineController } from './project-timeline/project-timeline.controller.js';
import { GetProjectTimelineHandler } from './project-timeline/project-timeline.query.js';
import { FindPipelineCardsHandler } from './pipeline-cards/pipeline-cards.query.js';
import { ProjectsListController } from './projects-list/projects-list.controller.js';
import { ListProjectsHandler } from './projects-list/projects-list.query.js';

/** What is asked of projects: the reading part of the module. */
export const readingControllers: Type[] = [
  ProjectsListController,
  ProjectDetailsController,
  ProjectTimelineController,
  ProjectProgressController,
  ProjectFactsController,
  RoadmapStepsController,
  InstructionsRegisterController,
  DeadlinesController,
  ObligationsController,
  LandOverlapsController,
  CrossProjectWarningsController,
  ProjectsAtRiskController,
  LateRecordsController,
  CorrectionsRegisterController,
];

export const readingProviders: Provider[] = [
  ListProjectsHandler,
  FindPipelineCardsHandler,
  GetProjectDetailsHandler,
  GetProjectTimelineHandler,
  GetProjectProgressHandler,
  GetProjectFactsHandler,
  GetProjectFactHandler,
  ListRoadmapStepsHandler,
  ListInstructionsHandler,
  ListDeadlinesHandler,
  ListObligationsHandler,
  ListLandOverlapsHandler,
  FindInvestorRecordHandler,
  ListCrossProjectWarningsHandler,
  ListProjectsAtRiskHandler,
  ListLateRecordsHandler,
  ListCorrectionsHandler,
];
