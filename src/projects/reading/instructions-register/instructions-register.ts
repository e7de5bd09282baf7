import { Kato } from '../../../kernel/reference/kato.js';
import { instructionsAfter, type InstructionLine } from '../../domain/records/instruction-line.js';
import { bodyKey } from '../../domain/review/opinions.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { heldSinceAfter } from '../../domain/stage-line.js';

/** What meetings about a project asked bodies to do; the lines of the register are made of it. */
export interface ProjectInstructions {
  readonly projectId: string;
  readonly region: string;
  /** `none` where the site names a whole region. */
  readonly district: string;
  /** First day of the hold, while there is one: it stops the terms. */
  readonly heldSince: string | null;
  readonly instructions: readonly InstructionLine[];
}

/** The types that change an instruction. */
export const INSTRUCTION_TYPES = [
  'ProposalRegistered',
  'MeetingRecorded',
  'InstructionCompleted',
  'InstructionOverdueNoted',
  'ProjectSuspended',
  'ProjectResumed',
  'FigureCorrected',
] as const satisfies readonly ProjectEvent['type'][];

export function projectInstructions(
  row: ProjectInstructions | undefined,
  event: ProjectEvent,
): ProjectInstructions | undefined {
  if (event.type === 'ProposalRegistered') {
    const place = Kato.placeOf(event.data.site.kato as Kato);
    return { projectId: event.data.projectId, ...place, heldSince: null, instructions: [] };
  }
  if (row === undefined) return undefined;
  const instructions = instructionsAfter(row.instructions, event, row.heldSince);
  const heldSince = heldSinceAfter(row.heldSince, event);
  return instructions === row.instructions && heldSince === row.heldSince ? row : { ...row, heldSince, instructions };
}

export type InstructionState = 'open' | 'overdue' | 'completed';

/** `overdue`: nobody has completed it and the register noted that its day passed. */
export function instructionState({ completedOn, overdueNoted }: InstructionLine): InstructionState {
  if (completedOn !== null) return 'completed';
  return overdueNoted ? 'overdue' : 'open';
}

/** Dimensions of a line, in the order that the list is read: its primary key is the index of the cursor. */
export const INSTRUCTION_DIMENSIONS = [
  'dueOn',
  'projectId',
  'meetingId',
  'instructionId',
  'body',
  'state',
  'region',
  'district',
] as const;

/** A line for each instruction: not a sum, but kept like one, from the difference of the row before and after. */
export function instructionLines({ projectId, region, district, instructions }: ProjectInstructions) {
  return instructions.map(line => ({
    dimensions: {
      dueOn: line.dueOn,
      projectId,
      meetingId: line.meetingId,
      instructionId: line.instructionId,
      body: bodyKey(line.ownerBody),
      state: instructionState(line),
      region,
      district,
    },
    measures: { instructions: 1n },
  }));
}
