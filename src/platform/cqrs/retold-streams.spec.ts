import { describe, expect, it } from '@jest/globals';
import type { Aggregate } from '../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import { saying } from '../../kernel/eventsourcing/retelling.js';
import { aContext } from '../../../test/support/a-context.js';
import { EventCatalogue, definitionsOf } from '../event-store/event-catalogue.js';
import { MemoryEventLog } from '../event-store/memory/memory-event-log.js';
import { AggregateStreams } from './aggregate-streams.js';
import { EventCodec } from './event-codec.js';

type Paid = DomainEvent<'Paid', { readonly tenge: number; readonly paidOn: string }>;
type Restated = DomainEvent<'Restated', { readonly revision: number; readonly tenge: number; readonly paidOn: string }>;

const purse: Aggregate<number, Paid | Restated> = {
  category: 'purse',
  releases: {
    Paid: { schemaVersion: 1, businessDate: data => data.paidOn },
    Restated: { schemaVersion: 1, businessDate: data => data.paidOn },
  },
  evolution: {
    initialState: 0,
    evolve: (sum, event) => (event.type === 'Paid' ? sum + event.data.tenge : sum),
  },
  retelling: {
    retells: event => event.type === 'Restated',
    retold: history =>
      history.map(event => {
        const last = history.findLast(other => other.type === 'Restated' && other.data.revision === event.revision);
        return last === undefined ? event : saying(event, { ...event.data, tenge: last.data.tenge }, event.occurredOn);
      }),
  },
  regionOf: () => null,
};
const catalogue = new EventCatalogue(definitionsOf(purse.releases));
const aProcess = (log: MemoryEventLog, cachedEvents?: number): AggregateStreams =>
  new AggregateStreams(log, new EventCodec(catalogue, cachedEvents));

let keys = 0;
const say = (streams: AggregateStreams, ...events: (Paid | Restated)[]) =>
  streams.transact(purse, 'p', aContext({ key: `retold ${keys++}` }), () => events);
const paid = (tenge: number): Paid => ({ type: 'Paid', data: { tenge, paidOn: '2026-01-15' } });
const restated = (revision: number, tenge: number): Restated => ({
  type: 'Restated',
  data: { revision, tenge, paidOn: '2026-01-15' },
});
const sumIn = async (streams: AggregateStreams): Promise<number> => (await streams.load(purse, 'p')).state;

describe('a fact that changes how earlier ones are read', () => {
  it('counts for the next decision, in the process that recorded it', async () => {
    const streams = aProcess(new MemoryEventLog());
    await say(streams, paid(300), paid(5));
    await say(streams, restated(0, 30));
    expect(await sumIn(streams)).toBe(35);
    await say(streams, paid(1));
    expect(await sumIn(streams)).toBe(36);
  });

  it('counts in a process that had folded the earlier facts already, and in one that had not', async () => {
    const log = new MemoryEventLog();
    const [one, other] = [aProcess(log), aProcess(log)];
    await say(one, paid(300), paid(5));
    expect(await sumIn(other)).toBe(305);
    await say(one, restated(0, 30), paid(2));
    await say(one, restated(1, 7));
    expect(await sumIn(other)).toBe(39);
    expect(await sumIn(aProcess(log))).toBe(39);
    expect(await sumIn(aProcess(log, 0))).toBe(39);
  });

  it('is not decided on as if nothing had been said: a lost race is decided on the history as it reads then', async () => {
    const log = new MemoryEventLog();
    const [one, other] = [aProcess(log), aProcess(log)];
    await say(one, paid(300));
    await sumIn(other);
    await say(one, restated(0, 30));
    const seen: number[] = [];
    await other.transact(purse, 'p', aContext({ key: 'race' }), sum => {
      seen.push(sum);
      return [paid(1)];
    });
    expect(seen).toEqual([300, 30]);
  });
});
