import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { isPerson, mustBeActive, mustBeDated, mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameExcept } from '../../domain/json.js';
import type { ProgressDisputed, ProgressVerified } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Verification = Omit<ProgressVerified['data'], 'physicalPct' | 'verifiedBy'> & {
  readonly physicalPct: string | null;
  /** Null: the report stands, with the verifier's figures beside it. */
  readonly dispute: { readonly reasonCode: string; readonly reasonText: string } | null;
};

export class VerifyProgress implements Command {
  constructor(
    readonly projectId: string,
    readonly verification: Verification,
    readonly context: CommandContext,
  ) {}
}

/**
 * What a visit to the site says of a report. The report stays as it was said; a report may be visited again, after a
 * dispute or not, and the visit of the latest day counts. The documents leave open how often: each visit is a fact.
 */
export const verifyProgress: Decide<VerifyProgress, Project, ProgressVerified | ProgressDisputed> = (
  { verification, context },
  project,
) => {
  mustExist(project);
  const event = found(verification, context.actor.personId);
  const { verificationId, reportId, visitedOn } = verification;
  const known = factWithId(project.progress.verifications, verificationId);
  if (known !== null) {
    if (known.type === event.type && sameExcept(known.data, event.data, 'verifiedBy')) return [];
    throw violation('project.verification-id-reused', { verificationId });
  }
  mustBeActive(project);
  const report = factWithId(project.progress.reports, reportId);
  if (report === null) throw violation('project.report-not-recorded', { reportId });
  mustBeDated(visitedOn, project, context);
  if (visitedOn < report.periodTo) {
    throw violation('project.visit-before-period-end', { on: visitedOn, periodTo: report.periodTo });
  }
  // X5: by person, not by account.
  if (isPerson(context, report.reportedBy)) throw violation('project.verified-by-reporter', { reportId });
  return [event];
};

function found(
  { dispute, physicalPct, ...visit }: Verification,
  verifiedBy: string | null,
): ProgressVerified | ProgressDisputed {
  if (dispute !== null) return { type: 'ProgressDisputed', data: { ...visit, physicalPct, ...dispute, verifiedBy } };
  if (physicalPct === null) throw violation('project.verified-without-share');
  return { type: 'ProgressVerified', data: { ...visit, physicalPct, verifiedBy } };
}
