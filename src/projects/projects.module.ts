import { Module } from '@nestjs/common';
import { provideActions } from '../platform/security/action-table.js';
import { proposalActions } from './proposal/proposal.actions.js';
import { proposalControllers, proposalProviders } from './proposal/proposal.providers.js';
import { reviewActions } from './review/review.actions.js';
import { reviewControllers, reviewProviders } from './review/review.providers.js';
import { appealsActions } from './appeals/appeals.actions.js';
import { appealsControllers, appealsProviders } from './appeals/appeals.providers.js';
import { worksActions } from './works/works.actions.js';
import { worksControllers, worksProviders } from './works/works.providers.js';
import { changeActions } from './change/change.actions.js';
import { changeControllers, changeProviders } from './change/change.providers.js';
import { landActions } from './land/land.actions.js';
import { landControllers, landProviders } from './land/land.providers.js';
import { gridActions } from './grid/grid.actions.js';
import { gridControllers, gridProviders } from './grid/grid.providers.js';
import { agreementActions } from './agreement/agreement.actions.js';
import { agreementControllers, agreementProviders } from './agreement/agreement.providers.js';
import { recordsActions } from './records/records.actions.js';
import { recordsControllers, recordsProviders } from './records/records.providers.js';
import { correctionsActions } from './corrections/corrections.actions.js';
import { correctionsControllers, correctionsProviders } from './corrections/corrections.providers.js';
import { projectActions } from './projects.actions.js';
import { readingControllers, readingProviders } from './reading/reading.providers.js';

/** The life of a project, in the order it is lived. */
@Module({
  controllers: [
    ...proposalControllers,
    ...reviewControllers,
    ...appealsControllers,
    ...worksControllers,
    ...changeControllers,
    ...landControllers,
    ...gridControllers,
    ...agreementControllers,
    ...recordsControllers,
    ...correctionsControllers,
    ...readingControllers,
  ],
  providers: [
    provideActions(projectActions),
    provideActions(proposalActions),
    ...proposalProviders,
    provideActions(reviewActions),
    ...reviewProviders,
    provideActions(appealsActions),
    ...appealsProviders,
    provideActions(worksActions),
    ...worksProviders,
    provideActions(changeActions),
    ...changeProviders,
    provideActions(landActions),
    ...landProviders,
    provideActions(gridActions),
    ...gridProviders,
    provideActions(agreementActions),
    ...agreementProviders,
    provideActions(recordsActions),
    ...recordsProviders,
    provideActions(correctionsActions),
    ...correctionsProviders,
    ...readingProviders,
  ],
})
export class ProjectsModule {}
