import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustExist, mustFollowLastTransition } from '../../domain/common-rules.js';
import { factWithId } from '../../domain/facts.js';
import { sameExcept } from '../../domain/json.js';
import type { MemorandumSigned } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Memorandum = Omit<MemorandumSigned['data'], 'recordedBy'>;

export class SignMemorandum implements Command {
  constructor(
    readonly projectId: string,
    readonly memorandum: Memorandum,
    readonly context: CommandContext,
  ) {}
}

/**
 * An understanding between parties, by its paper; it decides nothing, so it has no number of a decision. The first takes
 * a proposal into negotiation (domain.md c.2), and is then a step of the stage line: not dated before it.
 */
export const signMemorandum: Decide<SignMemorandum, Project, MemorandumSigned> = ({ memorandum, context }, project) => {
  mustExist(project);
  const data: MemorandumSigned['data'] = { ...memorandum, recordedBy: context.actor.personId };
  const { memorandumId, signedOn, validUntil } = memorandum;
  const known = factWithId(project.participants.memoranda, memorandumId);
  if (known !== null) {
    if (sameExcept(known, data, 'recordedBy')) return [];
    throw violation('project.memorandum-id-reused', { memorandumId });
  }
  mustBeActive(project);
  mustBeDated(signedOn, project, context);
  if (project.stage === 'proposed') mustFollowLastTransition(signedOn, project);
  if (validUntil !== null && validUntil < signedOn) throw violation('project.memorandum-expires-before-signing');
  return [{ type: 'MemorandumSigned', data }];
};
