import { Controller, Inject } from '@nestjs/common';
import { LAND_NOTICE_GROUNDS } from '../../../kernel/reference/land-taking.js';
import { CadastralNumber } from '../../../land-registry/index.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  ListOf,
  Nested,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import type { LandNoticeGround } from '../../domain/project.events.js';
import { cadastralNumber } from '../land.fields.js';
import { HOLD_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { IssueLandNotice } from './issue-land-notice.js';

export class IssueLandNoticeBody {
  @Text({ max: 100, example: 'LI-2021-3' }) orderNo!: string;
  @OneOf(LAND_NOTICE_GROUNDS.codes) ground!: LandNoticeGround;
  @ListOf(cadastralNumber(), { min: 1, max: 50, unique: true }) cadastralNumbers!: readonly string[];
  @BusinessDate({ example: '2020-10-05' }) issuedOn!: string;
  @BusinessDate({ example: '2021-10-05', description: 'At least a year later, three months for misuse.' })
  cureBy!: string;
  @Text({ ...REASON_TEXT, example: 'No works were seen on the site' }) reasonText!: string;
  @Nested(DocumentBody) document!: DocumentBody;
}

@Controller('v1/projects/:projectId/land-notices')
export class IssueLandNoticeController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.issue-land-notice',
    body: IssueLandNoticeBody,
    ifMatch: 'optional',
    summary: 'Order the holder to use the land, or to use it as granted',
    description: 'Possible while the project is suspended.',
    problems: [
      ...HOLD_PROBLEMS,
      'project.land-before-approval-date',
      'project.parcel-not-allocated',
      'project.land-notice-id-reused',
      'project.land-notice-cure-too-short',
    ],
  })
  async issue(@CommandInput() request: CommandRequest<IssueLandNoticeBody, 'projectId'>): Promise<Answer> {
    const { orderNo, ground, cadastralNumbers, issuedOn, cureBy, reasonText, document } = request.body;
    const parcels = cadastralNumbers.map(CadastralNumber.parse).sort();
    const order = { orderNo, ground, cadastralNumbers: parcels, issuedOn, cureBy, reasonText };
    const notice = { ...order, document: documentOf(document) };
    const command = new IssueLandNotice(request.params.projectId, notice, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
