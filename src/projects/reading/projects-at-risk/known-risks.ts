import { agreementsAfter, noAgreements, type AgreementsLine } from '../../domain/agreement/agreement-line.js';
import { nothingDue, termInViewAfter, type DecisionTerm } from '../../domain/review/decision-term.js';
import { figuresAfter, noFigures, type Figures, type ProjectFact } from '../../domain/proposal/figures.js';
import { gridAfter, noGridLine, type GridLine } from '../../domain/grid/grid-line.js';
import { openIssuesAfter, type IssueLine } from '../../domain/records/issue-line.js';
import { landStateAfter, parcelsAfter, type HeldParcel } from '../../domain/land/land-holding.js';
import type { LandState } from '../../domain/land/land-track.js';
import type { LandRiskRaised, PlausibilityWarningRaised } from '../../domain/project.events.js';
import { heldSinceAfter } from '../../domain/stage-line.js';

/** What of a project may be a risk, as it stands. Plain JSON. */
export type KnownRisks = {
  readonly heldSince: string | null;
  /** Open ones; `answered` by an acknowledgement or by the override of the approval. */
  readonly warnings: readonly (Pick<
    PlausibilityWarningRaised['data'],
    'warningId' | 'rule' | 'severity' | 'raisedOn'
  > & {
    readonly answered: boolean;
  })[];
  readonly land: {
    readonly state: LandState;
    readonly parcels: readonly HeldParcel[];
    /** Business date of the fact that brought the track to its state. */
    readonly since: string;
    /** Open: an allocation closes them. */
    readonly risks: readonly Pick<LandRiskRaised['data'], 'riskId' | 'decisionNo' | 'raisedOn'>[];
    readonly undeveloped: readonly { readonly decisionNo: string; readonly overdueOn: string }[];
  };
  readonly issues: readonly IssueLine[];
  readonly visits: Pick<Figures, 'verified' | 'disputed'>;
  readonly term: DecisionTerm;
  readonly appeals: readonly { readonly appealId: string; readonly filedOn: string }[];
  readonly grid: GridLine;
  readonly agreements: AgreementsLine;
};

export const nothingKnown: KnownRisks = {
  heldSince: null,
  warnings: [],
  land: { state: 'none', parcels: [], since: '', risks: [], undeveloped: [] },
  issues: [],
  visits: { verified: null, disputed: null },
  term: nothingDue,
  appeals: [],
  grid: noGridLine,
  agreements: noAgreements,
};

export function knownRisks(known: KnownRisks, event: ProjectFact): KnownRisks {
  return {
    heldSince: heldSinceAfter(known.heldSince, event),
    warnings: warningsAfter(known.warnings, event),
    land: landAfter(known.land, event),
    issues: openIssuesAfter(known.issues, event),
    visits: visitsAfter(known.visits, event),
    term: termInViewAfter(known.term, event, known.heldSince),
    appeals: appealsAfter(known.appeals, event),
    grid: gridAfter(known.grid, event),
    agreements: agreementsAfter(known.agreements, event),
  };
}

function warningsAfter(warnings: KnownRisks['warnings'], event: ProjectFact): KnownRisks['warnings'] {
  switch (event.type) {
    case 'PlausibilityWarningRaised': {
      const { warningId, rule, severity, raisedOn } = event.data;
      return [...warnings, { warningId, rule, severity, raisedOn, answered: false }];
    }
    case 'ProposalAmended':
      return [];
    case 'WarningAcknowledged':
      return warnings.map(one => (one.warningId === event.data.warningId ? { ...one, answered: true } : one));
    case 'ProposalApproved': {
      const rules: readonly string[] = event.data.override?.rules ?? [];
      return warnings.map(one => (rules.includes(one.rule) ? { ...one, answered: true } : one));
    }
    default:
      return warnings;
  }
}

function landAfter(land: KnownRisks['land'], event: ProjectFact): KnownRisks['land'] {
  const parcels = parcelsAfter(land.parcels, event);
  const state = landStateAfter(land.state, parcels, event);
  const after = state === land.state ? { ...land, parcels } : { ...land, parcels, state, since: event.occurredOn };
  switch (event.type) {
    case 'LandRiskRaised': {
      const { riskId, decisionNo, raisedOn } = event.data;
      return { ...after, risks: [...land.risks, { riskId, decisionNo, raisedOn }] };
    }
    case 'LandDevelopmentOverdueNoted': {
      const { decisionNo, overdueOn } = event.data;
      return { ...after, undeveloped: [...land.undeveloped, { decisionNo, overdueOn }] };
    }
    case 'LandAllocated':
      return { ...after, risks: [] };
    case 'ConstructionStarted':
      return { ...after, undeveloped: [] };
    default:
      if (parcels === land.parcels && state === land.state) return land;
      return parcels.length === 0 ? { ...after, undeveloped: [] } : after;
  }
}

function visitsAfter(visits: KnownRisks['visits'], event: ProjectFact): KnownRisks['visits'] {
  if (event.type !== 'ProgressVerified' && event.type !== 'ProgressDisputed') return visits;
  const { verified, disputed } = figuresAfter({ ...noFigures, ...visits }, event);
  return { verified, disputed };
}

function appealsAfter(appeals: KnownRisks['appeals'], event: ProjectFact): KnownRisks['appeals'] {
  switch (event.type) {
    case 'AppealFiled': {
      const { appealId, filedOn } = event.data;
      return [...appeals, { appealId, filedOn }];
    }
    case 'AppealUpheld':
    case 'AppealDismissed':
    case 'AppealWithdrawn':
      return appeals.filter(({ appealId }) => appealId !== event.data.appealId);
    default:
      return appeals;
  }
}
