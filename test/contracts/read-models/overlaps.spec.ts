import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueryBus } from '@nestjs/cqrs';
import { type FindOverlappingPairs, FindOverlaps } from '../../../src/land-registry/index.js';
import { parseGeometry } from '../../../src/land-registry/domain/geometry.js';
import {
  FindOverlappingPairsHandler,
  FindOverlapsHandler,
} from '../../../src/land-registry/parcel-map/overlaps.query.js';
import { AggregateStreams } from '../../../src/platform/cqrs/aggregate-streams.js';
import { EventCodec } from '../../../src/platform/cqrs/event-codec.js';
import { eventCatalogue } from '../../../src/event-catalogue.js';
import {
  ListLandOverlaps,
  ListLandOverlapsHandler,
} from '../../../src/projects/reading/land-overlaps/land-overlaps.query.js';
import { aParcel } from '../../support/a-parcel.js';
import { ReadModels } from './support.js';

const projectOf = (digit: number): string => `5b0f7a10-8d5e-5c56-b1a4-20181109000${digit}`;
const numberOf = (plot: number): string => `19-293-045-${plot}`;

/** Plots of 0.01 by 0.01 degrees; the second begins in the middle of the first, the third at its eastern end. */
const square = (west: number) =>
  parseGeometry({
    type: 'Polygon',
    coordinates: [[[west, 43], [west + 0.01, 43], [west + 0.01, 43.01], [west, 43.01], [west, 43]]],
  }); // prettier-ignore

describe('parcels that overlap, over PostgreSQL', () => {
  let models: ReadModels;
  let find: FindOverlapsHandler;
  let list: ListLandOverlapsHandler;

  beforeAll(async () => {
    models = await ReadModels.start();
    const streams = new AggregateStreams(models.log, new EventCodec(eventCatalogue, 100, () => Buffer.alloc(16, 7)));
    find = new FindOverlapsHandler(streams, models.pool);
    const pairs = new FindOverlappingPairsHandler(models.pool);
    const queries = { execute: (query: FindOverlappingPairs) => pairs.execute(query) } as unknown as QueryBus;
    list = new ListLandOverlapsHandler(queries, models.pool);
    const parcels = [
      [101, 69.8, projectOf(1)],
      [102, 69.805, projectOf(2)],
      [103, 69.81, projectOf(3)],
      [104, 69.8, projectOf(1)],
      [105, 69.8, null],
      [106, 75, projectOf(2)],
    ] as const;
    for (const [plot, west, projectId] of parcels) {
      const cadastralNumber = numberOf(plot);
      const free = aParcel({ cadastralNumber, areaHa: '90.4197', geometry: square(west) });
      const { events } = projectId === null ? free : free.reserved({ projectId });
      for (const event of events) await models.say(`parcel-${cadastralNumber}`, event);
    }
    for (const event of aParcel({ cadastralNumber: numberOf(107) }).reserved({ projectId: projectOf(4) }).events)
      await models.say(`parcel-${numberOf(107)}`, event);
    await models.say(`project-${projectOf(2)}`, {
      type: 'LandOverlapAccepted',
      data: {
        reservationId: 'reservation-1',
        cadastralNumber: numberOf(102),
        overlaps: [
          { cadastralNumber: numberOf(101), projectId: projectOf(1), overlapHa: '45.2099', sharePct: '50.00' },
        ],
        overrideId: 'LO-1',
        acceptedOn: '2019-03-25',
      },
    });
    await models.caughtUp();
  });
  afterAll(() => models.end());

  it('are found beside a parcel, held by others only; a boundary in common is no overlap', async () => {
    expect(await find.execute(new FindOverlaps(numberOf(105), projectOf(3)))).toEqual([
      { cadastralNumber: numberOf(101), projectId: projectOf(1), overlapHa: '90.4197', smallerHa: '90.4197' },
      { cadastralNumber: numberOf(102), projectId: projectOf(2), overlapHa: '45.2099', smallerHa: '90.4197' },
      { cadastralNumber: numberOf(104), projectId: projectOf(1), overlapHa: '90.4197', smallerHa: '90.4197' },
    ]);
    expect(await find.execute(new FindOverlaps(numberOf(105), projectOf(1)))).toHaveLength(1);
    expect(await find.execute(new FindOverlaps(numberOf(106), projectOf(1)))).toEqual([]);
    expect(await find.execute(new FindOverlaps(numberOf(107), projectOf(1)))).toEqual([]);
    expect(await find.execute(new FindOverlaps(numberOf(999), projectOf(1)))).toEqual([]);
  });

  it('are listed again afterwards, page by page, with the override that one rests on', async () => {
    const seen: unknown[] = [];
    let after: readonly [string, string] | null = null;
    for (let pages = 0; pages < 20; pages++) {
      const page: Awaited<ReturnType<typeof list.execute>> = await list.execute(new ListLandOverlaps(after, 1));
      seen.push(...page.overlaps);
      after = page.next;
      if (after === null) break;
    }
    expect(seen).toEqual((await list.execute(new ListLandOverlaps(null, 100))).overlaps);
    expect(seen).toEqual([
      overlap([101, 1], [102, 2], { projectId: projectOf(2), overrideId: 'LO-1', acceptedOn: '2019-03-25' }),
      overlap([102, 2], [103, 3], null),
      overlap([102, 2], [104, 1], null),
    ]);
  });

  it('are gone once the land was given back', async () => {
    await models.say(`parcel-${numberOf(102)}`, {
      type: 'ParcelReleased',
      data: { projectId: projectOf(2), landHa: '20.0000', reasonCode: 'released', releasedOn: '2019-06-20' },
    });
    await models.caughtUp();
    expect((await list.execute(new ListLandOverlaps(null, 100))).overlaps).toEqual([]);
  });
});

type Held = readonly [plot: number, project: number];

const overlap = ([one, first]: Held, [other, second]: Held, accepted: object | null): object => ({
  parcels: [
    { cadastralNumber: numberOf(one), projectId: projectOf(first), holding: 'reserved' },
    { cadastralNumber: numberOf(other), projectId: projectOf(second), holding: 'reserved' },
  ],
  overlapHa: '45.2099',
  sharePct: '50.00',
  exceedsLimit: true,
  accepted,
});
