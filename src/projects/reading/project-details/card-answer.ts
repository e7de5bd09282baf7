import type { LocalizedTextJson } from '../../../kernel/shapes.js';
import { contractedOf, noAgreements } from '../../domain/agreement/agreement-line.js';
import { noGridLine } from '../../domain/grid/grid-line.js';
import { heldHa } from '../../domain/land/land-holding.js';
import { namedSector, placeOf } from '../../domain/places.js';
import { stepStateOf } from '../../domain/works/roadmap-plan.js';
import { noChanges } from './card-changes.js';
import { noDocuments, noInstructions, noIssues } from './card-records.js';
import { noCardAppeals, noCardReview } from './card-review.js';
import { noRuleWarnings } from './card-warnings.js';
import type { ProjectDetails } from './project-details.js';

/** Name and country as the register has them today; null until the read model has met the investor. */
export interface CardInvestor {
  readonly legalName: LocalizedTextJson;
  readonly country: string;
}

/** What the card reflects: the project's own revision, and the position in the log (domain.md e.2). */
export interface CardProof {
  readonly lastEventRevision: number;
  readonly projectionPosition: number;
}

/** The card as it is answered: codes with their names, parcels with their sums, steps with their state. Pure. */
export function cardAnswer(card: ProjectDetails, investor: CardInvestor | null, proof: CardProof): object {
  const { dates, counts, submissions, approval, rejection, construction, acceptance, cancellation } = card;
  const { parcels, ...land } = card.land;
  const path = `/v1/projects/${card.projectId}`;
  return {
    projectId: card.projectId,
    registryNo: card.registryNo,
    title: card.title,
    description: card.description,
    stage: card.stage,
    hold: card.hold,
    investor: {
      investorId: card.investorId,
      legalName: investor?.legalName ?? null,
      country: investor?.country ?? null,
    },
    sectors: card.sectors.map(sector => ({ ...sector, name: namedSector(sector.code).name })),
    assetType: card.assetType,
    facilityType: card.facilityType,
    site: { ...card.site, ...placeOf(card.site.kato) },
    source: card.source,
    registered: card.registered,
    figures: figuresAnswer(card),
    relatedProject: card.relatedProject,
    warnings: card.warnings,
    ruleWarnings: card.ruleWarnings ?? noRuleWarnings,
    submissions,
    review: card.review ?? noCardReview,
    decision: decisionOf(approval, rejection),
    appeal: card.appeals ?? noCardAppeals,
    roadmap: roadmapAnswer(card.roadmap),
    procedure: card.procedure,
    changes: card.changes ?? noChanges,
    land: { ...land, reservedHa: heldHa(parcels, 'reserved'), allocatedHa: heldHa(parcels, 'allocated'), parcels },
    permits: card.permits,
    grid: card.grid ?? noGridLine,
    agreements: card.agreements ?? noAgreements,
    manager: card.manager,
    memoranda: card.memoranda,
    documents: card.documents ?? noDocuments,
    issues: card.issues ?? noIssues,
    instructions: card.instructions ?? noInstructions,
    construction,
    acceptance,
    cancellation,
    closure: card.closure,
    dates,
    counts,
    ...proof,
    links: { self: path, timeline: `${path}/timeline`, progress: `${path}/progress` },
  };
}

/** By class. Contracted are the figures of agreements in force, each by itself: two agreements may promise one plant. */
function figuresAnswer({ figures, agreements }: ProjectDetails): object {
  const { declared, approved, baseline, ...others } = figures;
  const contracted = contractedOf(agreements ?? noAgreements).map(({ number, kind, committed, said }) => {
    return { agreementNo: number, kind, ...committed, said };
  });
  return { declared, approved, baseline: baseline ?? approved, contracted, ...others };
}

function decisionOf(approval: ProjectDetails['approval'], rejection: ProjectDetails['rejection']): object | null {
  if (rejection !== null) return { outcome: 'rejected', ...rejection };
  return approval === null ? null : { outcome: 'approved', ...approval };
}

function roadmapAnswer(roadmap: ProjectDetails['roadmap']): object | null {
  if (roadmap === null) return null;
  const { decision, steps, ...plan } = roadmap;
  const { signerPersonIds: _signers, ...act } = decision;
  return { ...plan, decision: act, steps: steps.map(step => ({ ...step, state: stepStateOf(step, roadmap) })) };
}
