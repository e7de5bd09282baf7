import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  answerPage,
  BusinessDate,
  OneOf,
  QueryInput,
  QueryRoute,
  sharedAnswer,
  Text,
  type Answer,
  type QueryRequest,
} from '../../../platform/http/index.js';
import { OF_PROJECT_EXAMPLE, OF_PROJECT_SCHEMA, pageOf, PlaceFilter, stretchOf } from '../../listing.controller.js';
import { projectAnswer, proofAnswer } from '../../listing.js';
import { instructionState, type InstructionState } from './instructions-register.js';
import { ListInstructions, type FoundInstruction } from './instructions-register.query.js';

const STATES = ['open', 'overdue', 'completed'] as const;
const day = { type: 'string', format: 'date' } as const;

const INSTRUCTION_LINE = {
  name: 'InstructionLine',
  schema: {
    type: 'object',
    properties: {
      ...OF_PROJECT_SCHEMA,
      meetingId: { type: 'string' },
      instructionId: { type: 'string' },
      text: { type: 'string' },
      ownerBody: { type: 'string' },
      givenOn: { ...day, description: 'The day of the meeting.' },
      dueOn: { ...day, description: 'As it stands, moved by holds.' },
      state: { type: 'string', enum: STATES },
      completedOn: { anyOf: [day, { type: 'null' }] },
    },
    required: ['project', 'region', 'meetingId', 'instructionId', 'text', 'ownerBody', 'givenOn', 'dueOn', 'state'],
  },
  example: {
    ...OF_PROJECT_EXAMPLE,
    meetingId: 'headquarters-2018-11-30',
    instructionId: 'I-1',
    text: 'Examine three sites near the substation',
    ownerBody: 'Land department',
    givenOn: '2018-11-30',
    dueOn: '2018-12-14',
    state: 'overdue',
    completedOn: null,
  },
} as const;

class InstructionsFilter extends PlaceFilter {
  @BusinessDate({ optional: true, example: '2019-01-01', description: 'Only what is due before this day.' })
  dueBefore?: string;
  @OneOf(STATES, {
    optional: true,
    description: '`open`: not completed. `overdue`: open, and the register noted that its day passed.',
  })
  state?: InstructionState;
  @Text({ max: 200, optional: true, example: 'Land department', description: 'The responsible body.' })
  body?: string;
}

@Controller('v1/instructions')
export class InstructionsRegisterController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'project.read',
    summary: 'List instructions of meetings, the earliest due first',
    description: 'Of all meetings about all projects, with the meeting each was given at.',
    query: InstructionsFilter,
    response: INSTRUCTION_LINE,
    readModels: ['instructions-register', 'projects-list'],
    paged: true,
  })
  async list(@QueryInput() request: QueryRequest<InstructionsFilter>): Promise<Answer> {
    const page = await sharedAnswer(request, async () => {
      const found = await this.queries.execute(new ListInstructions(request.query, stretchOf(request, 4)));
      return pageOf(request, found, instructionAnswer, ({ dueOn, projectId, meetingId, instructionId }) => [
        dueOn,
        projectId,
        meetingId,
        instructionId,
      ]);
    });
    return answerPage(request, page);
  }
}

function instructionAnswer(found: FoundInstruction): object {
  const { meetingId, instructionId, dueOn } = found;
  const line = found.instructions.find(one => one.meetingId === meetingId && one.instructionId === instructionId);
  const said =
    line === undefined
      ? { meetingId, instructionId, dueOn }
      : {
          meetingId,
          instructionId,
          text: line.text,
          ownerBody: line.ownerBody,
          givenOn: line.givenOn,
          dueOn,
          state: instructionState(line),
          completedOn: line.completedOn,
        };
  return { ...projectAnswer(found), ...said, ...proofAnswer(found) };
}
