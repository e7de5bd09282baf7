import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { MegawattsField, megawattsOf } from '../grid.fields.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { ConnectGrid } from './connect-grid.js';

export class ConnectGridBody {
  @Text({ max: 100, example: 'GC-2020-41' }) actNo!: string;
  @BusinessDate({ example: '2020-08-15' }) connectedOn!: string;
  @MegawattsField() capacityMw!: string;
}

@Controller('v1/projects/:projectId/grid-connections')
export class ConnectGridController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.connect-grid',
    body: ConnectGridBody,
    ifMatch: 'optional',
    summary: 'Record a connection to the grid',
    problems: [
      ...STEP_PROBLEMS,
      'project.grid-connection-act-reused',
      'project.grid-conditions-not-issued',
      'project.ppa-not-in-force',
    ],
  })
  async connect(@CommandInput() request: CommandRequest<ConnectGridBody, 'projectId'>): Promise<Answer> {
    const { actNo, connectedOn, capacityMw } = request.body;
    const connection = { actNo, connectedOn, capacityMw: megawattsOf(capacityMw) };
    const command = new ConnectGrid(request.params.projectId, connection, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
