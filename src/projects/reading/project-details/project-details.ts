import type { LocalizedTextJson } from '../../../kernel/shapes.js';
import type { Mutable } from '../../../kernel/mutable.js';
import {
  figuresAfter,
  noFigures,
  saidBy,
  type Figures,
  type ProjectFact,
  type SaidBy,
} from '../../domain/proposal/figures.js';
import { agreementsAfter, noAgreements, type AgreementsLine } from '../../domain/agreement/agreement-line.js';
import { gridAfter, noGridLine, type GridLine } from '../../domain/grid/grid-line.js';
import type {
  PermitMilestoneRecorded,
  ProcedureTemplatePinned,
  ProposalRegistered,
  ProposalSourceJson,
  RelatedProjectNamed,
  SectorJson,
  SiteJson,
} from '../../domain/project.events.js';
import { planAfter, type RoadmapPlan } from '../../domain/works/roadmap-plan.js';
import type { Stage } from '../../domain/stage.js';
import { stageAfter } from '../../domain/stage-line.js';
import { changesAfter, noChanges, type CardChanges } from './card-changes.js';
import { countsAfter, datesAfter, milestonesAfter, noHistory, type CardHistory } from './card-history.js';
import { landAfter, noCardLand, type CardLand } from './card-land.js';
import { noRecords, recordsAfter, type CardRecords } from './card-records.js';
import {
  appealsAfter,
  noCardAppeals,
  noCardReview,
  reviewAfter,
  type CardAppeals,
  type CardReview,
} from './card-review.js';
import {
  noRuleWarnings,
  ruleWarningsAfter,
  warningsAfter,
  type CardRuleWarnings,
  type CardWarning,
} from './card-warnings.js';

/**
 * The card of a project: what it is, where it stands, and every figure with its class and its source. Each member is a
 * column of its read model: a report of progress writes the figures and the dates and leaves the other parts alone.
 */
export type ProjectDetails = {
  readonly projectId: string;
  readonly registryNo: string;
  readonly title: LocalizedTextJson;
  readonly description: LocalizedTextJson | null;
  readonly sectors: readonly SectorJson[];
  readonly assetType: string;
  readonly facilityType: ProposalRegistered['data']['facilityType'];
  readonly site: SiteJson;
  readonly investorId: string;
  readonly source: ProposalSourceJson;
  readonly registered: SaidBy;
  readonly stage: Stage;
  readonly hold: CardHold | null;
  readonly figures: Figures;
  readonly relatedProject: CardRelatedProject | null;
  readonly warnings: readonly CardWarning[];
  readonly ruleWarnings: CardRuleWarnings | null;
  readonly review: CardReview | null;
  readonly appeals: CardAppeals | null;
  readonly land: CardLand;
  readonly grid: GridLine | null;
  readonly agreements: AgreementsLine | null;
  readonly permits: readonly PermitMilestoneRecorded['data'][];
  readonly roadmap: RoadmapPlan | null;
  readonly procedure: CardProcedure | null;
  readonly changes: CardChanges | null;
} & CardRecords &
  CardHistory;

/** What the project expands, renews or goes on from (X22). */
export type CardRelatedProject = Pick<RelatedProjectNamed['data'], 'relation'> & {
  readonly projectId: string;
  readonly said: SaidBy;
};

/** The template that binds the project; null while it has pinned none. */
export type CardProcedure = Pick<ProcedureTemplatePinned['data'], 'template' | 'title' | 'permits' | 'gates'> & {
  readonly said: SaidBy;
};

export type CardHold = {
  readonly since: string;
  readonly reasonCode: string;
  readonly reasonText: string;
  readonly reviewOn: string;
  readonly said: SaidBy;
};

