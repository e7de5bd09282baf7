import { Controller, Inject } from '@nestjs/common';
import type { RecordedFact } from '../../../kernel/eventsourcing/accepted.js';
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
import type { GridConditionsIssued } from '../../domain/project.events.js';
import { KilovoltsField, kilovoltsOf, MegawattsField, megawattsOf } from '../grid.fields.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { RecordGridConditions, type GridConditions } from './record-grid-conditions.js';

export class RecordGridConditionsBody {
  @Text({ max: 100, example: 'TU-2019-88' }) number!: string;
  @Text({ max: 300, example: 'Regional electric grid company' }) operator!: string;
  @MegawattsField({ description: 'What the grid takes.' }) capacityMw!: string;
  @Text({ max: 300, example: 'Substation Shayan, 110 kV busbar' }) point!: string;
  @KilovoltsField() voltageKv!: string;
  @BusinessDate({ example: '2019-06-03' }) issuedOn!: string;
  @BusinessDate({ optional: true, example: '2022-06-03' }) validUntil?: string;
}

@Controller('v1/projects/:projectId/grid-conditions')
export class RecordGridConditionsController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.record-grid-conditions',
    body: RecordGridConditionsBody,
    ifMatch: 'optional',
    summary: 'Record grid conditions',
    description: 'Begins the grid track: from here on operation waits for the connection.',
    problems: [
      ...STEP_PROBLEMS,
      'project.grid-conditions-number-reused',
      'project.grid-conditions-expire-before-issue',
    ],
  })
  async record(@CommandInput() request: CommandRequest<RecordGridConditionsBody, 'projectId'>): Promise<Answer> {
    const command = new RecordGridConditions(request.params.projectId, conditionsOf(request.body), request.context);
    const accepted = await this.commands.send(command);
    return answerCommand(request, accepted, { warnings: accepted.facts.flatMap(shortfallIn) });
  }
}

function conditionsOf(body: RecordGridConditionsBody): GridConditions {
  const { number, operator, capacityMw, point, voltageKv, issuedOn, validUntil } = body;
  return {
    number,
    operator,
    capacityMw: megawattsOf(capacityMw),
    point,
    voltageKv: kilovoltsOf(voltageKv),
    issuedOn,
    validUntil: validUntil ?? null,
  };
}

function shortfallIn({ type, data }: RecordedFact): readonly { readonly code: string; readonly detail: string }[] {
  if (type !== 'GridConditionsIssued') return [];
  const { shortfall } = data as GridConditionsIssued['data'];
  if (shortfall === null) return [];
  const { plannedMw, missingMw } = shortfall;
  return [
    {
      code: 'GRID_BELOW_PLAN',
      detail: `The grid takes ${missingMw} MW less than the ${plannedMw} MW that are planned.`,
    },
  ];
}
