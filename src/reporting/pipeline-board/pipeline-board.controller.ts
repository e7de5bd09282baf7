import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Kato } from '../../kernel/reference/kato.js';
import { SECTORS } from '../../kernel/reference/sectors.js';
import {
  answerQuery,
  Country,
  IntegerField,
  OneOf,
  ParsedBy,
  QueryInput,
  QueryRoute,
  sharedAnswer,
  type Answer,
  type QueryRequest,
} from '../../platform/http/index.js';
import { businessDayAt } from '../../platform/http/routes/business-day.js';
import { PIPELINE_BOARD } from './board-shape.js';
import { boardOf } from './pipeline-board.js';
import { GetPipelineBoard } from './pipeline-board.query.js';

const KATO_FIELD = {
  name: 'kato',
  schema: { type: 'string', pattern: '^\\d{9}$', maxLength: 9 },
  optional: true,
} as const;
const MOST_CARDS = 50;
const CARDS = 10;

class BoardQuery {
  @ParsedBy(Kato.parse, { ...KATO_FIELD, example: '610000000', description: 'KATO code of the region.' })
  region?: string;
  @ParsedBy(Kato.parse, { ...KATO_FIELD, example: '613600000', description: 'KATO code of the district.' })
  district?: string;
  @OneOf(SECTORS.codes, { optional: true, description: 'The primary sector.' }) sector?: string;
  @Country({ optional: true, example: 'KR' }) investorCountry?: string;
  @IntegerField({
    min: 0,
    max: MOST_CARDS,
    optional: true,
    example: CARDS,
    description: 'Cards a column; 10 by default.',
  })
  cards?: number;
}

@Controller('v1/pipeline')
export class PipelineBoardController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'reporting.pipeline',
    summary: 'Show the pipeline as a board of stages',
    description:
      'A column for every stage: how many projects stand in it and for how many days, capacity and money by class of ' +
      'figure, the newest projects as cards. Projects on hold or under appeal are counted in their stage and once more ' +
      'beside it. The link of a column lists all its projects in the order of the cards.',
    query: BoardQuery,
    response: PIPELINE_BOARD,
    readModels: [
      'investment-totals',
      'investor-countries',
      'measured-projects',
      'projects-list',
      'project-investors',
      'deadlines',
    ],
  })
  async show(@QueryInput() request: QueryRequest<BoardQuery>): Promise<Answer> {
    const board = await sharedAnswer(request, async () => {
      const on = businessDayAt(request.raw.server.qadam.now());
      const { cards = CARDS, ...filter } = request.query;
      const found = await this.queries.execute(new GetPipelineBoard(filter, cards, on));
      return { on, filter, columns: boardOf(found, on, stage => listOf(stage, filter)) };
    });
    return answerQuery(request, board);
  }
}

/** All projects of a column, newest first as the cards are. */
function listOf(stage: string, filter: Omit<BoardQuery, 'cards'>): string {
  const parameters = new URLSearchParams({ stage });
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) parameters.set(name, value as string);
  return `/v1/projects?${parameters}`;
}
