import type { Json } from '../kernel/eventsourcing/domain-event.js';
import { Kato } from '../kernel/reference/kato.js';
import { InvalidInput, ParsedBy, type Page, type QueryRequest } from '../platform/http/index.js';
import type { ListPage, Stretch } from './listing.js';

const KATO_FIELD = {
  name: 'kato',
  schema: { type: 'string', pattern: '^\\d{9}$', maxLength: 9 },
  optional: true,
} as const;

/** Where the project of a line is. */
export class PlaceFilter {
  @ParsedBy(Kato.parse, { ...KATO_FIELD, example: '610000000', description: 'KATO code of the region.' })
  region?: string;
  @ParsedBy(Kato.parse, { ...KATO_FIELD, example: '613600000', description: 'KATO code of the district.' })
  district?: string;
}

type Key = readonly (string | number)[];

/** `columns`: how many columns a key of this list has. */
export function stretchOf({ page }: QueryRequest, columns: number): Stretch {
  return { limit: page.limit, after: keyOf(page.after, columns), backwards: page.backwards };
}

export function pageOf<Line>(
  { page }: QueryRequest,
  { lines, more }: ListPage<Line>,
  answer: (line: Line) => object,
  keyOfLine: (line: Line) => Key,
): Page {
  const cursor = (line: Line | undefined): Json | null => (line === undefined ? null : [...keyOfLine(line)]);
  const follow = page.backwards ? lines.length > 0 : more;
  const precede = page.backwards ? more : page.after !== null;
  return {
    items: lines.map(answer),
    next: follow ? cursor(lines.at(-1)) : null,
    prev: precede ? cursor(lines[0]) : null,
  };
}

/** The cursor's form is ours, but its bytes came from outside. */
function keyOf(cursor: Json | null, columns: number): Key | null {
  if (cursor === null) return null;
  if (Array.isArray(cursor) && cursor.length === columns) {
    const key = cursor as readonly Json[];
    if (key.every(part => typeof part === 'string' || typeof part === 'number')) return key as Key;
  }
  throw new InvalidInput([
    { parameter: 'cursor', code: 'CURSOR_INVALID', detail: 'The cursor is not one of this list.' },
  ]);
}

const names = { type: 'object', description: 'Code and name.' } as const;
const count = { type: 'integer', minimum: 0 } as const;

/** What every line of such a list has, for the documentation. */
export const OF_PROJECT_SCHEMA = {
  project: {
    type: 'object',
    properties: {
      projectId: { type: 'string', format: 'uuid' },
      registryNo: { type: 'string' },
      title: { type: 'object' },
      stage: { type: 'string' },
      hold: { type: 'string', enum: ['none', 'suspended'] },
      links: { type: 'object' },
    },
    required: ['projectId', 'registryNo', 'title', 'stage', 'hold', 'links'],
  },
  region: names,
  district: { anyOf: [names, { type: 'null' }] },
  lastEventRevision: count,
  projectionPosition: count,
} as const;

export const OF_PROJECT_EXAMPLE = {
  project: {
    projectId: '5b0f7a10-8d5e-5c56-b1a4-201811090001',
    registryNo: 'TRK-2018-001',
    title: {
      kk: 'Бәйдібек ауданындағы 10 МВт күн электр станциясы',
      ru: 'Солнечная электростанция 10 МВт в Байдибекском районе',
      en: '10 MW solar plant in Baidibek district',
    },
    stage: 'construction',
    hold: 'none',
    links: { self: '/v1/projects/5b0f7a10-8d5e-5c56-b1a4-201811090001' },
  },
  region: { code: '610000000', name: { kk: 'Түркістан облысы', ru: 'Туркестанская область', en: 'Turkistan' } },
  district: { code: '613600000', name: { kk: 'Бәйдібек ауданы', ru: 'Байдибекский район', en: 'Baidibek' } },
  lastEventRevision: 31,
  projectionPosition: 1204,
} as const;
