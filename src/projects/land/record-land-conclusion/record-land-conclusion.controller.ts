import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  IntegerField,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { RecordLandConclusion } from './record-land-conclusion.js';

export class RecordLandConclusionBody {
  @OneOf(['positive', 'negative'])
  outcome!: 'positive' | 'negative';

  @Text({ max: 100, example: 'LC-14' })
  protocolNo!: string;

  @BusinessDate({ example: '2019-04-10' })
  concludedOn!: string;

  @IntegerField({ min: 0, max: 100, optional: true, example: 7 })
  votesFor?: number;

  @IntegerField({ min: 0, max: 100, optional: true, example: 0 })
  votesAgainst?: number;

  @Text({ max: 500, example: 'lc-2019-04-10.mp4', description: 'Sessions are recorded (order 490 of 2018).' })
  recordingRef!: string;
}

@Controller('v1/projects/:projectId/land-conclusions')
export class RecordLandConclusionController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.record-land-conclusion',
    body: RecordLandConclusionBody,
    ifMatch: 'optional',
    summary: 'Record what the land commission concluded',
    problems: [
      ...STEP_PROBLEMS,
      'project.land-before-approval-date',
      'project.land-not-requested',
      'project.land-protocol-id-reused',
    ],
  })
  async record(@CommandInput() request: CommandRequest<RecordLandConclusionBody, 'projectId'>): Promise<Answer> {
    const { body, params, context } = request;
    const { outcome, protocolNo, concludedOn, votesFor = null, votesAgainst = null, recordingRef } = body;
    const conclusion = { outcome, protocolNo, concludedOn, votesFor, votesAgainst, recordingRef };
    const accepted = await this.commands.send(new RecordLandConclusion(params.projectId, conclusion, context));
    return answerCommand(request, accepted);
  }
}
