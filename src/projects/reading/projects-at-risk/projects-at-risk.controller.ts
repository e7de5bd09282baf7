import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  answerPage,
  OneOf,
  QueryInput,
  QueryRoute,
  sharedAnswer,
  type Answer,
  type QueryRequest,
} from '../../../platform/http/index.js';
import { OF_PROJECT_EXAMPLE, OF_PROJECT_SCHEMA, pageOf, PlaceFilter, stretchOf } from '../../listing.controller.js';
import { projectAnswer, proofAnswer } from '../../listing.js';
import { RISK_KINDS, type Risk, type RiskKind } from './projects-at-risk.js';
import { ListProjectsAtRisk, type FoundProjectAtRisk } from './projects-at-risk.query.js';

const SEVERITIES = ['red', 'amber'] as const;
const count = { type: 'integer', minimum: 0 } as const;

const PROJECT_AT_RISK = {
  name: 'ProjectAtRisk',
  schema: {
    type: 'object',
    properties: {
      ...OF_PROJECT_SCHEMA,
      red: count,
      amber: count,
      risks: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            kind: { type: 'string', enum: RISK_KINDS },
            severity: { type: 'string', enum: SEVERITIES },
            ref: { type: 'string', description: 'What it is about: a rule, a number, an id.' },
            since: { type: 'string', format: 'date' },
          },
          required: ['kind', 'severity', 'ref', 'since'],
        },
      },
    },
    required: ['project', 'region', 'red', 'amber', 'risks'],
  },
  example: {
    ...OF_PROJECT_EXAMPLE,
    red: 1,
    amber: 1,
    risks: [
      { kind: 'land_revoked', severity: 'red', ref: 'A-77', since: '2021-02-01' },
      { kind: 'hold', severity: 'amber', ref: 'hold', since: '2021-02-01' },
    ],
  },
} as const;

class RisksFilter extends PlaceFilter {
  @OneOf(RISK_KINDS, { optional: true, description: 'Projects with a risk of this kind.' }) kind?: RiskKind;
  @OneOf(SEVERITIES, { optional: true, description: 'Projects with a risk of this severity.' })
  severity?: Risk['severity'];
}

@Controller('v1/projects-at-risk')
export class ProjectsAtRiskController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'project.read',
    summary: 'List projects at risk, the most red first',
    description:
      'By what is on record: warnings and issues nobody has answered, land that is ordered, claimed, revoked or not built ' +
      'on, silence, appeals, disputed reports, breached obligations, an ended agreement with the buyer, a hold. It advises ' +
      'and decides nothing. What only the day tells is in the lists of late steps and of deadlines.',
    query: RisksFilter,
    response: PROJECT_AT_RISK,
    readModels: ['projects-at-risk', 'projects-list'],
    paged: true,
  })
  async list(@QueryInput() request: QueryRequest<RisksFilter>): Promise<Answer> {
    const page = await sharedAnswer(request, async () => {
      const found = await this.queries.execute(new ListProjectsAtRisk(request.query, stretchOf(request, 3)));
      return pageOf(request, found, riskAnswer, ({ red, amber, projectId }) => [red, amber, projectId]);
    });
    return answerPage(request, page);
  }
}

function riskAnswer(line: FoundProjectAtRisk): object {
  const { red, amber, risks } = line;
  return { ...projectAnswer(line), red, amber, risks, ...proofAnswer(line) };
}
