import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { appealToAnswer } from '../../domain/appeals/appeal-rules.js';
import { mustBeDated, mustExist, mustFollow } from '../../domain/common-rules.js';
import type { AppealWithdrawn } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';

export type Withdrawal = Omit<AppealWithdrawn['data'], 'withdrawnBy'>;

export class WithdrawAppeal implements Command {
  constructor(
    readonly projectId: string,
    readonly withdrawal: Withdrawal,
    readonly context: CommandContext,
  ) {}
}

/** The investor takes the appeal back before it is answered. What was decided stands. */
export const withdrawAppeal: Decide<WithdrawAppeal, Project, AppealWithdrawn> = ({ withdrawal, context }, project) => {
  mustExist(project);
  const withdrawn: AppealWithdrawn = {
    type: 'AppealWithdrawn',
    data: { ...withdrawal, withdrawnBy: context.actor.personId },
  };
  const appeal = appealToAnswer(project, withdrawn);
  if (appeal === null) return [];
  mustBeDated(withdrawal.withdrawnOn, project, context);
  mustFollow(withdrawal.withdrawnOn, appeal.filedOn);
  return [withdrawn];
};
