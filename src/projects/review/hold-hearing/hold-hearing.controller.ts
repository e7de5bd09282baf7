import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  Nested,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { HoldHearing, type Hearing } from './hold-hearing.js';

export class HoldHearingBody {
  @BusinessId({ example: 'H-12' }) hearingNo!: string;
  @BusinessDate({ example: '2019-02-08' }) heldOn!: string;
  @OneOf(['in_person', 'video_link', 'written']) form!: Hearing['form'];
  @Text({ ...REASON_TEXT, example: 'The investor asks for a smaller plot in the same district' })
  investorPosition!: string;
  @Nested(DocumentBody) protocol!: DocumentBody;
}

@Controller('v1/projects/:projectId/hearings')
export class HoldHearingController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.hold-hearing',
    body: HoldHearingBody,
    ifMatch: 'optional',
    summary: 'Record a hearing',
    description: 'The investor is heard before an unfavourable decision; a rejection refers to it by its number.',
    problems: [...STEP_PROBLEMS, 'project.not-in-review', 'project.hearing-no-reused'],
  })
  async hold(@CommandInput() request: CommandRequest<HoldHearingBody, 'projectId'>): Promise<Answer> {
    const { hearingNo, heldOn, form, investorPosition, protocol } = request.body;
    const hearing = { hearingNo, heldOn, form, investorPosition, protocol: documentOf(protocol) };
    const command = new HoldHearing(request.params.projectId, hearing, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
