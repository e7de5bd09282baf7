import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { area } from '@turf/area';
import { intersect } from '@turf/intersect';
import type { Pool } from 'pg';
import { Area } from '../../kernel/quantities/area.js';
import { AggregateStreams } from '../../platform/cqrs/aggregate-streams.js';
import { READ_POOL } from '../../platform/platform.module.js';
import { preparedQuery } from '../../platform/postgres/prepared-query.js';
import { toGeoJson } from '../domain/geometry.js';
import { parcelAggregate } from '../domain/parcel.js';
import type { StoredGeometry } from '../domain/parcel.events.js';
import {
  FindOverlappingPairs,
  FindOverlaps,
  type FoundPairs,
  type HeldOnMap,
  type OverlappingPair,
  type ParcelOverlap,
} from './find-overlaps.js';
import { BOX } from './parcel-map.projection.js';
import { boxOf } from './parcel-map.js';

/** The parcel's own shape is read off its stream; whose parcels lie beside it, the read model says, which may be a moment behind. */
@QueryHandler(FindOverlaps)
export class FindOverlapsHandler implements IQueryHandler<FindOverlaps, readonly ParcelOverlap[]> {
  constructor(
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(READ_POOL) private readonly pool: Pool,
  ) {}

  async execute({ cadastralNumber, projectId }: FindOverlaps): Promise<readonly ParcelOverlap[]> {
    const { state: parcel } = await this.streams.load(parcelAggregate, cadastralNumber);
    const geometry = parcel.status === 'registered' ? parcel.registration.geometry : null;
    if (geometry === null) return [];
    const { west, south, east, north } = boxOf(geometry);
    const values = [cadastralNumber, projectId, west, south, east, north];
    const { rows } = await preparedQuery<Neighbour>(this.pool, BESIDE, values);
    return rows.flatMap(neighbour => {
      const shared = sharedGround(geometry, neighbour.geometry);
      if (shared === null) return [];
      return [{ cadastralNumber: neighbour.cadastralNumber, projectId: neighbour.projectId, ...shared }];
    });
  }
}

@QueryHandler(FindOverlappingPairs)
export class FindOverlappingPairsHandler implements IQueryHandler<FindOverlappingPairs, FoundPairs> {
  constructor(@Inject(READ_POOL) private readonly pool: Pool) {}

  async execute({ after, limit }: FindOverlappingPairs): Promise<FoundPairs> {
    const { rows } = await preparedQuery<TouchingPair>(this.pool, TOUCHING, [
      after?.[0] ?? '',
      after?.[1] ?? '',
      limit + 1,
    ]);
    const looked = rows.slice(0, limit);
    const last = looked.at(-1);
    return {
      pairs: looked.flatMap(pair => overlapping(pair)),
      next: rows.length > limit && last !== undefined ? [last.cadastralNumber, last.otherNumber] : null,
    };
  }
}

interface Neighbour {
  readonly cadastralNumber: string;
  readonly projectId: string;
  readonly geometry: StoredGeometry;
}

interface TouchingPair extends Neighbour {
  readonly holding: HeldOnMap['holding'];
  readonly otherNumber: string;
  readonly otherProjectId: string;
  readonly otherHolding: HeldOnMap['holding'];
  readonly otherGeometry: StoredGeometry;
}

function overlapping(pair: TouchingPair): readonly OverlappingPair[] {
  const shared = sharedGround(pair.geometry, pair.otherGeometry);
  if (shared === null) return [];
  const { cadastralNumber, projectId, holding, otherNumber, otherProjectId, otherHolding } = pair;
  const other = { cadastralNumber: otherNumber, projectId: otherProjectId, holding: otherHolding };
  return [{ parcels: [{ cadastralNumber, projectId, holding }, other], ...shared }];
}

type Shared = Pick<ParcelOverlap, 'overlapHa' | 'smallerHa'>;

/**
 * Ground that two shapes share, in hectares on the sphere, rounded to square metres; null: none. The intersection is found
 * by a sweep with exact predicates (ADR 29); shapes that cross themselves may defeat it, which is said and not guessed.
 */
export function sharedGround(a: StoredGeometry, b: StoredGeometry): Shared | null {
  const [first, second] = [hectares(a), hectares(b)];
  const smallerHa = (first.compare(second) < 0 ? first : second).toJson();
  const features = [a, b].map(
    geometry => ({ type: 'Feature', properties: {}, geometry: toGeoJson(geometry) }) as const,
  );
  try {
    const shared = intersect({ type: 'FeatureCollection', features } as unknown as Parameters<typeof intersect>[0]);
    if (shared === null) return null;
    const overlap = Area.ofSquareMetres(BigInt(Math.round(area(shared))));
    return overlap.isPositive() ? { overlapHa: overlap.toJson(), smallerHa } : null;
  } catch {
    return { overlapHa: null, smallerHa };
  }
}

function hectares(geometry: StoredGeometry): Area {
  return Area.ofSquareMetres(BigInt(Math.round(area(toGeoJson(geometry) as Parameters<typeof area>[0]))));
}

const BESIDE = `
  select cadastral_number as "cadastralNumber", project_id as "projectId", geometry
    from rm.parcel_map
   where project_id is not null and west is not null
     and ${BOX} && box(point($3::float8, $4::float8), point($5::float8, $6::float8))
     and cadastral_number <> $1 and project_id <> $2::uuid
   order by cadastral_number collate "C"`;

const boxOfTable = (alias: string): string => BOX.replace(/\b(west|south|east|north)\b/g, `${alias}.$1`);

const TOUCHING = `
  select one.cadastral_number as "cadastralNumber", one.project_id as "projectId", one.holding, one.geometry,
         other.cadastral_number as "otherNumber", other.project_id as "otherProjectId",
         other.holding as "otherHolding", other.geometry as "otherGeometry"
    from rm.parcel_map one
    join rm.parcel_map other on ${boxOfTable('one')} && ${boxOfTable('other')}
   where one.project_id is not null and one.west is not null
     and other.project_id is not null and other.west is not null
     and one.cadastral_number collate "C" < other.cadastral_number collate "C"
     and one.project_id <> other.project_id
     and (one.cadastral_number collate "C", other.cadastral_number collate "C") > ($1, $2)
   order by one.cadastral_number collate "C", other.cadastral_number collate "C"
   limit $3`;
