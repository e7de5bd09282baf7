import type { LocalizedTextJson, MeasureJson } from '../../../kernel/shapes.js';
import { Kato } from '../../../kernel/reference/kato.js';
import { commitmentsAfter, type Commitment } from '../../domain/change/commitments.js';
import { revisedMeasure } from '../../domain/proposal/figures.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import type { Stage } from '../../domain/stage.js';
import { stageAfter } from '../../domain/stage-line.js';

/** A project as a line of the list: what it is found by, and what is shown of it. */
export interface ProjectLine {
  readonly projectId: string;
  /** Position of the registration in the log: newest first is falling by it. */
  readonly registeredPosition: number;
  readonly registryNo: string;
  readonly title: LocalizedTextJson;
  readonly stage: Stage;
  readonly hold: 'none' | 'suspended';
  /** KATO codes. */
  readonly region: string;
  readonly district: string | null;
  readonly kato: string;
  /** The primary one. */
  readonly sector: string;
  readonly assetType: string;
  readonly investorId: string;
  readonly proposedOn: string;
  readonly declared: MeasureJson;
  /** As they stand, revised since the approval. */
  readonly approved: MeasureJson | null;
  /** Of agreements nobody has ended; the last one counts. */
  readonly commitments: readonly Commitment[];
  /** Of the report of the latest period. */
  readonly reported: { readonly physicalPct: string; readonly periodTo: string } | null;
  /** Titles and registry number in small letters: what is searched. */
  readonly search: string;
}

/** A fact with its place in the log. */
export type ListedFact = ProjectEvent & { readonly position: number };

/** The types that change a line; the rest of a project's history need not write it again. */
export const LISTED_TYPES = [
  'ProposalRegistered',
  'ProposalAmended',
  'MeetingRecorded',
  'MemorandumSigned',
  'ProposalSubmittedForReview',
  'ProposalReturnedForRevision',
  'ProposalApproved',
  'ProposalRejected',
  'RoadmapApproved',
  'ConstructionStarted',
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

export function projectLine(line: ProjectLine | undefined, event: ListedFact): ProjectLine | undefined {
  if (event.type === 'ProposalRegistered') return registered(event);
  if (line === undefined) return undefined;
  const stage = stageAfter(line.stage, event);
  switch (event.type) {
    case 'ProposalAmended': {
      const { title, declared } = event.data;
      return { ...line, title, declared, search: searchText(title, line.registryNo) };
    }
    case 'ProposalApproved':
      return { ...line, stage, approved: event.data.approved };
    case 'InvestmentCostRevised':
    case 'ScopeRevised':
      return { ...line, approved: revisedMeasure(line.approved, event) };
    case 'InvestmentAgreementSigned':
    case 'InvestmentAgreementAmended':
    case 'InvestmentAgreementTerminated':
      return { ...line, commitments: commitmentsAfter(line.commitments, event) };
    case 'ProgressReported': {
      const { physicalPct, periodTo } = event.data;
      const latest = line.reported === null || periodTo >= line.reported.periodTo;
      return latest ? { ...line, reported: { physicalPct, periodTo } } : line;
    }
    case 'InvestorReplaced':
      return { ...line, investorId: event.data.toInvestorId };
    case 'ProjectSuspended':
      return { ...line, hold: 'suspended' };
    case 'ProjectResumed':
      return { ...line, hold: 'none' };
    default:
      return stage === line.stage ? line : { ...line, stage };
  }
}

function registered({ data, position }: Extract<ListedFact, { type: 'ProposalRegistered' }>): ProjectLine {
  const kato = data.site.kato as Kato;
  return {
    projectId: data.projectId,
    registeredPosition: position,
    registryNo: data.registryNo,
    title: data.title,
    stage: 'proposed',
    hold: 'none',
    region: Kato.regionOf(kato),
    district: Kato.districtOf(kato),
    kato,
    sector: data.sectors[0]?.code ?? 'none',
    assetType: data.assetType,
    investorId: data.investorId,
    proposedOn: data.proposedOn,
    declared: data.declared,
    approved: null,
    commitments: [],
    reported: null,
    search: searchText(data.title, data.registryNo),
  };
}

function searchText({ kk, ru, en }: LocalizedTextJson, registryNo: string): string {
  return [kk, ru, en ?? '', registryNo].join('\n').toLowerCase();
}

/**
 * What is typed into a search box, as patterns of LIKE: each word must be found somewhere, in any case; what LIKE
 * would read as a wildcard stands for itself.
 */
export function likePatterns(text: string): readonly string[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '');
  return words.map(word => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}
