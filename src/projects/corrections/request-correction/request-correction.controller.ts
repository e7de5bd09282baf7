import { Controller, Inject } from '@nestjs/common';
import { CORRECTION_REASONS } from '../../../kernel/reference/reason-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  ListOf,
  nested,
  OneOf,
  Text,
  Uuid,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { RECORD_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { RequestCorrection } from './request-correction.js';

const POINTER = {
  regex: /^(\/[A-Za-z0-9]+)*$/,
  detail: 'Expected a JSON Pointer into the data of the event, or nothing.',
};

export class RequestCorrectionBody {
  @BusinessId({ example: 'COR-2019-004' }) correctionId!: string;
  @Uuid({ example: '7c9e6679-7425-50de-944b-e07fc1f90ae7', description: 'The event whose figure was never true.' })
  eventId!: string;
  @Text({
    max: 200,
    pattern: POINTER,
    optional: true,
    example: '/amount/amount',
    description: 'JSON Pointer into its data. Left out, the whole fact never was.',
  })
  pointer?: string;
  @Text({ max: 500, optional: true, example: '300.00', description: 'What the register says there, as plain text.' })
  wrong?: string;
  @Text({ max: 500, optional: true, example: '30.00', description: 'What is true instead, as plain text.' })
  right?: string;
  @OneOf(CORRECTION_REASONS.codes, { example: 'decimal' }) reasonCode!: string;
  @Text({ ...REASON_TEXT, example: 'The payment order says 30.00; a zero was added' }) reasonText!: string;
  @ListOf(nested(DocumentBody), { min: 1, max: 20, description: 'What shows it.' }) evidence!: DocumentBody[];
  @BusinessDate({ example: '2019-08-20' }) requestedOn!: string;
}

@Controller('v1/projects/:projectId/correction-requests')
export class RequestCorrectionController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.request-correction',
    body: RequestCorrectionBody,
    ifMatch: 'optional',
    summary: 'Ask for a correction',
    description:
      'A figure or a date that was never true, or a fact that never was. The recorded event stays as it is; once another ' +
      'person approves, it is read with the right figure. What changed since is amended or revised, and a decision is ' +
      'annulled: neither is corrected.',
    problems: [
      ...RECORD_PROBLEMS,
      'project.correction-id-reused',
      'project.correction-target-unknown',
      'project.correction-target-void',
      'project.figure-not-correctable',
      'project.fact-not-voidable',
      'project.correction-of-another-value',
      'project.corrected-figure-invalid',
      'project.correction-changes-nothing',
      'project.correction-already-requested',
    ],
  })
  async ask(@CommandInput() request: CommandRequest<RequestCorrectionBody, 'projectId'>): Promise<Answer> {
    const { pointer = '', wrong = null, right = null, evidence, ...said } = request.body;
    const wish = { ...said, pointer, wrong, right, evidence: evidence.map(documentOf) };
    const command = new RequestCorrection(request.params.projectId, wish, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
