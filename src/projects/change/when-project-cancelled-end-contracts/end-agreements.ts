import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { isInForce } from '../../domain/agreement/agreement.js';
import type { InvestmentAgreementTerminated } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';

/** Sent by the automation only: there is no route. */
export class EndAgreements implements Command {
  constructor(
    readonly projectId: string,
    /** Of the cancellation. */
    readonly decisionNo: string,
    readonly context: CommandContext,
  ) {}
}

/**
 * No decision of a machine: state support ends with the project it was given for, by the act that cancelled it. What is
 * given back of it is for persons to say, so nothing is claimed here. Nothing is recorded where the cancellation was
 * annulled since, and of agreements that ended or ran out before.
 */
export const endAgreements: Decide<EndAgreements, Project, InvestmentAgreementTerminated> = (
  { decisionNo },
  { cancellation, agreement },
) => {
  if (cancellation === null || cancellation.decision.number !== decisionNo) return [];
  const { decision, initiator } = cancellation;
  return [...agreement.agreements].flatMap(([agreementNo, one]): InvestmentAgreementTerminated[] => {
    if (!isInForce(one, decision.date)) return [];
    const data: InvestmentAgreementTerminated['data'] = {
      agreementNo,
      initiator,
      reasonCode: 'project_ended',
      reasonText: `The project was cancelled by decision ${decisionNo}`,
      decision,
      effectiveOn: one.lastOn > decision.date ? one.lastOn : decision.date,
      clawback: null,
      terminatedBy: null,
    };
    return [{ type: 'InvestmentAgreementTerminated', data }];
  });
};
