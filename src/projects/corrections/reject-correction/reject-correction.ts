import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { isPerson, mustBeDated, mustExist, mustFollow } from '../../domain/common-rules.js';
import type { CorrectionRejected } from '../../domain/corrections/corrections.events.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export class RejectCorrection implements Command {
  constructor(
    readonly projectId: string,
    readonly rejection: Omit<CorrectionRejected['data'], 'rejectedBy'>,
    readonly context: CommandContext,
  ) {}
}

/** What was recorded stands. Another person than who asked decides (X5); the figure may be asked about again. */
export const rejectCorrection: Decide<RejectCorrection, Project, CorrectionRejected> = (
  { rejection, context },
  project,
) => {
  mustExist(project);
  const { correctionId, rejectedOn } = rejection;
  const request = factWithId(project.corrections.requested, correctionId);
  if (request === null) throw violation('project.correction-not-requested', { correctionId });
  const data: CorrectionRejected['data'] = { ...rejection, rejectedBy: context.actor.personId };
  const known = factWithId(project.corrections.rejected, correctionId);
  if (known !== null && sameContent(known, data)) return [];
  if (known !== null || factWithId(project.corrections.corrected, correctionId) !== null)
    throw violation('project.correction-already-decided', { correctionId });
  if (isPerson(context, request.requestedBy)) throw violation('project.correction-decided-by-requester');
  mustBeDated(rejectedOn, project, context);
  mustFollow(rejectedOn, request.requestedOn);
  return [{ type: 'CorrectionRejected', data }];
};