/** The card after one more fact; undefined while nothing is registered. Total: it shows, it never judges. */
export function projectDetails(card: ProjectDetails | undefined, event: ProjectFact): ProjectDetails | undefined {
  if (event.type === 'ProposalRegistered') return registered(event);
  if (card === undefined) return undefined;
  const after = copyOf(card);
  if (event.type === 'ProposalAmended') {
    after.title = event.data.title;
    after.description = event.data.description;
  }
  if (event.type === 'InvestorReplaced') after.investorId = event.data.toInvestorId;
  after.stage = stageAfter(card.stage, event);
  after.hold = holdAfter(card.hold, event);
  after.figures = figuresAfter(card.figures, event);
  after.warnings = warningsAfter(card.warnings, event);
  after.ruleWarnings = unless(noRuleWarnings, ruleWarningsAfter(card.ruleWarnings ?? noRuleWarnings, event));
  if (event.type === 'RelatedProjectNamed') after.relatedProject = related(event);
  after.review = unless(noCardReview, reviewAfter(card.review ?? noCardReview, event, card.hold?.since ?? null));
  after.appeals = unless(noCardAppeals, appealsAfter(card.appeals ?? noCardAppeals, event));
  after.land = landAfter(card.land, event);
  after.grid = unless(noGridLine, gridAfter(card.grid ?? noGridLine, event));
  after.agreements = unless(noAgreements, agreementsAfter(card.agreements ?? noAgreements, event));
  if (event.type === 'PermitMilestoneRecorded') after.permits = [...card.permits, event.data];
  after.roadmap = planAfter(card.roadmap, event);
  if (event.type === 'ProcedureTemplatePinned') after.procedure = pinned(event);
  after.changes = unless(noChanges, changesAfter(card.changes ?? noChanges, event));
  after.dates = datesAfter(card.dates, event);
  after.counts = countsAfter(card.counts, event);
  const records = recordsAfter(card, event, card.hold?.since ?? null);
  if (records !== null) Object.assign(after, records);
  const milestones = milestonesAfter(card, event);
  if (milestones !== null) Object.assign(after, milestones);
  return after;
}

/** A part of which nothing was said yet is not stored: most cards have few of them. */
function unless<Part>(empty: Part, part: Part): Part | null {
  return part === empty ? null : part;
}

/**
 * One copy whose parts are then set, member by member: rebuilds fold millions of events, and an object spread of so many
 * members takes V8's slow way.
 */
const copyOf = (card: ProjectDetails): Mutable<ProjectDetails> => ({
  projectId: card.projectId,
  registryNo: card.registryNo,
  title: card.title,
  description: card.description,
  sectors: card.sectors,
  assetType: card.assetType,
  facilityType: card.facilityType,
  site: card.site,
  investorId: card.investorId,
  source: card.source,
  registered: card.registered,
  stage: card.stage,
  hold: card.hold,
  figures: card.figures,
  relatedProject: card.relatedProject,
  warnings: card.warnings,
  ruleWarnings: card.ruleWarnings,
  review: card.review,
  appeals: card.appeals,
  land: card.land,
  grid: card.grid,
  agreements: card.agreements,
  permits: card.permits,
  roadmap: card.roadmap,
  procedure: card.procedure,
  changes: card.changes,
  manager: card.manager,
  memoranda: card.memoranda,
  documents: card.documents,
  issues: card.issues,
  instructions: card.instructions,
  submissions: card.submissions,
  approval: card.approval,
  rejection: card.rejection,
  construction: card.construction,
  acceptance: card.acceptance,
  cancellation: card.cancellation,
  closure: card.closure,
  dates: card.dates,
  counts: card.counts,
});

function registered(event: Extract<ProjectFact, { type: 'ProposalRegistered' }>): ProjectDetails {
  const { data } = event;
  return {
    projectId: data.projectId,
    registryNo: data.registryNo,
    title: data.title,
    description: data.description,
    sectors: data.sectors,
    assetType: data.assetType,
    facilityType: data.facilityType,
    site: data.site,
    investorId: data.investorId,
    source: data.source,
    registered: saidBy(event),
    stage: 'proposed',
    hold: null,
    figures: figuresAfter(noFigures, event),
    relatedProject: null,
    warnings: [],
    ruleWarnings: null,
    review: null,
    appeals: null,
    land: noCardLand,
    grid: null,
    agreements: null,
    permits: [],
    roadmap: null,
    procedure: null,
    changes: null,
    ...noRecords,
    ...noHistory,
    dates: datesAfter(noHistory.dates, event),
  };
}

function related(event: Extract<ProjectFact, { type: 'RelatedProjectNamed' }>): CardRelatedProject {
  const { relatedProjectId: projectId, relation } = event.data;
  return { projectId, relation, said: saidBy(event) };
}

function pinned(event: Extract<ProjectFact, { type: 'ProcedureTemplatePinned' }>): CardProcedure {
  const { template, title, permits, gates } = event.data;
  return { template, title, permits, gates, said: saidBy(event) };
}

function holdAfter(hold: CardHold | null, event: ProjectFact): CardHold | null {
  switch (event.type) {
    case 'ProjectSuspended': {
      const { since, reasonCode, reasonText, reviewOn } = event.data;
      return { since, reasonCode, reasonText, reviewOn, said: saidBy(event) };
    }
    case 'ProjectResumed':
      return null;
    default:
      return hold;
  }
}
