import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  ListOf,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { REASON_TEXT } from '../../shared-bodies.controller.js';
import { ReturnForRevision, type Return } from './return-for-revision.js';

/** RFC 6901, into the proposal: `/declared/landHa`. */
const POINTER = { regex: /^(?:\/(?:[^~/]|~[01])*)+$/, detail: 'Expected a JSON Pointer such as /declared/landHa.' };

class RemarkBody {
  @Text({ max: 200, pattern: POINTER, optional: true, example: '/declared/landHa' }) pointer?: string;
  @Text({ ...REASON_TEXT, example: 'Explain 1,200 ha for 10 MW' }) text!: string;
}

export class ReturnForRevisionBody {
  @OneOf(['formal', 'substantive'], { description: 'Line bodies return for form only.' }) kind!: Return['kind'];
  @ListOf(RemarkBody, { min: 1, max: 100 }) remarks!: RemarkBody[];
  @BusinessDate({ example: '2019-01-31' }) cureBy!: string;
  @BusinessDate({ example: '2018-12-20' }) returnedOn!: string;
}

@Controller('v1/projects/:projectId/returns')
export class ReturnForRevisionController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.return',
    body: ReturnForRevisionBody,
    ifMatch: 'required',
    summary: 'Return a proposal for revision',
    description: 'Defects that can be cured, and the time to cure them: no refusal.',
    problems: [
      ...STEP_PROBLEMS,
      'project.not-in-review',
      'project.reviewer-returns-formally-only',
      'project.cure-due-before-return',
    ],
  })
  async giveBack(@CommandInput() request: CommandRequest<ReturnForRevisionBody, 'projectId'>): Promise<Answer> {
    const command = new ReturnForRevision(request.params.projectId, returnOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function returnOf({ kind, remarks, cureBy, returnedOn }: ReturnForRevisionBody): Return {
  return {
    kind,
    remarks: remarks.map(({ pointer, text }) => ({ pointer: pointer ?? null, text })),
    cureBy,
    returnedOn,
  };
}
