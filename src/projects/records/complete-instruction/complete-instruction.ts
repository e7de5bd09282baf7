import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustExist, mustFollow, mustNotBeInTheFuture } from '../../domain/common-rules.js';
import { mustLeaveWhatIsPublished } from '../../domain/corrections/period-lock.js';
import { factWithId } from '../../domain/facts.js';
import { instructionKey } from '../../domain/records/instructions.js';
import { sameExcept } from '../../domain/json.js';
import type { InstructionCompleted } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Completion = Omit<InstructionCompleted['data'], 'completedBy'>;

export class CompleteInstruction implements Command {
  constructor(
    readonly projectId: string,
    readonly completion: Completion,
    readonly context: CommandContext,
  ) {}
}

/** What a meeting asked for is done, in time or late. Meetings may precede the proposal, so may this (C5). */
export const completeInstruction: Decide<CompleteInstruction, Project, InstructionCompleted> = (
  { completion, context },
  project,
) => {
  mustExist(project);
  const data: InstructionCompleted['data'] = { ...completion, completedBy: context.actor.personId };
  const { meetingId, instructionId, completedOn } = completion;
  const instruction = factWithId(project.instructions, instructionKey(completion));
  if (instruction === null) throw violation('project.instruction-unknown', { meetingId, instructionId });
  if (instruction.completion !== null) {
    if (sameExcept(instruction.completion, data, 'completedBy')) return [];
    throw violation('project.instruction-already-completed', { completedOn: instruction.completion.completedOn });
  }
  mustBeActive(project);
  mustNotBeInTheFuture(completedOn, context);
  mustLeaveWhatIsPublished(completedOn, project, context);
  mustFollow(completedOn, instruction.givenOn);
  return [{ type: 'InstructionCompleted', data }];
};
