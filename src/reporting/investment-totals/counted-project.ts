import { Kato } from '../../kernel/reference/kato.js';
import type { MeasureJson, MoneyJson } from '../../kernel/shapes.js';
import { commitmentsAfter, contractedMeasure, parcelsAfter, stageAfter, sumsWith } from '../../projects/index.js';
import type { Commitment, HeldParcel, ProjectEvent, Stage } from '../../projects/index.js';

/** What totals count of one class of figures. A cost is the primary quote: two quotes of one sum are never added. */
export type CountedMeasure = {
  readonly cost: MoneyJson | null;
  readonly capacityMw: string | null;
  readonly landHa: string | null;
  readonly jobsPermanent: number | null;
  readonly jobsConstruction: number | null;
};

/** What the report of the latest period says (ruling 33): a class of its own, never added to what was paid. */
export type CountedReport = {
  readonly periodTo: string;
  readonly cost: MoneyJson | null;
  readonly jobsPermanent: number | null;
  readonly jobsConstruction: number | null;
};

/** What totals count of a project, and under which groups it counts. */
export interface CountedProject {
  readonly projectId: string;
  readonly stage: Stage;
  readonly hold: 'none' | 'suspended';
  readonly region: string;
  /** `none` where the site names a whole region. */
  readonly district: string;
  /** The primary one. */
  readonly sector: string;
  readonly investorId: string;
  readonly declared: CountedMeasure;
  /** As they stand, revised since the approval. */
  readonly approved: CountedMeasure | null;
  /** Of agreements nobody has ended; the last one counts. */
  readonly commitments: readonly Commitment[];
  readonly disbursed: readonly MoneyJson[];
  readonly reported: CountedReport | null;
  readonly parcels: readonly HeldParcel[];
}

/** The project after one more fact; undefined while nothing is registered. Total. */
export function countedProject(project: CountedProject | undefined, event: ProjectEvent): CountedProject | undefined {
  if (event.type === 'ProposalRegistered') return registered(event);
  if (project === undefined) return undefined;
  const stage = stageAfter(project.stage, event);
  const parcels = parcelsAfter(project.parcels, event);
  switch (event.type) {
    case 'ProposalAmended':
      return { ...project, declared: measured(event.data.declared) };
    case 'ProposalApproved':
      return { ...project, stage, approved: measured(event.data.approved) };
    case 'InvestmentCostRevised':
      if (project.approved === null) return project;
      return { ...project, approved: { ...project.approved, cost: event.data.to.primary } };
    case 'ScopeRevised':
      if (project.approved === null) return project;
      return { ...project, approved: { ...measured({ ...event.data.to, cost: null }), cost: project.approved.cost } };
    case 'InvestmentAgreementSigned':
    case 'InvestmentAgreementAmended':
    case 'InvestmentAgreementTerminated':
      return { ...project, commitments: commitmentsAfter(project.commitments, event) };
    case 'InvestmentDisbursed':
      return { ...project, disbursed: sumsWith(project.disbursed, event.data.amount) };
    case 'ProgressReported': {
      const { periodTo, disbursedCumulative, jobsPermanent, jobsConstruction } = event.data;
      if (project.reported !== null && periodTo < project.reported.periodTo) return project;
      return { ...project, reported: { periodTo, cost: disbursedCumulative, jobsPermanent, jobsConstruction } };
    }
    case 'InvestorReplaced':
      return { ...project, investorId: event.data.toInvestorId };
    case 'ProjectSuspended':
      return { ...project, hold: 'suspended' };
    case 'ProjectResumed':
      return { ...project, hold: 'none' };
    default:
      return stage === project.stage && parcels === project.parcels ? project : { ...project, stage, parcels };
  }
}

function registered({ data }: Extract<ProjectEvent, { type: 'ProposalRegistered' }>): CountedProject {
  const kato = data.site.kato as Kato;
  return {
    projectId: data.projectId,
    stage: 'proposed',
    hold: 'none',
    ...Kato.placeOf(kato),
    sector: data.sectors[0]?.code ?? 'none',
    investorId: data.investorId,
    declared: measured(data.declared),
    approved: null,
    commitments: [],
    disbursed: [],
    reported: null,
    parcels: [],
  };
}

/** The contracted figures; null while no agreement is in force. */
export function contracted({ commitments }: CountedProject): CountedMeasure | null {
  const measure = contractedMeasure(commitments);
  return measure === null ? null : measured(measure);
}

function measured({ cost, capacityMw, landHa, jobsPermanent, jobsConstruction }: MeasureJson): CountedMeasure {
  return { cost: cost?.primary ?? null, capacityMw, landHa, jobsPermanent, jobsConstruction };
}
