import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { READ_POOL } from '../../../platform/platform.module.js';
import type { InstructionLine } from '../../domain/records/instruction-line.js';
import { bodyKey } from '../../domain/review/opinions.js';
import type { ListPage, OfProject, PlaceAsked, Stretch } from '../../listing.js';
import { inPlace, is, listingPage, OF_PROJECT, proofOf, type Condition, type Listing } from '../../listing.query.js';
import type { InstructionState } from './instructions-register.js';

export interface InstructionsAsked extends PlaceAsked {
  readonly dueBefore?: string;
  readonly state?: InstructionState;
  readonly body?: string;
}

export interface FoundInstruction extends OfProject {
  readonly dueOn: string;
  readonly meetingId: string;
  readonly instructionId: string;
  readonly instructions: readonly InstructionLine[];
}

export class ListInstructions extends Query<ListPage<FoundInstruction>> {
  constructor(
    readonly asked: InstructionsAsked,
    readonly stretch: Stretch,
  ) {
    super();
  }
}

@QueryHandler(ListInstructions)
export class ListInstructionsHandler implements IQueryHandler<ListInstructions> {
  constructor(@Inject(READ_POOL) private readonly pool: Pool) {}

  execute({ asked, stretch }: ListInstructions): Promise<ListPage<FoundInstruction>> {
    const { dueBefore, state, body } = asked;
    const conditions: (Condition | null)[] = [
      ...inPlace(asked),
      // What is overdue is open too.
      state === 'open' ? [`cell.state in ('open', 'overdue')`] : is('cell.state', state),
      is('cell.body', body && bodyKey(body)),
      dueBefore === undefined ? null : ['cell.due_on < ?', dueBefore],
    ];
    return listingPage<FoundInstruction>(this.pool, INSTRUCTIONS, conditions, stretch);
  }
}

const INSTRUCTIONS: Listing = {
  select: `
  select cell.due_on as "dueOn", cell.meeting_id as "meetingId", cell.instruction_id as "instructionId",
         row.instructions, ${OF_PROJECT}, ${proofOf('row')}
    from rm.instruction_lines cell
    join rm.project_instructions row on row.project_id = cell.project_id::uuid
    join rm.projects_list line on line.project_id = row.project_id`,
  order: ['cell.due_on', 'cell.project_id', 'cell.meeting_id', 'cell.instruction_id'],
};
