import type { ContextProblems } from '../platform/http/index.js';
import { changeProblems } from './change/change.problems.js';
import { commonProblems, holdProblems, proposalProblems } from './common.problems.js';
import { correctionsProblems } from './corrections/corrections.problems.js';
import { periodLockProblems } from './corrections/period-lock.problems.js';
import type { AppealViolation } from './domain/appeals/appeals.violations.js';
import { deliveryProblems } from './works/delivery.problems.js';
import type { PublishedPeriodViolation } from './domain/corrections/corrections.violations.js';
import type { CommonViolation, ProjectViolation } from './domain/project.violations.js';
import { agreementProblems } from './agreement/agreement.problems.js';
import { gridProblems } from './grid/grid.problems.js';
import { landProblems } from './land/land.problems.js';
import { recordsProblems } from './records/records.problems.js';
import { landGrantProblems } from './land/land-grant.problems.js';
import { landLimitProblems } from './land/land-limit.problems.js';
import { landOverlapProblems } from './land/land-overlap.problems.js';
import { landTakingProblems } from './land/land-taking.problems.js';
import { appealProblems } from './appeals/appeals.problems.js';
import { hearingProblems, opinionProblems } from './review/opinions.problems.js';
import { reviewProblems, roadmapProblems } from './review/review.problems.js';
import { progressProblems, worksProblems } from './works/works.problems.js';

/** What every refusal of a project means to the caller: a code without a meaning does not compile. */
export const projectProblems: ContextProblems<ProjectViolation> = {
  ...commonProblems,
  ...proposalProblems,
  ...reviewProblems,
  ...opinionProblems,
  ...hearingProblems,
  ...appealProblems,
  ...roadmapProblems,
  ...holdProblems,
  ...landProblems,
  ...landGrantProblems,
  ...landLimitProblems,
  ...landOverlapProblems,
  ...landTakingProblems,
  ...worksProblems,
  ...progressProblems,
  ...correctionsProblems,
  ...periodLockProblems,
  ...recordsProblems,
  ...gridProblems,
  ...agreementProblems,
  ...deliveryProblems,
  ...changeProblems,
};

type StepViolation = CommonViolation | PublishedPeriodViolation;

/** What any step of a running project may be refused for (C3, C4, C5, X21). */
export const STEP_PROBLEMS: readonly StepViolation[] = [
  'project.not-registered',
  'project.is-over',
  'project.is-suspended',
  'project.dated-in-the-future',
  'project.dated-before-proposal',
  'project.occurred-out-of-order',
  'project.period-is-published',
  'project.period-override-by-same-person',
];

/** A step that is a decision is signed too (C7). */
export const DECISION_PROBLEMS: readonly StepViolation[] = [...STEP_PROBLEMS, 'project.actor-not-among-signers'];

/** A step that is possible while suspended. */
export const HOLD_PROBLEMS: readonly StepViolation[] = STEP_PROBLEMS.filter(code => code !== 'project.is-suspended');

/** A record that is possible while suspended and after the end (C3, C4). */
export const RECORD_PROBLEMS: readonly StepViolation[] = HOLD_PROBLEMS.filter(code => code !== 'project.is-over');

/** An answer to an appeal: possible whatever the stage and the hold, by nobody who had a part in it. */
export const APPEAL_ANSWER_PROBLEMS: readonly (StepViolation | AppealViolation)[] = [
  ...HOLD_PROBLEMS.filter(code => code !== 'project.is-over'),
  'project.actor-not-among-signers',
  'project.appeal-not-filed',
  'project.appeal-already-answered',
  'project.appeal-decided-by-first-body',
  'project.appeal-decided-by-party',
];
