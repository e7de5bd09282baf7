import { Controller, Inject } from '@nestjs/common';
import { REBASELINE_REASONS } from '../../../kernel/reference/reason-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  ListOf,
  Nested,
  OneOf,
  Text,
  Uuid,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { DECISION_PROBLEMS } from '../../projects.problems.js';
import { DecisionBody, decisionOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { RebaselineRoadmap, type Rebaselining } from './rebaseline-roadmap.js';

class StepDatesBody {
  @BusinessId({ example: 'build' }) code!: string;
  @BusinessDate({ example: '2019-09-02' }) plannedStart!: string;
  @BusinessDate({ example: '2020-10-15' }) dueOn!: string;
}

export class RebaselineRoadmapBody {
  @Nested(DecisionBody) decision!: DecisionBody;
  @ListOf(StepDatesBody, { max: 200, description: 'Steps that move; the others keep the dates they have now.' })
  steps!: StepDatesBody[];
  @BusinessDate({ example: '2020-11-02' }) plannedOperationOn!: string;
  @OneOf(REBASELINE_REASONS.codes, { example: 'delays_reported' }) reasonCode!: string;
  @Text({ ...REASON_TEXT, example: 'The inverters come six weeks late' }) reasonText!: string;
  @Uuid({ description: 'Who asked for it: another person than the one who decides.' }) requestedBy!: string;
}

@Controller('v1/projects/:projectId/roadmap-baselines')
export class RebaselineRoadmapController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.rebaseline-roadmap',
    body: RebaselineRoadmapBody,
    ifMatch: 'required',
    summary: 'Set a new baseline of the roadmap',
    description: 'The same steps on other days, by decision. Baseline 1 stands among `roadmaps`, the later ones here.',
    problems: [
      ...DECISION_PROBLEMS,
      'project.rebaseline-decision-reused',
      'project.no-roadmap',
      'project.not-replannable',
      'project.change-decided-by-requester',
      'project.roadmap-step-repeated',
      'project.step-not-in-roadmap',
      'project.completed-step-keeps-dates',
      'project.rebaseline-moves-nothing',
      'project.roadmap-step-ends-before-start',
      'project.roadmap-outlasts-planned-operation',
    ],
  })
  async rebaseline(@CommandInput() request: CommandRequest<RebaselineRoadmapBody, 'projectId'>): Promise<Answer> {
    const command = new RebaselineRoadmap(request.params.projectId, rebaseliningOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function rebaseliningOf(body: RebaselineRoadmapBody): Rebaselining {
  const { decision, steps, plannedOperationOn, reasonCode, reasonText, requestedBy } = body;
  return {
    decision: decisionOf(decision),
    steps: steps.map(({ code, plannedStart, dueOn }) => ({ code, plannedStart, dueOn })),
    plannedOperationOn,
    reasonCode,
    reasonText,
    requestedBy,
  };
}
