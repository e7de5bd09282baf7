import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import type { InvestmentDisbursed } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import type { Stage } from '../../domain/stage.js';

export type Disbursement = InvestmentDisbursed['data'];

export class RecordDisbursement implements Command {
  constructor(
    readonly projectId: string,
    readonly disbursement: Disbursement,
    readonly context: CommandContext,
  ) {}
}

const SPENDING: readonly Stage[] = ['preparation', 'construction', 'commissioning', 'operation'];

/** Money that was paid, each payment once (ruling 28): what was disbursed is the sum of these and nothing else. */
export const recordDisbursement: Decide<RecordDisbursement, Project, InvestmentDisbursed> = (
  { disbursement, context },
  project,
) => {
  mustExist(project);
  const known = factWithId(project.spending.disbursements, disbursement.disbursementId);
  if (known !== null) {
    if (sameContent(known, disbursement)) return [];
    throw violation('project.disbursement-id-reused', { disbursementId: disbursement.disbursementId });
  }
  mustBeActive(project);
  mustBeIn(project, SPENDING, 'project.not-disbursable');
  mustBeDated(disbursement.paidOn, project, context);
  return [{ type: 'InvestmentDisbursed', data: disbursement }];
};
