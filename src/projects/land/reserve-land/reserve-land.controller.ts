import { Controller, Inject } from '@nestjs/common';
import { Area } from '../../../kernel/quantities/area.js';
import { CadastralNumber } from '../../../land-registry/index.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { CadastralNumberField, HectaresField } from '../land.fields.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { ReserveLand } from './reserve-land.js';

export class ReserveLandBody {
  @CadastralNumberField()
  cadastralNumber!: string;

  @HectaresField()
  landHa!: string;

  @BusinessDate({ example: '2019-03-25' })
  reservedOn!: string;

  @BusinessDate({ example: '2019-09-25' })
  reservedUntil!: string;
}

@Controller('v1/projects/:projectId/land-reservations')
export class ReserveLandController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.reserve-land',
    body: ReserveLandBody,
    ifMatch: 'required',
    summary: 'Reserve a parcel for the project',
    problems: [
      ...STEP_PROBLEMS,
      'project.land-not-requested',
      'project.land-before-approval',
      'project.land-before-approval-date',
      'project.land-reservation-ends-before-start',
      'project.land-beyond-approved',
      'project.land-limit-override-by-same-person',
      'project.land-overlaps-held',
      'project.land-overlap-override-by-same-person',
      'project.parcel-already-reserved',
      'project.parcel-already-allocated',
      'project.land-reservation-lapsed',
      'parcel.not-registered',
      'parcel.held-by-another-project',
      'parcel.earlier-reservation-unfinished',
      'parcel.area-exceeded',
    ],
  })
  async reserve(@CommandInput() request: CommandRequest<ReserveLandBody, 'projectId'>): Promise<Answer> {
    const { body, params, context } = request;
    const command = new ReserveLand(
      params.projectId,
      CadastralNumber.parse(body.cadastralNumber),
      Area.parse(body.landHa).toJson(),
      body.reservedOn,
      body.reservedUntil,
      context,
    );
    return answerCommand(request, await this.commands.send(command));
  }
}
