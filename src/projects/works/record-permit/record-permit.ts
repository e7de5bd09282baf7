import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist } from '../../domain/common-rules.js';
import { factWithId, newestFirst } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import type { PermitMilestoneRecorded } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import type { Stage } from '../../domain/stage.js';
import { procedureOf } from '../../domain/works/procedure.js';
import { permitId } from '../../domain/works/works.js';

export type Permit = PermitMilestoneRecorded['data'];

export class RecordPermit implements Command {
  constructor(
    readonly projectId: string,
    readonly permit: Permit,
    readonly context: CommandContext,
  ) {}
}

const WITH_PERMITS: readonly Stage[] = ['approved', 'preparation', 'construction', 'commissioning'];

/**
 * A permit of another body's register, known by its kind and number. The order is that of the project's template: what
 * has to come first stands in the record, dated no later.
 */
export const recordPermit: Decide<RecordPermit, Project, PermitMilestoneRecorded> = ({ permit, context }, project) => {
  mustExist(project);
  const known = factWithId(project.works.permits, permitId(permit));
  if (known !== null) {
    if (sameContent(known, permit)) return [];
    throw violation('project.permit-id-reused', { kind: permit.kind, number: permit.number });
  }
  mustBeActive(project);
  mustBeIn(project, WITH_PERMITS, 'project.permit-before-approval');
  mustBeDated(permit.issuedOn, project, context);
  if (permit.validUntil !== null && permit.validUntil < permit.issuedOn) {
    throw violation('project.permit-expires-before-issue');
  }
  mustComeAfterItsGrounds(permit, project);
  return [{ type: 'PermitMilestoneRecorded', data: permit }];
};

function mustComeAfterItsGrounds({ kind, issuedOn }: Permit, project: Project): void {
  const earlier = [...newestFirst(project.works.permits)].filter(permit => permit.issuedOn <= issuedOn);
  const { permits } = procedureOf(project, issuedOn);
  const after = permits.find(row => row.kind === kind)?.after ?? [];
  const missing = after.find(needed => !earlier.some(permit => permit.kind === needed));
  if (missing !== undefined) throw violation('project.permit-out-of-order', { kind, needs: missing });
}
