import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist, mustFollow } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import { opinionId } from '../../domain/review/opinions.js';
import type { AgencyOpinionRequested } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type OpinionAsked = Pick<AgencyOpinionRequested['data'], 'body' | 'requestedOn' | 'dueOn'>;

export class RequestOpinion implements Command {
  constructor(
    readonly projectId: string,
    readonly asked: OpinionAsked,
    readonly context: CommandContext,
  ) {}
}

/**
 * Asks a line body about the version in review; from then on the approval waits for it. Where nobody was asked, no
 * opinion is mandatory. A new version after a return asks anew: a body that never answers holds up one version only.
 */
export const requestOpinion: Decide<RequestOpinion, Project, AgencyOpinionRequested> = (
  { asked, context },
  project,
) => {
  mustExist(project);
  const { submissionNo, submission, opinions } = project.review;
  const data = { ...asked, submissionNo, requestedBy: context.actor.personId };
  const known = factWithId(opinions.requests, opinionId(submissionNo, asked.body));
  if (known !== null) {
    if (sameContent(known, data)) return [];
    throw violation('project.opinion-already-requested', { body: known.body });
  }
  mustBeActive(project);
  mustBeIn(project, ['review'], 'project.not-in-review');
  mustBeDated(asked.requestedOn, project, context);
  mustFollow(asked.requestedOn, submission?.submittedOn ?? null);
  if (asked.dueOn !== null && asked.dueOn < asked.requestedOn) throw violation('project.opinion-due-before-request');
  return [{ type: 'AgencyOpinionRequested', data }];
};
