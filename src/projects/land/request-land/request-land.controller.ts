import { Controller, Inject } from '@nestjs/common';
import { Area } from '../../../kernel/quantities/area.js';
import { LAND_RIGHTS } from '../../../kernel/reference/land-rights.js';
import { CadastralNumber } from '../../../land-registry/index.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  IntegerField,
  ListOf,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import type { LandRequested, LandRightKind } from '../../domain/project.events.js';
import { cadastralNumber, HectaresField } from '../land.fields.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { RequestLand } from './request-land.js';

type LegalBasis = LandRequested['data']['legalBasis'];
const LEGAL_BASES: readonly LegalBasis[] = ['no_auction_investment_project', 'auction'];

export class RequestLandBody {
  @BusinessId({ example: 'L-2019-14' })
  requestNo!: string;

  @BusinessDate({ example: '2019-03-11' })
  requestedOn!: string;

  @HectaresField()
  landHa!: string;

  @Text({ max: 300, example: 'Solar power plant' })
  purpose!: string;

  @OneOf(LAND_RIGHTS.codes)
  right!: LandRightKind;

  @IntegerField({ min: 1, max: 99, optional: true, description: 'Years of a lease.' })
  termYears?: number;

  @OneOf(LEGAL_BASES, { description: 'Land Code art. 48: at auction, or without one for an investment project.' })
  legalBasis!: LegalBasis;

  @ListOf(cadastralNumber(), { max: 50, unique: true, optional: true })
  candidateParcels?: readonly string[];
}

@Controller('v1/projects/:projectId/land-requests')
export class RequestLandController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.request-land',
    body: RequestLandBody,
    ifMatch: 'optional',
    summary: 'Ask for land',
    problems: [
      ...STEP_PROBLEMS,
      'project.land-before-approval',
      'project.land-before-approval-date',
      'project.land-beyond-approved',
      'project.land-limit-override-by-same-person',
      'project.land-request-id-reused',
    ],
  })
  async request(@CommandInput() request: CommandRequest<RequestLandBody, 'projectId'>): Promise<Answer> {
    const { body, params, context } = request;
    const { requestNo, requestedOn, purpose, right, legalBasis } = body;
    const asked: LandRequested['data'] = {
      requestNo,
      requestedOn,
      landHa: Area.parse(body.landHa).toJson(),
      purpose,
      right,
      termYears: body.termYears ?? null,
      legalBasis,
      candidateParcels: (body.candidateParcels ?? []).map(CadastralNumber.parse),
    };
    return answerCommand(request, await this.commands.send(new RequestLand(params.projectId, asked, context)));
  }
}
