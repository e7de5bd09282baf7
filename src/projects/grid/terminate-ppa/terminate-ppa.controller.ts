import { Controller, Inject } from '@nestjs/common';
import { PPA_TERMINATION_GROUNDS } from '../../../kernel/reference/grid-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { REASON_TEXT } from '../../shared-bodies.controller.js';
import { TerminatePpa, type PpaTermination } from './terminate-ppa.js';

export class TerminatePpaBody {
  @Text({ max: 100, example: 'PPA-2019-17' }) number!: string;
  @BusinessDate({ example: '2022-01-15' }) terminatedOn!: string;
  @OneOf(['buyer', 'seller', 'both', 'court'], { example: 'buyer' }) initiator!: PpaTermination['initiator'];
  @OneOf(PPA_TERMINATION_GROUNDS.codes, { example: 'late_commissioning' }) reasonCode!: string;
  @Text({ ...REASON_TEXT, example: 'The plant was not in operation by the day agreed' }) reasonText!: string;
}

@Controller('v1/projects/:projectId/ppa-terminations')
export class TerminatePpaController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.terminate-ppa',
    body: TerminatePpaBody,
    ifMatch: 'optional',
    summary: 'Record the end of a power purchase agreement',
    description: 'Possible on a project that is over too.',
    problems: [...STEP_PROBLEMS.filter(code => code !== 'project.is-over'), 'project.ppa-not-in-force'],
  })
  async terminate(@CommandInput() request: CommandRequest<TerminatePpaBody, 'projectId'>): Promise<Answer> {
    const { number, terminatedOn, initiator, reasonCode, reasonText } = request.body;
    const termination = { number, terminatedOn, initiator, reasonCode, reasonText };
    const command = new TerminatePpa(request.params.projectId, termination, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
