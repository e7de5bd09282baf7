import { Controller, Inject } from '@nestjs/common';
import { CadastralNumber } from '../../../land-registry/index.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  ListOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { cadastralNumber } from '../land.fields.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { RegisterLandRight } from './register-land-right.js';

export class RegisterLandRightBody {
  @Text({ max: 100, example: 'RR-2019-9931' }) registrationNo!: string;
  @BusinessDate({ example: '2019-06-10' }) registeredOn!: string;
  @ListOf(cadastralNumber(), { min: 1, max: 50, unique: true }) cadastralNumbers!: readonly string[];
}

@Controller('v1/projects/:projectId/land-rights')
export class RegisterLandRightController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.register-land-right',
    body: RegisterLandRightBody,
    ifMatch: 'optional',
    summary: 'Record that the right to land was registered',
    problems: [
      ...STEP_PROBLEMS,
      'project.land-before-approval-date',
      'project.land-registration-id-reused',
      'project.parcel-not-allocated',
    ],
  })
  async register(@CommandInput() request: CommandRequest<RegisterLandRightBody, 'projectId'>): Promise<Answer> {
    const { registrationNo, registeredOn, cadastralNumbers } = request.body;
    const right = {
      registrationNo,
      registeredOn,
      cadastralNumbers: cadastralNumbers.map(CadastralNumber.parse).sort(),
    };
    const command = new RegisterLandRight(request.params.projectId, right, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
