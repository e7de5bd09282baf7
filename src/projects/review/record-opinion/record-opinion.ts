import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist, mustFollow } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import { opinionId, type Opinion } from '../../domain/review/opinions.js';
import type { AgencyOpinionRecorded } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type OpinionGiven = Omit<Opinion, 'submissionNo' | 'givenBy'>;

export class RecordOpinion implements Command {
  constructor(
    readonly projectId: string,
    readonly opinion: OpinionGiven,
    readonly context: CommandContext,
  ) {}
}

/**
 * What a line body thinks of the version in review, one opinion of each body. It advises: the council may approve
 * against a negative one. A body that nobody asked may speak too.
 */
export const recordOpinion: Decide<RecordOpinion, Project, AgencyOpinionRecorded> = ({ opinion, context }, project) => {
  mustExist(project);
  const { submissionNo, submission, opinions } = project.review;
  const data = { ...opinion, submissionNo, givenBy: context.actor.personId };
  const known = factWithId(opinions.answers, opinionId(submissionNo, opinion.body));
  if (known !== null) {
    if (sameContent(known, data)) return [];
    throw violation('project.opinion-already-recorded', { body: known.body });
  }
  mustBeActive(project);
  mustBeIn(project, ['review'], 'project.not-in-review');
  mustBeDated(opinion.givenOn, project, context);
  mustFollow(opinion.givenOn, submission?.submittedOn ?? null);
  mustAgreeWithItself(opinion);
  return [{ type: 'AgencyOpinionRecorded', data }];
};

/** Conditions belong to a conditional opinion, reasons to a negative one (C6). */
function mustAgreeWithItself({ verdict, conditions, reasonCode, reasonText }: OpinionGiven): void {
  if ((verdict === 'conditional') !== conditions.length > 0) throw violation('project.opinion-contradicts-itself');
  const negative = verdict === 'negative';
  if ((reasonCode !== null) !== negative || (reasonText !== null) !== negative) {
    throw violation('project.opinion-unreasoned');
  }
}
