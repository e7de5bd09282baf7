import { Controller, Inject } from '@nestjs/common';
import { Area } from '../../../kernel/quantities/area.js';
import { LAND_RIGHTS } from '../../../kernel/reference/land-rights.js';
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
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import type { LandRightKind } from '../../domain/project.events.js';
import { CadastralNumberField, HectaresField } from '../land.fields.js';
import { DecisionBody, decisionOf } from '../../shared-bodies.controller.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { AllocateLand } from './allocate-land.js';

export class AllocatedParcelBody {
  @CadastralNumberField()
  cadastralNumber!: string;

  @HectaresField()
  landHa!: string;
}

export class AllocateLandBody {
  @Nested(DecisionBody)
  decision!: DecisionBody;

  @ListOf(AllocatedParcelBody, { min: 1, max: 50 })
  parcels!: readonly AllocatedParcelBody[];

  @OneOf(LAND_RIGHTS.codes)
  right!: LandRightKind;

  @BusinessDate({ example: '2019-06-01' })
  termFrom!: string;

  @BusinessDate({ example: '2044-05-31', optional: true })
  termTo?: string;

  @BusinessDate({ optional: true, example: '2022-05-15', description: 'Absent: three years from the decision.' })
  developBy?: string;
}

@Controller('v1/projects/:projectId/land-allocations')
export class AllocateLandController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.allocate-land',
    body: AllocateLandBody,
    ifMatch: 'required',
    summary: 'Allocate reserved parcels by decision of the akimat',
    problems: [
      ...STEP_PROBLEMS,
      'project.actor-not-among-signers',
      'project.parcel-not-reserved',
      'project.land-beyond-reservation',
      'project.land-beyond-survey',
      'project.farmland-for-foreign-investor',
      'project.land-reservation-expired',
      'project.land-before-approval',
      'project.land-before-approval-date',
      'project.land-parcel-repeated',
      'project.land-term-ends-before-start',
      'project.land-without-positive-conclusion',
      'project.land-conclusion-expired',
      'project.land-decided-by-secretary',
      'project.land-beyond-approved',
      'project.land-limit-override-by-same-person',
      'project.land-decision-id-reused',
    ],
  })
  async allocate(@CommandInput() request: CommandRequest<AllocateLandBody, 'projectId'>): Promise<Answer> {
    const { body, params, context } = request;
    const command = new AllocateLand(
      params.projectId,
      decisionOf(body.decision),
      body.parcels.map(({ cadastralNumber, landHa }) => ({
        cadastralNumber: CadastralNumber.parse(cadastralNumber),
        landHa: Area.parse(landHa).toJson(),
      })),
      body.right,
      body.termFrom,
      body.termTo ?? null,
      body.developBy ?? null,
      context,
    );
    return answerCommand(request, await this.commands.send(command));
  }
}
