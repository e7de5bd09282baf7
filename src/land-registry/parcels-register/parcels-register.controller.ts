import { Controller, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Kato } from '../../kernel/reference/kato.js';
import {
  answerPage,
  answerQuery,
  InvalidInput,
  OneOf,
  ParsedBy,
  QueryInput,
  QueryRoute,
  sharedAnswer,
  Uuid,
  type Answer,
  type Page,
  type QueryRequest,
} from '../../platform/http/index.js';
import { toGeoJson } from '../domain/geometry.js';
import { LAND_CATEGORIES } from '../domain/parcel.events.js';
import { mapBoxOf } from './map-box.js';
import { PARCEL_STATUSES } from './parcels-register.js';
import { ListParcels, type FoundParcel } from './parcels-register.query.js';
import { PARCEL_LINE, PARCEL_MAP } from './parcels-shape.js';

const KATO_FIELD = {
  name: 'kato',
  schema: { type: 'string', pattern: '^\\d{9}$', maxLength: 9 },
  optional: true,
} as const;

class ParcelsFilter {
  @ParsedBy(Kato.parse, { ...KATO_FIELD, example: '610000000', description: 'KATO code of the region.' })
  region?: string;
  @ParsedBy(Kato.parse, { ...KATO_FIELD, example: '613600000', description: 'KATO code of the district.' })
  district?: string;
  @OneOf(LAND_CATEGORIES, { optional: true }) category?: string;
  @OneOf(PARCEL_STATUSES, { optional: true }) status?: string;
  @Uuid({ optional: true, example: '5b0f7a10-8d5e-5c56-b1a4-201811090001', description: 'Who holds it.' })
  projectId?: string;
}

class MapFilter extends ParcelsFilter {
  @ParsedBy(mapBoxOf, {
    name: 'bbox',
    schema: { type: 'string', maxLength: 80 },
    optional: true,
    example: '69.7,42.9,69.9,43.1',
    description: 'Degrees: west, south, east, north. Parcels whose box meets this one.',
  })
  bbox?: string;
}

/** So many parcels a map shows at once; a smaller box shows the rest. */
const MOST_FEATURES = 500;

@Controller('v1/parcels')
export class ParcelsRegisterController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @QueryRoute({
    action: 'parcel.read',
    summary: 'List land parcels by cadastral number',
    query: ParcelsFilter,
    response: PARCEL_LINE,
    readModels: ['parcels-register'],
    paged: true,
  })
  async list(@QueryInput() request: QueryRequest<ParcelsFilter>): Promise<Answer> {
    return answerPage(request, await sharedAnswer(request, () => this.#page(request)));
  }

  async #page(request: QueryRequest<ParcelsFilter>): Promise<Page> {
    const { limit, backwards, after } = request.page;
    if (after !== null && typeof after !== 'string') {
      throw new InvalidInput([
        { parameter: 'cursor', code: 'CURSOR_INVALID', detail: 'The cursor is not one of this list.' },
      ]);
    }
    const stretch = { limit, after, backwards };
    const { parcels, more } = await this.queries.execute(new ListParcels(request.query, stretch, false));
    const follow = backwards ? parcels.length > 0 : more;
    const precede = backwards ? more : after !== null;
    return {
      items: parcels.map(parcelAnswer),
      next: follow ? (parcels.at(-1)?.cadastralNumber ?? null) : null,
      prev: precede ? (parcels[0]?.cadastralNumber ?? null) : null,
    };
  }

  @QueryRoute({
    path: 'map',
    action: 'parcel.read',
    summary: 'Show land parcels on a map, as GeoJSON',
    description:
      `A FeatureCollection (RFC 7946) of the parcels that have a geometry, at most ${MOST_FEATURES} of them by cadastral ` +
      'number; `truncated` says that there are more: ask for a smaller box. Who holds a parcel is among its properties.',
    query: MapFilter,
    response: PARCEL_MAP,
    readModels: ['parcels-register'],
  })
  async map(@QueryInput() request: QueryRequest<MapFilter>): Promise<Answer> {
    const collection = await sharedAnswer(request, async () => {
      const { bbox, ...asked } = request.query;
      const box = bbox === undefined ? EVERYWHERE : mapBoxOf(bbox);
      const stretch = { limit: MOST_FEATURES, after: null, backwards: false };
      const { parcels, more } = await this.queries.execute(new ListParcels({ ...asked, box }, stretch, true));
      return { type: 'FeatureCollection', features: parcels.map(featureOf), truncated: more };
    });
    return answerQuery(request, collection);
  }
}

/** Also keeps out what has no geometry. */
const EVERYWHERE = ['-180', '-90', '180', '90'] as const;

function parcelAnswer(parcel: FoundParcel): object {
  const { hasGeometry, cadastralNumber, areaHa, computedAreaHa, category, purpose, kato, encumbrances, registeredOn } =
    parcel;
  const { status, projectId, heldHa, decisionNo, reservedUntil, lastEventRevision, projectionPosition } = parcel;
  return {
    cadastralNumber,
    areaHa,
    computedAreaHa,
    category,
    purpose,
    kato,
    encumbrances,
    registeredOn,
    hasGeometry,
    status,
    holder: projectId === null ? null : { projectId, landHa: heldHa, decisionNo, reservedUntil },
    lastEventRevision,
    projectionPosition,
    links: { self: `/v1/parcels/${cadastralNumber}` },
  };
}

function featureOf(parcel: FoundParcel): object {
  const { cadastralNumber, geometry, ...others } = parcel;
  const { areaHa, category, purpose, kato, status, projectId, heldHa } = others;
  return {
    type: 'Feature',
    id: cadastralNumber,
    geometry: geometry === null ? null : toGeoJson(geometry),
    properties: { cadastralNumber, areaHa, category, purpose, kato, status, projectId, heldHa },
  };
}
