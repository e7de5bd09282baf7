import { Controller, Inject } from '@nestjs/common';
import { Share } from '../../../kernel/quantities/share.js';
import { BusinessId as BusinessIdText } from '../../../kernel/text/identifiers.js';
import type { MoneyJson } from '../../../kernel/shapes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  IntegerField,
  ListOf,
  LocalizedText,
  MoneyField,
  Nested,
  OneOf,
  parsedBy,
  PercentField,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import type { RoadmapStepJson } from '../../domain/project.events.js';
import { DECISION_PROBLEMS } from '../../projects.problems.js';
import { DecisionBody, decisionOf, localizedOf, moneyOf } from '../../shared-bodies.controller.js';
import { ApproveRoadmap, type RoadmapToApprove } from './approve-roadmap.js';

const stepCode = parsedBy(BusinessIdText.parse, {
  name: 'step-code',
  schema: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9._:-]{1,64}$' },
  example: 'land',
});

class TemplateBody {
  @BusinessId({ example: 'solar' }) id!: string;
  @IntegerField({ min: 1, max: 10_000 }) version!: number;
}

class StepBody {
  @BusinessId({ example: 'land' }) code!: string;
  @LocalizedText({ max: 300 }) title!: { kk: string; ru: string; en?: string };
  @OneOf(['land', 'design', 'grid', 'finance', 'construction', 'general']) track!: RoadmapStepJson['track'];
  @Text({ max: 300, example: 'Land relations department of Turkistan region' }) ownerBody!: string;
  @BusinessDate({ example: '2019-03-04' }) plannedStart!: string;
  @BusinessDate({ example: '2019-06-03' }) dueOn!: string;
  @ListOf(stepCode, { max: 50, unique: true, optional: true, example: [], description: 'Codes of earlier steps.' })
  dependsOn?: string[];
  @PercentField({ optional: true, example: '100.00', description: 'All steps have one and make 100, or none has.' })
  weightPct?: string;
  @Text({ max: 300, optional: true, example: 'Land Code art. 43' }) legalRef?: string;
}

class PlannedDisbursementBody {
  @BusinessDate({ example: '2019-12-31' }) dueOn!: string;
  @MoneyField() amount!: MoneyJson;
}

class PlannedJobsBody {
  @BusinessDate({ example: '2020-09-01' }) dueOn!: string;
  @IntegerField({ min: 0, max: 1_000_000, example: 50 }) jobsPermanent!: number;
  @IntegerField({ min: 0, max: 1_000_000, example: 0 }) jobsConstruction!: number;
}

export class ApproveRoadmapBody {
  @Nested(DecisionBody) decision!: DecisionBody;
  @Nested(TemplateBody) template!: TemplateBody;
  @ListOf(StepBody, { min: 1, max: 200 }) steps!: StepBody[];
  @BusinessDate({ example: '2020-09-01' }) plannedOperationOn!: string;
  @ListOf(PlannedDisbursementBody, { max: 120, optional: true }) disbursementPlan?: PlannedDisbursementBody[];
  @ListOf(PlannedJobsBody, { max: 120, optional: true }) jobsPlan?: PlannedJobsBody[];
}

@Controller('v1/projects/:projectId/roadmaps')
export class ApproveRoadmapController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.approve-roadmap',
    body: ApproveRoadmapBody,
    ifMatch: 'required',
    summary: 'Approve a roadmap',
    description:
      'The template is pinned: its version is the one in force on the day of the decision (`GET /v1/reference-data`), and its ' +
      'gates bind the project from then on.',
    problems: [
      ...DECISION_PROBLEMS,
      'project.not-approved',
      'project.roadmap-approved-by-another-decision',
      'project.roadmap-step-repeated',
      'project.roadmap-step-unknown',
      'project.roadmap-cyclic',
      'project.roadmap-step-ends-before-start',
      'project.roadmap-outlasts-planned-operation',
      'project.roadmap-weights-not-whole',
      'project.template-not-in-force',
    ],
  })
  async approve(@CommandInput() request: CommandRequest<ApproveRoadmapBody, 'projectId'>): Promise<Answer> {
    const command = new ApproveRoadmap(request.params.projectId, roadmapOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function roadmapOf(body: ApproveRoadmapBody): RoadmapToApprove {
  return {
    decision: decisionOf(body.decision),
    template: { id: body.template.id, version: body.template.version },
    steps: body.steps.map(stepOf),
    plannedOperationOn: body.plannedOperationOn,
    disbursementPlan: (body.disbursementPlan ?? []).map(({ dueOn, amount }) => ({ dueOn, amount: moneyOf(amount) })),
    jobsPlan: (body.jobsPlan ?? []).map(({ dueOn, jobsPermanent, jobsConstruction }) => ({
      dueOn,
      jobsPermanent,
      jobsConstruction,
    })),
  };
}

function stepOf(step: StepBody): RoadmapStepJson {
  return {
    code: step.code,
    title: localizedOf(step.title),
    track: step.track,
    ownerBody: step.ownerBody,
    plannedStart: step.plannedStart,
    dueOn: step.dueOn,
    dependsOn: [...(step.dependsOn ?? [])],
    weightPct: step.weightPct === undefined ? null : Share.parse(step.weightPct).toJson(),
    legalRef: step.legalRef ?? null,
  };
}
