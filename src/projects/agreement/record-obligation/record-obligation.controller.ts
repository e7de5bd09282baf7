import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  ListOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { MetricField, metricOf } from '../agreement-terms.controller.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf } from '../../shared-bodies.controller.js';
import { RecordObligation, type Finding } from './record-obligation.js';

export class RecordObligationBody {
  @Text({ max: 100, example: 'IC-2019-31' }) agreementNo!: string;
  @BusinessId({ example: 'jobs' }) code!: string;
  @MetricField({ description: 'What was found.' }) actual!: string;
  @BusinessDate({ example: '2021-04-15' }) verifiedOn!: string;
  @ListOf(DocumentBody, { min: 1, max: 50, description: 'What the finding rests on.' }) evidence!: DocumentBody[];
}

const PROBLEMS = [
  ...STEP_PROBLEMS,
  'project.obligation-judged-otherwise',
  'project.agreement-not-in-force',
  'project.obligation-unknown',
  'project.obligation-not-overdue',
];

/** Two collections, each of one type of fact, and one decision. */
@Controller('v1/projects/:projectId')
export class RecordObligationController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    path: 'obligations-met',
    action: 'project.record-obligation',
    body: RecordObligationBody,
    ifMatch: 'optional',
    summary: 'Record a counter-obligation as met',
    problems: PROBLEMS,
  })
  async met(@CommandInput() request: CommandRequest<RecordObligationBody, 'projectId'>): Promise<Answer> {
    return this.#record('met', request);
  }

  @CommandRoute({
    path: 'obligations-breached',
    action: 'project.record-obligation',
    body: RecordObligationBody,
    ifMatch: 'optional',
    summary: 'Record a counter-obligation as breached',
    problems: PROBLEMS,
  })
  async breached(@CommandInput() request: CommandRequest<RecordObligationBody, 'projectId'>): Promise<Answer> {
    return this.#record('breached', request);
  }

  async #record(
    outcome: 'met' | 'breached',
    request: CommandRequest<RecordObligationBody, 'projectId'>,
  ): Promise<Answer> {
    const finding = findingOf(request.body);
    const command = new RecordObligation(request.params.projectId, outcome, finding, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function findingOf({ agreementNo, code, actual, verifiedOn, evidence }: RecordObligationBody): Finding {
  return { agreementNo, code, actual: metricOf(actual), verifiedOn, evidence: evidence.map(documentOf) };
}
