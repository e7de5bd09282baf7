import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustStand } from '../../domain/appeals/appeal-rules.js';
import { mustBeDated, mustExist, mustFollow } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import type { AppealFiled } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Appeal = Omit<AppealFiled['data'], 'filedBy'>;

export class FileAppeal implements Command {
  constructor(
    readonly projectId: string,
    readonly appeal: Appeal,
    readonly context: CommandContext,
  ) {}
}

/**
 * A complaint against a rejection, a cancellation or silence past the term, while it stands; also of a project that is
 * over or suspended (C3, C4). One at a time. Within three months, or the longer term the decision gave; later with a reason.
 */
export const fileAppeal: Decide<FileAppeal, Project, AppealFiled> = ({ appeal, context }, project) => {
  mustExist(project);
  const data = { ...appeal, filedBy: context.actor.personId };
  const { open, filed } = project.appeals;
  const known = factWithId(filed, appeal.appealId);
  if (known !== null) {
    if (sameContent(known, data)) return [];
    throw violation('project.appeal-id-reused', { appealId: appeal.appealId });
  }
  if (open !== null) throw violation('project.appeal-open', { appealId: open.appealId });
  const { takenOn, appealBy } = mustStand(project, appeal.against);
  mustBeDated(appeal.filedOn, project, context);
  mustFollow(appeal.filedOn, takenOn);
  if (appeal.filedOn > appealBy && appeal.lateReason === null) {
    throw violation('project.appeal-late-without-reason', { appealBy });
  }
  return [{ type: 'AppealFiled', data }];
};
