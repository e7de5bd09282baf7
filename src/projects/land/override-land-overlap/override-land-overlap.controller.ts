import { Controller, Inject } from '@nestjs/common';
import { CadastralNumber } from '../../../land-registry/index.js';
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
import { cadastralNumber, CadastralNumberField } from '../land.fields.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { REASON_TEXT } from '../../shared-bodies.controller.js';
import { OverrideLandOverlap } from './override-land-overlap.js';

export class OverrideLandOverlapBody {
  @BusinessId({ example: 'LO-1' }) overrideId!: string;
  @CadastralNumberField() cadastralNumber!: string;
  @ListOf(cadastralNumber(), { min: 1, max: 50, description: 'Parcels of other projects that it may overlap with.' })
  neighbours!: readonly string[];
  @BusinessDate({ example: '2019-03-22' }) overriddenOn!: string;
  @Text({ ...REASON_TEXT, example: 'The boundary in the cadastre is older than the survey' }) reason!: string;
}

@Controller('v1/projects/:projectId/land-overlap-overrides')
export class OverrideLandOverlapController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.override-land-overlap',
    body: OverrideLandOverlapBody,
    ifMatch: 'optional',
    summary: 'Let a parcel overlap with parcels of other projects',
    description: 'Rule X2. Who reserves the parcel afterwards is another person.',
    problems: [
      ...STEP_PROBLEMS.filter(code => code !== 'project.occurred-out-of-order'),
      'project.land-overlap-override-id-reused',
    ],
  })
  async override(@CommandInput() request: CommandRequest<OverrideLandOverlapBody, 'projectId'>): Promise<Answer> {
    const { overrideId, neighbours, overriddenOn, reason, ...body } = request.body;
    const number = CadastralNumber.parse(body.cadastralNumber);
    const named = neighbours.map(neighbour => CadastralNumber.parse(neighbour));
    const override = { overrideId, cadastralNumber: number, neighbours: named, overriddenOn, reason };
    const command = new OverrideLandOverlap(request.params.projectId, override, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
