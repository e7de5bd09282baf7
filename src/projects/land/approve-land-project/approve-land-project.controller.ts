import { Controller, Inject } from '@nestjs/common';
import { Area } from '../../../kernel/quantities/area.js';
import { CadastralNumber } from '../../../land-registry/index.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  ListOf,
  Nested,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { CadastralNumberField, HectaresField } from '../land.fields.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf } from '../../shared-bodies.controller.js';
import { ApproveLandProject } from './approve-land-project.js';

export class SurveyedParcelBody {
  @CadastralNumberField() cadastralNumber!: string;
  @HectaresField({ description: 'As surveyed.' }) landHa!: string;
}

export class ApproveLandProjectBody {
  @Text({ max: 100, example: 'LP-2019-8' }) number!: string;
  @BusinessDate({ example: '2019-05-02' }) approvedOn!: string;
  @ListOf(SurveyedParcelBody, { min: 1, max: 50 }) parcels!: readonly SurveyedParcelBody[];
  @Nested(DocumentBody) document!: DocumentBody;
}

@Controller('v1/projects/:projectId/land-projects')
export class ApproveLandProjectController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.approve-land-project',
    body: ApproveLandProjectBody,
    ifMatch: 'optional',
    summary: 'Approve the land management project: what was surveyed',
    problems: [
      ...STEP_PROBLEMS,
      'project.land-before-approval-date',
      'project.land-project-id-reused',
      'project.land-without-positive-conclusion',
      'project.land-conclusion-expired',
      'project.land-parcel-repeated',
    ],
  })
  async approve(@CommandInput() request: CommandRequest<ApproveLandProjectBody, 'projectId'>): Promise<Answer> {
    const { number, approvedOn, parcels, document } = request.body;
    const surveyed = parcels.map(({ cadastralNumber, landHa }) => ({
      cadastralNumber: CadastralNumber.parse(cadastralNumber),
      landHa: Area.parse(landHa).toJson(),
    }));
    const landProject = { number, approvedOn, parcels: surveyed, document: documentOf(document) };
    const command = new ApproveLandProject(request.params.projectId, landProject, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
