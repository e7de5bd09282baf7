import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import type { Aggregate } from '../../../src/kernel/eventsourcing/aggregate.js';
import type { CommandContext } from '../../../src/kernel/eventsourcing/command-context.js';
import { investorAggregate } from '../../../src/investors/index.js';
import { parcelAggregate } from '../../../src/land-registry/index.js';
import { EventCodec } from '../../../src/platform/cqrs/event-codec.js';
import type { EventToAppend } from '../../../src/platform/event-store/event-log.js';
import { encodeBatch } from '../../../src/platform/event-store/postgres/batch-text.js';
import { projectAggregate } from '../../../src/projects/domain/project.js';
import { aContext } from '../../support/a-context.js';
import { aParcel } from '../../support/a-parcel.js';
import { aProject } from '../../support/a-project.js';
import { testCatalogue } from '../../support/a-register.js';
import { INVESTOR_ID, INVESTOR_REP, OFFICER, OTHER_PROJECT_ID, PROJECT_ID } from '../../support/people.js';
import { append } from '../servers/append-function.js';
import { copyRows } from '../servers/journal-functions.js';
import type { World } from '../world.js';

/** Two that fight for land, and one that everybody writes to. */
export const LAND_PROJECTS = [PROJECT_ID, OTHER_PROJECT_ID] as const;
export const BUSY_PROJECT = '5b0f7a10-8d5e-5c56-b1a4-201811090003';
export const PARCELS = ['19-293-045-101', '19-293-045-102'] as const;

interface Opening {
  readonly stream: string;
  readonly context: CommandContext;
  readonly events: readonly EventToAppend[];
}

let openings: readonly Opening[] | null = null;

/** What is in the store when the world begins, and copied already: three projects with a history, two parcels, one investor. */
export function open(world: World): void {
  openings ??= madeOnce();
  for (const { stream, context, events } of openings) {
    const { commandId, fingerprint } = context;
    if (world.home === 'eventstoredb') {
      world.store.append(
        stream,
        -1,
        events.map(({ eventId: id, type, data, meta }) => ({ id, type, data, meta })),
      );
      copyRows(
        world.tables,
        events.map((event, revision) => ({ ...event, stream, revision, commandId, fingerprint })),
      );
      continue;
    }
    const command = { commandId, fingerprint, stream, expected: 'none' as const, events };
    append(world.tables, encodeBatch([{ command, waitedMs: 0 }]), Date.parse(context.now));
  }
  world.tables.journal = { ...world.tables.journal, mark: world.store.lastUpTo(null)[0]?.position ?? null };
}

function madeOnce(): readonly Opening[] {
  const registered = aProject().landRequested().concluded().events;
  const investor = {
    type: 'InvestorRegistered',
    data: {
      investorId: INVESTOR_ID,
      legalName: { kk: 'Инвестор', ru: 'Инвестор', en: 'Investor' },
      country: 'KR',
      bin: null,
      lei: null,
      foreignSharePct: '100.00',
      representativePersonIds: [INVESTOR_REP],
      registeredOn: '2018-11-01',
      registeredBy: OFFICER,
    },
  } as const;
  return [
    ...LAND_PROJECTS.map(id => opening(projectAggregate, id, registered)),
    opening(projectAggregate, BUSY_PROJECT, registered),
    ...PARCELS.map(cadastralNumber =>
      opening(
        parcelAggregate,
        cadastralNumber,
        aParcel({ cadastralNumber, cadastralNumberAsGiven: cadastralNumber, areaHa: '10.0000' }).events,
      ),
    ),
    opening(investorAggregate, INVESTOR_ID, [investor]),
  ];
}

function opening<State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
  key: string,
  events: readonly Event[],
): Opening {
  const stream = `${aggregate.category}-${key}`;
  const context = aContext({ key: `opening-${stream}` });
  let drawn = 0;
  const codec = new EventCodec(testCatalogue, 0, () => Buffer.alloc(16, ++drawn));
  return { stream, context, events: codec.encode(aggregate, stream, -1, events, context) };
}
