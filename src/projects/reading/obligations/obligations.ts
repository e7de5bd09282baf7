import { Kato } from '../../../kernel/reference/kato.js';
import { agreementsAfter, noAgreements, type AgreementsLine } from '../../domain/agreement/agreement-line.js';
import type { ProjectFact } from '../../domain/proposal/figures.js';
import type { ProjectEvent } from '../../domain/project.events.js';

/** What the investor of a project owes for state support; the lines of the register are made of it. */
export interface ProjectObligations {
  readonly projectId: string;
  readonly region: string;
  /** `none` where the site names a whole region. */
  readonly district: string;
  readonly agreements: AgreementsLine;
}

/** The types that change an obligation. */
export const OBLIGATION_TYPES = [
  'ProposalRegistered',
  'InvestmentAgreementSigned',
  'InvestmentAgreementAmended',
  'InvestmentAgreementTerminated',
  'CounterObligationMet',
  'CounterObligationBreached',
  'ProjectClosed',
  'FigureCorrected',
] as const satisfies readonly ProjectEvent['type'][];

export function projectObligations(
  row: ProjectObligations | undefined,
  event: ProjectFact,
): ProjectObligations | undefined {
  if (event.type === 'ProposalRegistered') {
    const place = Kato.placeOf(event.data.site.kato as Kato);
    return { projectId: event.data.projectId, ...place, agreements: noAgreements };
  }
  if (row === undefined) return undefined;
  const agreements = agreementsAfter(row.agreements, event);
  return agreements === row.agreements ? row : { ...row, agreements };
}

/** `ended`: nobody judged it before its agreement was terminated, and nobody will. */
export const OBLIGATION_STATES = ['open', 'met', 'breached', 'waived', 'ended'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

/** Dimensions of a line, in the order that the list is read: its primary key is the index of the cursor. */
export const OBLIGATION_DIMENSIONS = [
  'dueOn',
  'projectId',
  'agreementNo',
  'code',
  'state',
  'region',
  'district',
] as const;

/** A line for each obligation: not a sum, but kept like one, from the difference of the row before and after. */
export function obligationLines({ projectId, region, district, agreements }: ProjectObligations) {
  return agreements.agreements.flatMap(({ number, termination, obligations }) =>
    obligations.map(({ code, dueOn, state: judged }) => {
      const state: ObligationState = termination !== null && judged === 'open' ? 'ended' : judged;
      return {
        dimensions: { dueOn, projectId, agreementNo: number, code, state, region, district },
        measures: { obligations: 1n },
      };
    }),
  );
}
