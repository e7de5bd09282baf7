import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { agreementNotEnded } from '../../domain/agreement/agreement-rules.js';
import {
  mustBeDated,
  mustBeSignedByActor,
  mustExist,
  mustFollow,
  mustNotBeInTheFuture,
  mustNotBeSuspended,
} from '../../domain/common-rules.js';
import { mustLeaveWhatIsPublished } from '../../domain/corrections/period-lock.js';
import { saysTheSame } from '../../domain/json.js';
import type { InvestmentAgreementTerminated } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { isTerminal } from '../../domain/stage.js';

export type AgreementTermination = Omit<InvestmentAgreementTerminated['data'], 'terminatedBy'>;

export class TerminateAgreement implements Command {
  constructor(
    readonly projectId: string,
    readonly termination: AgreementTermination,
    readonly context: CommandContext,
  ) {}
}

/**
 * The end of an agreement by a decision, also on a project that is over (C3). It takes effect on a day that has come:
 * an end in the future is recorded when it is there (time-modes.md).
 */
export const terminateAgreement: Decide<TerminateAgreement, Project, InvestmentAgreementTerminated> = (
  { termination, context },
  project,
) => {
  mustExist(project);
  const { agreementNo, decision, effectiveOn } = termination;
  const ended = project.agreement.agreements.get(agreementNo)?.termination ?? null;
  if (ended !== null && saysTheSame(ended, termination)) return [];
  if (!isTerminal(project.stage)) mustNotBeSuspended(project);
  const agreement = agreementNotEnded(agreementNo, project);
  mustBeDated(effectiveOn, project, context);
  mustNotBeInTheFuture(decision.date, context);
  mustLeaveWhatIsPublished(decision.date, project, context);
  mustFollow(effectiveOn, agreement.lastOn);
  mustBeSignedByActor(decision, context);
  return [{ type: 'InvestmentAgreementTerminated', data: { ...termination, terminatedBy: context.actor.personId } }];
};
