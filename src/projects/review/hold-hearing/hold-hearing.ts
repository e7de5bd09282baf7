import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist, mustFollow } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import type { HearingHeld } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Hearing = Omit<HearingHeld['data'], 'submissionNo' | 'heldBy'>;

export class HoldHearing implements Command {
  constructor(
    readonly projectId: string,
    readonly hearing: Hearing,
    readonly context: CommandContext,
  ) {}
}

/** The investor is heard on the version in review, before a refusal. Known by its number; several are possible. */
export const holdHearing: Decide<HoldHearing, Project, HearingHeld> = ({ hearing, context }, project) => {
  mustExist(project);
  const { submissionNo, submission, hearings } = project.review;
  const data = { ...hearing, submissionNo, heldBy: context.actor.personId };
  const known = factWithId(hearings, hearing.hearingNo);
  if (known !== null) {
    if (sameContent(known, { ...data, submissionNo: known.submissionNo })) return [];
    throw violation('project.hearing-no-reused', { hearingNo: hearing.hearingNo });
  }
  mustBeActive(project);
  mustBeIn(project, ['review'], 'project.not-in-review');
  mustBeDated(hearing.heldOn, project, context);
  mustFollow(hearing.heldOn, submission?.submittedOn ?? null);
  return [{ type: 'HearingHeld', data }];
};
