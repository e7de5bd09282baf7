import { Controller, Inject } from '@nestjs/common';
import { PERMIT_TYPES } from '../../../kernel/reference/permit-types.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  Nested,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import type { PermitKind } from '../../domain/project.events.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf } from '../../shared-bodies.controller.js';
import { RecordPermit, type Permit } from './record-permit.js';

export class RecordPermitBody {
  @OneOf(PERMIT_TYPES.codes, { example: 'apz' }) kind!: PermitKind;
  @Text({ max: 100, example: 'APZ-311' }) number!: string;
  @BusinessDate({ example: '2019-05-27' }) issuedOn!: string;
  @Text({ max: 300, example: 'Architecture department of Baidibek district' }) issuer!: string;
  @BusinessDate({ optional: true, example: '2022-05-27' }) validUntil?: string;
  @Nested(DocumentBody, { optional: true }) document?: DocumentBody;
}

@Controller('v1/projects/:projectId/permits')
export class RecordPermitController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.record-permit',
    body: RecordPermitBody,
    ifMatch: 'optional',
    summary: 'Record a permit',
    description: 'A permit is known by its kind and number. Those that have to come first must be recorded already.',
    problems: [
      ...STEP_PROBLEMS,
      'project.permit-id-reused',
      'project.permit-before-approval',
      'project.permit-out-of-order',
      'project.permit-expires-before-issue',
    ],
  })
  async record(@CommandInput() request: CommandRequest<RecordPermitBody, 'projectId'>): Promise<Answer> {
    const command = new RecordPermit(request.params.projectId, permitOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function permitOf({ kind, number, issuedOn, issuer, validUntil, document }: RecordPermitBody): Permit {
  return {
    kind,
    number,
    issuedOn,
    issuer,
    validUntil: validUntil ?? null,
    document: document === undefined ? null : documentOf(document),
  };
}
