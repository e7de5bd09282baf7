import type { InvestorRegistered } from '../../investors/index.js';
import { foldedProjection, type CellTable } from '../../platform/projections/projection.js';
import { projectRetelling, type ProjectEvent } from '../../projects/index.js';
import { countedProject, type CountedProject } from './counted-project.js';
import {
  byInvestor,
  COUNT_MEASURES,
  countCells,
  DIMENSIONS,
  madeOnce,
  MONEY_DIMENSIONS,
  MONEY_MEASURES,
  moneyCells,
  ROLL_UPS,
} from './total-cells.js';

/** The types that change what is counted. */
export const COUNTED_TYPES = [
  'ProposalRegistered',
  'ProposalAmended',
  'MeetingRecorded',
  'MemorandumSigned',
  'ProposalSubmittedForReview',
  'ProposalReturnedForRevision',
  'ProposalApproved',
  'ProposalRejected',
  'RoadmapApproved',
  'LandReserved',
  'LandReservationLapsed',
  'LandReservationExpired',
  'LandAllocated',
  'LandReleased',
  'LandRevoked',
  'ConstructionStarted',
  'InvestmentDisbursed',
  'ProgressReported',
  'PhaseAccepted',
  'FacilityAccepted',
  'OperationStarted',
  'ProjectClosed',
  'InvestorReplaced',
  'ProjectSuspended',
  'ProjectResumed',
  'ProjectCancelled',
  'FigureCorrected',
  'DecisionAnnulled',
  'InvestmentCostRevised',
  'ScopeRevised',
  'InvestmentAgreementSigned',
  'InvestmentAgreementAmended',
  'InvestmentAgreementTerminated',
] as const satisfies readonly ProjectEvent['type'][];

export type CountedEvent = Extract<ProjectEvent, { type: (typeof COUNTED_TYPES)[number] }>;

/**
 * Few cells for the groups that are the project's own; once more by investor for questions about countries, since a
 * country is a fact of another stream and a fold looks nothing up. Only those join, so only those pay for it.
 */
const counts = madeOnce(countCells);
const money = madeOnce(moneyCells);
const cells: readonly CellTable<CountedProject>[] = [
  { table: 'totals_counts', dimensions: DIMENSIONS, measures: COUNT_MEASURES, cellsOf: counts },
  {
    table: 'totals_money',
    dimensions: [...DIMENSIONS, ...MONEY_DIMENSIONS],
    measures: MONEY_MEASURES,
    cellsOf: money,
  },
  {
    table: 'totals_counts_by_investor',
    dimensions: ['investorId', ...DIMENSIONS],
    measures: COUNT_MEASURES,
    cellsOf: byInvestor(counts),
  },
  {
    table: 'totals_money_by_investor',
    dimensions: ['investorId', ...DIMENSIONS, ...MONEY_DIMENSIONS],
    measures: MONEY_MEASURES,
    cellsOf: byInvestor(money),
  },
  // Cells have more dimensions than these tables: those that are not theirs are added up.
  ...ROLL_UPS.flatMap(({ name, dimensions }) => [
    { table: `totals_counts_${name}`, dimensions, measures: COUNT_MEASURES, cellsOf: counts },
    {
      table: `totals_money_${name}`,
      dimensions: [...dimensions, ...MONEY_DIMENSIONS],
      measures: MONEY_MEASURES,
      cellsOf: money,
    },
  ]),
];

/** `rm.counted_projects` is what the cells are kept from (ruling 19); readers ask the cells. */
export const investmentTotalsProjection = foldedProjection<CountedEvent, CountedProject>({
  name: 'investment-totals',
  version: 4,
  takes: { types: COUNTED_TYPES },
  table: 'counted_projects',
  key: 'projectId',
  columns: {
    projectId: 'uuid',
    stage: 'text',
    hold: 'text',
    region: 'text',
    district: 'text',
    sector: 'text',
    investorId: 'uuid',
    declared: 'json',
    approved: 'json',
    commitments: 'json',
    disbursed: 'json',
    reported: 'json',
    parcels: 'json',
  },
  cells,
  keysOf: event => [event.stream.slice('project-'.length)],
  apply: (project, event) => countedProject(project, event),
  retelling: projectRetelling,
});

/** `rm.investor_countries`: joined by the cells that carry an investor. */
export const investorCountriesProjection = foldedProjection<
  InvestorRegistered,
  { readonly investorId: string; readonly country: string }
>({
  name: 'investor-countries',
  version: 2,
  takes: { types: ['InvestorRegistered'] },
  table: 'investor_countries',
  key: 'investorId',
  columns: { investorId: 'text', country: 'text' },
  keysOf: event => [event.data.investorId],
  apply: (_row, { data: { country } }, investorId) => ({ investorId, country }),
});
