import { Controller, Inject } from '@nestjs/common';
import { LAND_RELEASE_REASONS } from '../../../kernel/reference/reason-codes.js';
import { CadastralNumber } from '../../../land-registry/index.js';
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
import { cadastralNumber } from '../land.fields.js';
import { REASON_TEXT } from '../../shared-bodies.controller.js';
import { ReleaseLand } from './release-land.js';

export class ReleaseLandBody {
  @ListOf(cadastralNumber(), { min: 1, max: 50, unique: true, description: 'Whole parcels, reserved or allocated.' })
  cadastralNumbers!: readonly string[];

  @BusinessDate({ example: '2019-06-20' })
  releasedOn!: string;

  @OneOf(LAND_RELEASE_REASONS.codes)
  reasonCode!: string;

  @Text({ ...REASON_TEXT, example: 'The investor needs less land than was reserved' })
  reasonText!: string;
}

@Controller('v1/projects/:projectId/land-releases')
export class ReleaseLandController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.release-land',
    body: ReleaseLandBody,
    ifMatch: 'required',
    summary: 'Give parcels back',
    problems: [
      'project.not-registered',
      'project.is-suspended',
      'project.dated-in-the-future',
      'project.dated-before-proposal',
      'project.occurred-out-of-order',
      'project.period-is-published',
      'project.period-override-by-same-person',
      'project.land-before-approval-date',
      'project.parcel-not-held',
    ],
  })
  async release(@CommandInput() request: CommandRequest<ReleaseLandBody, 'projectId'>): Promise<Answer> {
    const { body, params, context } = request;
    const command = new ReleaseLand(
      params.projectId,
      body.cadastralNumbers.map(CadastralNumber.parse),
      body.releasedOn,
      body.reasonCode,
      body.reasonText,
      context,
    );
    return answerCommand(request, await this.commands.send(command));
  }
}
