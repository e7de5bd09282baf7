import { contractedMeasure } from '../../domain/change/commitments.js';
import { namedSector, placeOf } from '../../domain/places.js';
import type { ProjectLine } from './projects-list.js';

/** A line with what is known beside it. */
export interface LineToAnswer extends Omit<ProjectLine, 'search'> {
  readonly lastEventRevision: number;
  readonly projectionPosition: number;
  readonly investorName: unknown;
  readonly investorCountry: string | null;
}

/** A line of the list as it is answered. `lastEventRevision` is that of the last fact a line shows: no ETag. */
export function listAnswer(line: LineToAnswer): object {
  const { projectId, registryNo, title, stage, hold, kato, sector, assetType, proposedOn } = line;
  const { declared, approved, commitments, reported, lastEventRevision, projectionPosition } = line;
  return {
    projectId,
    registryNo,
    title,
    stage,
    hold,
    ...placeOf(kato),
    sector: namedSector(sector),
    assetType,
    proposedOn,
    investor: { investorId: line.investorId, legalName: line.investorName, country: line.investorCountry },
    figures: { declared, approved, contracted: contractedMeasure(commitments), reported },
    lastEventRevision,
    projectionPosition,
    links: { self: `/v1/projects/${projectId}` },
  };
}

/** What a line looks like, for the documentation. */
export const PROJECT_LINE = {
  name: 'ProjectLine',
  schema: {
    type: 'object',
    properties: {
      projectId: { type: 'string', format: 'uuid' },
      registryNo: { type: 'string' },
      title: { type: 'object' },
      stage: { type: 'string' },
      hold: { type: 'string', enum: ['none', 'suspended'] },
      region: { type: 'object' },
      district: { anyOf: [{ type: 'object' }, { type: 'null' }] },
      sector: { type: 'object' },
      assetType: { type: 'string' },
      proposedOn: { type: 'string', format: 'date' },
      investor: { type: 'object' },
      figures: { type: 'object', description: 'By class: declared, approved as revised since, contracted, reported.' },
      lastEventRevision: { type: 'integer', minimum: 0 },
      projectionPosition: { type: 'integer', minimum: 1 },
      links: { type: 'object' },
    },
    required: ['projectId', 'registryNo', 'title', 'stage', 'hold', 'region', 'district', 'investor', 'figures'],
  },
  example: {
    projectId: '5b0f7a10-8d5e-5c56-b1a4-201811090001',
    registryNo: 'TRK-2018-001',
    title: {
      kk: 'Бәйдібек ауданындағы 10 МВт күн электр станциясы',
      ru: 'Солнечная электростанция 10 МВт в Байдибекском районе',
      en: '10 MW solar plant in Baidibek district',
    },
    stage: 'review',
    hold: 'none',
    region: { code: '610000000', name: { kk: 'Түркістан облысы', ru: 'Туркестанская область', en: 'Turkistan' } },
    district: { code: '613600000', name: { kk: 'Бәйдібек ауданы', ru: 'Байдибекский район', en: 'Baidibek' } },
    sector: { code: 'energy.solar', name: { kk: 'Күн энергетикасы', ru: 'Солнечная энергетика', en: 'Solar energy' } },
    assetType: 'solar_pv',
    proposedOn: '2018-11-09',
    investor: { investorId: '7c1d9e20-1f3a-5b7c-8e4d-201811090001', legalName: null, country: 'KR' },
    figures: { declared: { capacityMw: '10.000000', landHa: '20.0000' }, approved: null, contracted: null },
    lastEventRevision: 3,
    projectionPosition: 42,
    links: { self: '/v1/projects/5b0f7a10-8d5e-5c56-b1a4-201811090001' },
  },
} as const;
