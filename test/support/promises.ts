import type { CommandContext } from '../../src/kernel/eventsourcing/command-context.js';
import { Money } from '../../src/kernel/quantities/money.js';
import type { MeasureJson } from '../../src/kernel/shapes.js';
import { amendAgreement, AmendAgreement } from '../../src/projects/agreement/amend-agreement/amend-agreement.js';
import {
  applyForAgreement,
  ApplyForAgreement,
} from '../../src/projects/agreement/apply-for-agreement/apply-for-agreement.js';
import type { ProjectEvent } from '../../src/projects/domain/project.events.js';
import type { Project } from '../../src/projects/domain/project.js';
import { reviseCost, ReviseCost } from '../../src/projects/change/revise-cost/revise-cost.js';
import { reviseScope, ReviseScope } from '../../src/projects/change/revise-scope/revise-scope.js';
import { signAgreement, SignAgreement } from '../../src/projects/agreement/sign-agreement/sign-agreement.js';
import {
  terminateAgreement,
  TerminateAgreement,
} from '../../src/projects/agreement/terminate-agreement/terminate-agreement.js';
import { A_DOCUMENT, aDecision } from './a-project.js';
import { MANAGER } from './people.js';

/** What is promised anew in a random life: figures that are revised, and agreements with the state. */
interface Chance {
  readonly pick: number;
  readonly flag: boolean;
  readonly act: number;
}

/** The cost by a percent and more, or all but the cost. */
export function revise(
  project: Project,
  { pick, flag }: Chance,
  figures: MeasureJson,
  on: string,
  byDecider: CommandContext,
): readonly ProjectEvent[] {
  const { approved } = project.change;
  if (approved === null) return [];
  const { cost, ...from } = approved;
  const reasonText = 'The survey found another soil';
  if (flag && cost !== null) {
    const primary = Money.parse(cost.primary);
    const to = { primary: Money.ofMinorUnits((primary.minorUnits * 101n) / 100n + 1n, primary.currency).toJson() };
    const revision = { decision: aDecision(`RC-${pick}`, on), from: cost, to: { ...to, alsoQuoted: [] } };
    const why = { drivers: ['price'] as const, reasonText, requestedBy: MANAGER, overrideReason: null };
    return reviseCost(new ReviseCost('p', { ...revision, ...why }, byDecider), project);
  }
  const { cost: _cost, ...to } = figures;
  const revision = { decision: aDecision(`RS-${pick}`, on), from, to, reasonCode: 'technology_changed', reasonText };
  return reviseScope(new ReviseScope('p', revision, byDecider), project);
}

const KINDS = ['investment_contract', 'priority', 'special'] as const;

/** Asked for, then signed, then changed or ended: whatever comes next of an agreement of some kind. */
export function promise(
  project: Project,
  { pick, flag, act }: Chance,
  committed: MeasureJson,
  on: string,
  byDecider: CommandContext,
): readonly ProjectEvent[] {
  const kind = KINDS[pick % KINDS.length]!;
  const { applications, agreements } = project.agreement;
  const open = [...agreements.values()].filter(({ termination }) => termination === null);
  const agreement = open[act % Math.max(1, open.length)];
  const decision = aDecision(`IA-${pick}-${act}`, on);
  const terms = { committed, counterObligations: [], workProgramme: [], preferences: [], validUntil: null };
  if (agreement !== undefined && pick % 4 > 0) {
    const agreementNo = agreement.signed.decision.number;
    if (flag) {
      const annex = { agreementNo, annexNo: `annex-${act}`, decision, terms };
      const why = { reasonCode: 'schedule_moved', reasonText: 'The parties agreed on it' };
      return amendAgreement(new AmendAgreement('p', { ...annex, ...why }, byDecider), project);
    }
    const why = { initiator: 'both', reasonCode: 'obligations_breached', reasonText: 'Nothing came of it' } as const;
    const end = { agreementNo, decision, effectiveOn: on, clawback: null };
    return terminateAgreement(new TerminateAgreement('p', { ...end, ...why }, byDecider), project);
  }
  if (applications !== null && flag) {
    const signed = { decision, applicationNo: applications.id, terms };
    return signAgreement(new SignAgreement('p', signed, byDecider), project);
  }
  const application = { applicationNo: `A-${pick}-${act}`, kind, appliedOn: on, documents: [A_DOCUMENT] };
  return applyForAgreement(new ApplyForAgreement('p', application, byDecider), project);
}
