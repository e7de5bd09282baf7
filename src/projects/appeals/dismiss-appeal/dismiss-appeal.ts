import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { appealToAnswer, mustBeImpartial } from '../../domain/appeals/appeal-rules.js';
import { mustExist } from '../../domain/common-rules.js';
import type { AppealDismissed } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';

export type Dismissal = Omit<AppealDismissed['data'], 'decidedBy'>;

export class DismissAppeal implements Command {
  constructor(
    readonly projectId: string,
    readonly dismissal: Dismissal,
    readonly context: CommandContext,
  ) {}
}

/** The appeal is not granted, with a reason (C6); what was decided stands. Whoever wants to goes on to the next body. */
export const dismissAppeal: Decide<DismissAppeal, Project, AppealDismissed> = ({ dismissal, context }, project) => {
  mustExist(project);
  const dismissed: AppealDismissed = {
    type: 'AppealDismissed',
    data: { ...dismissal, decidedBy: context.actor.personId },
  };
  const appeal = appealToAnswer(project, dismissed);
  if (appeal === null) return [];
  mustBeImpartial(dismissal.decision, appeal, project, context);
  return [dismissed];
};
