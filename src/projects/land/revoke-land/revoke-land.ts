import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { Area } from '../../../kernel/quantities/area.js';
import type { ParcelShareJson } from '../../../kernel/shapes.js';
import { mustBeDated, mustBeSignedByActor, mustExist, mustNotBeTerminal } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import { allocatedArea, mustBeAllocated, mustFollowInLandLine } from '../../domain/land/land-rules.js';
import type { LandTrack } from '../../domain/land/land-track.js';
import type { LandRevoked, LandRiskRaised } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Revocation = Omit<LandRevoked['data'], 'parcels' | 'remainingHa' | 'override' | 'revokedBy'> & {
  readonly cadastralNumbers: readonly string[];
};

export class RevokeLand implements Command {
  constructor(
    readonly projectId: string,
    readonly revocation: Revocation,
    readonly overrideReason: string | null,
    readonly context: CommandContext,
  ) {}
}

/**
 * Whole parcels are taken back; a part is divided off in the cadastre first (X1). Possible while suspended: a judgment
 * waits for nobody (C4). The parcels' streams are released by an automation, and another one suspends the project that
 * has lost all its land while it was prepared or built.
 */
export const revokeLand: Decide<RevokeLand, Project, LandRevoked | LandRiskRaised> = (command, project) => {
  const { revocation, context } = command;
  const { cadastralNumbers, ...said } = revocation;
  const { decision } = revocation;
  mustExist(project);
  const earlier = factWithId(project.land.taking.revocations, decision.number);
  if (earlier !== null) {
    if (isSaidTwice(earlier, revocation)) return [];
    throw violation('project.land-revocation-id-reused', { number: decision.number });
  }
  mustNotBeTerminal(project);
  mustBeAllocated(cadastralNumbers, project);
  mustBeSignedByActor(decision, context);
  mustBeDated(decision.date, project, context);
  mustFollowInLandLine(decision.date, project);
  const override = overrideOf(command, project.land);
  const parcels = cadastralNumbers.map(cadastralNumber => shareOf(cadastralNumber, project.land));
  const revokedHa = Area.sum(parcels.map(({ landHa }) => Area.parse(landHa)));
  const remaining = allocatedArea(project.land).subtract(revokedHa);
  const revokedBy = context.actor.personId;
  const data = { ...said, parcels, remainingHa: remaining.toJson(), override, revokedBy };
  const atRisk = !remaining.isPositive() && (project.stage === 'preparation' || project.stage === 'construction');
  return [
    { type: 'LandRevoked', data },
    ...(atRisk ? [risk(context.idFor('land-risk'), decision, revokedHa.toJson())] : []),
  ];
};

/** The land itself is gone by then, so what is compared is what was said, not what was held. */
function isSaidTwice(earlier: LandRevoked['data'], { cadastralNumbers, ...said }: Revocation): boolean {
  const { decision, basis, basisDocument, caseNo, reasonText, parcels } = earlier;
  const before = { decision, basis, basisDocument, caseNo, reasonText };
  return sameContent({ ...before, numbers: parcels.map(parcel => parcel.cadastralNumber) }, { ...said, numbers: cadastralNumbers }); // prettier-ignore
}

function shareOf(cadastralNumber: string, land: LandTrack): ParcelShareJson {
  return { cadastralNumber, landHa: land.allocated.get(cadastralNumber) ?? Area.sum([]).toJson() };
}

/** A judgment rests on an order and a claim about these parcels (finding 5 of domain.md). The other bases need neither. */
function missingLink({ basis, caseNo, cadastralNumbers }: Revocation, land: LandTrack): 'notice' | 'claim' | null {
  if (basis !== 'court_judgment') return null;
  const claim = caseNo === null ? null : factWithId(land.taking.claims, caseNo);
  if (claim === null) return 'claim';
  const ordered = factWithId(land.taking.notices, claim.orderNo)?.cadastralNumbers ?? [];
  return cadastralNumbers.every(cadastralNumber => ordered.includes(cadastralNumber)) ? null : 'notice';
}

/**
 * What is missing can be overridden by a second person of another office: a decision-maker enters it with a reason, and
 * the decision bears the signature of somebody else as well. The ordinary way is for the land office alone.
 */
function overrideOf(
  { revocation, overrideReason, context }: RevokeLand,
  land: LandTrack,
): LandRevoked['data']['override'] {
  const missing = missingLink(revocation, land);
  const { personId, role } = context.actor;
  if (missing === null) {
    if (role === 'decision_maker') throw violation('project.land-revocation-needs-land-decider');
    return null;
  }
  if (overrideReason === null) throw violation('project.land-seizure-chain-incomplete', { missing });
  const signedByAnother = revocation.decision.signerPersonIds.some(signer => signer !== personId);
  if (role !== 'decision_maker' || !signedByAnother) throw violation('project.land-override-by-decision-maker');
  return { missing, reason: overrideReason, overriddenBy: personId };
}

function risk(riskId: string, { number, date }: Revocation['decision'], revokedHa: string): LandRiskRaised {
  const kind = { kind: 'land_revoked', severity: 'red' } as const;
  return { type: 'LandRiskRaised', data: { riskId, ...kind, decisionNo: number, revokedHa, raisedOn: date } };
}
