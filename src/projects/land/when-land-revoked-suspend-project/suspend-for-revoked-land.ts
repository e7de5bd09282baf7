import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { LocalDate } from '../../../kernel/time/local-date.js';
import { factWithId } from '../../domain/facts.js';
import type { ProjectSuspended } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';

/** Sent by the automation only: there is no route. */
export class SuspendForRevokedLand implements Command {
  constructor(
    readonly projectId: string,
    /** Of the revocation. */
    readonly decisionNo: string,
    readonly context: CommandContext,
  ) {}
}

/** Without new land by then, the project is one to be cancelled (domain.md c.5 D). */
const DAYS_WITHOUT_LAND = 90;

/**
 * No decision of a machine: the hold follows from the revocation, whose act it names. Nothing is recorded where the
 * project stands still or is over already, has land again, or was held for this revocation before.
 */
export const suspendForRevokedLand: Decide<SuspendForRevokedLand, Project, ProjectSuspended> = (
  { decisionNo },
  { stage, hold, land },
) => {
  const revocation = factWithId(land.taking.revocations, decisionNo);
  if (revocation === null || land.allocated.size > 0 || hold.suspended) return [];
  if (stage !== 'preparation' && stage !== 'construction') return [];
  const { decision } = revocation;
  if (hold.suspension?.decision?.number === decision.number) return [];
  const resumedOn = hold.resumption?.resumedOn ?? decision.date;
  const since = resumedOn > decision.date ? resumedOn : decision.date;
  const data: ProjectSuspended['data'] = {
    since,
    reasonCode: 'land_revoked',
    reasonText: `All land of the project was revoked by decision ${decision.number}`,
    decision,
    reviewOn: LocalDate.addDays(LocalDate.parse(since), DAYS_WITHOUT_LAND),
    suspendedBy: null,
  };
  return [{ type: 'ProjectSuspended', data }];
};
