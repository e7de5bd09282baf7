import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Json } from '../../../kernel/eventsourcing/domain-event.js';
import { Kato } from '../../../kernel/reference/kato.js';
import { SECTORS } from '../../../kernel/reference/sectors.js';
import {
  answerPage,
  AsOf,
  AtPosition,
  Country,
  InvalidInput,
  KnownAt,
  momentOf,
  OneOf,
  ParsedBy,
  QueryInput,
  QueryRoute,
  readModelsAt,
  sharedAnswer,
  Text,
  Uuid,
  type Answer,
  type Page,
  type QueryRequest,
} from '../../../platform/http/index.js';
import { STAGES } from '../../domain/stage.js';
import { listAnswer, PROJECT_LINE } from './list-answer.js';
import { ListProjects, type ListKey, type ListedProject, type ProjectOrder } from './projects-list.query.js';

const KATO_FIELD = {
  name: 'kato',
  schema: { type: 'string', pattern: '^\\d{9}$', maxLength: 9 },
  optional: true,
} as const;

class ProjectsFilter {
  @OneOf(STAGES.filter(stage => stage !== 'unknown'), { optional: true }) stage?: string;
  @OneOf(['none', 'suspended'], { optional: true }) hold?: string;
  @ParsedBy(Kato.parse, { ...KATO_FIELD, example: '610000000', description: 'KATO code of the region.' })
  region?: string;
  @ParsedBy(Kato.parse, { ...KATO_FIELD, example: '613600000', description: 'KATO code of the district.' })
  district?: string;
  @OneOf(SECTORS.codes, { optional: true, description: 'The primary sector.' }) sector?: string;
  @Country({ optional: true, example: 'KR' }) investorCountry?: string;
  @Uuid({ optional: true, example: '7c1d9e20-1f3a-5b7c-8e4d-201811090001' }) investorId?: string;
  @Text({
    max: 100,
    optional: true,
    example: 'Байдибек',
    description: 'Words of the title, the registry number or the name of the investor, in kk, ru or en.',
  })
  q?: string;
  @OneOf(['newest', 'registryNo'], { optional: true, description: 'Newest registration first by default.' })
  sort?: ProjectOrder;
  @AsOf() asOf?: string;
  @KnownAt() knownAt?: string;
  @AtPosition() atPosition?: number;
}

const PRESENT = ['projects-list', 'project-investors'];

@Controller('v1/projects')
export class ProjectsListController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'project.read',
    summary: 'List projects',
    description:
      'Of another moment than now: as known (`knownAt`, `atPosition`), as true (`asOf`), or as it was then held to be ' +
      'true (both). The name and country of an investor are always the present ones.',
    query: ProjectsFilter,
    response: PROJECT_LINE,
    readModels: PRESENT,
    readModelsOf: readModelsAt<ProjectsFilter>(PRESENT, 'projects-list'),
    paged: true,
  })
  async list(@QueryInput() request: QueryRequest<ProjectsFilter>): Promise<Answer> {
    return answerPage(request, await sharedAnswer(request, () => this.#page(request)));
  }

  async #page(request: QueryRequest<ProjectsFilter>): Promise<Page> {
    const { moment, rest } = momentOf(request.query, request.raw.server.qadam.now());
    const { sort: order = 'newest', ...filter } = rest;
    const { limit, backwards } = request.page;
    const after = keyOf(request.page.after, order);
    const question = new ListProjects(filter, { order, limit, after, backwards }, moment);
    const { lines, more, point } = await this.queries.execute(question);
    const follow = backwards ? lines.length > 0 : more;
    const precede = backwards ? more : after !== null;
    return {
      items: lines.map(listAnswer),
      next: follow ? cursorOf(lines.at(-1), order) : null,
      prev: precede ? cursorOf(lines[0], order) : null,
      ...(point !== null && { about: { moment: point } }),
    };
  }
}

function cursorOf(line: ListedProject | undefined, order: ProjectOrder): Json | null {
  if (line === undefined) return null;
  return order === 'newest' ? line.registeredPosition : [line.registryNo, line.projectId];
}

/** The cursor's form is ours, but its bytes came from outside. */
function keyOf(cursor: Json | null, order: ProjectOrder): ListKey | null {
  if (cursor === null) return null;
  if (order === 'newest' && Number.isSafeInteger(cursor)) return { position: cursor as number };
  if (order === 'registryNo' && Array.isArray(cursor)) {
    const [registryNo, projectId] = cursor as readonly Json[];
    if (typeof registryNo === 'string' && typeof projectId === 'string' && UUID.test(projectId)) {
      return { registryNo, projectId };
    }
  }
  throw new InvalidInput([
    { parameter: 'cursor', code: 'CURSOR_INVALID', detail: 'The cursor is not one of this list.' },
  ]);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
