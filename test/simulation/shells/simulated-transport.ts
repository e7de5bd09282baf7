import {
  StoreConflict,
  StoreFailure,
  type EventInStore,
  type EventToStore,
  type StoreTransport,
  type StreamRange,
} from '../../../src/platform/event-store/eventstoredb/transport.js';
import type { Process } from '../machinery/process.js';
import { WrongExpectedVersion } from '../servers/event-store.js';
import type { World } from '../world.js';

/** What became of the appends of one command in one process: for the labels, never for an answer. */
export interface Sendings {
  sent: number;
  acknowledged: number;
  refused: number;
}

/** A client of the simulated server: what `transport.ts` promises, over a way that loses, delays and repeats. */
export class SimulatedTransport implements StoreTransport {
  /** By command id. */
  readonly sendings = new Map<string, Sendings>();

  constructor(
    private readonly world: World,
    private readonly process: Process,
  ) {}

  async append(stream: string, expected: number, events: readonly EventToStore[], deadlineMs: number): Promise<void> {
    const { world, process } = this;
    const sendings = this.#sendingsOf(events);
    sendings.sent++;
    const append = (): void => {
      const outcome = world.store.append(stream, expected, events);
      if (outcome === 'stored') {
        if (!process.alive) world.saw('stored after its sender died');
        else if (sendings.sent > 1) world.saw('stored by a later sending of the same');
        return;
      }
      const [first] = world.store.read(stream, { from: expected + 1, limit: 1 });
      world.saw(
        first?.meta === events[0]?.meta
          ? 'sent again, and known by its ids'
          : 'the ids stood there as another taker wrote them',
      );
    };
    try {
      await this.#within(deadlineMs, 'unknown', () =>
        world.network.call({
          from: process,
          to: 'store',
          what: `append to ${stream} after ${expected}`,
          serve: append,
          notSent: () => new StoreFailure('not-applied', true, 'not sent'),
          broken: () => new StoreFailure('unknown', !world.chance.happens(0.1), 'the line broke'),
          mayRepeat: true,
          onUnheard: why => world.saw(`stored, and ${why}`),
        }),
      );
      sendings.acknowledged++;
    } catch (error) {
      if (!(error instanceof WrongExpectedVersion)) throw error;
      sendings.refused++;
      throw new StoreConflict(error.actual);
    }
  }

  read(stream: string, range: StreamRange, deadlineMs: number): Promise<readonly EventInStore[]> {
    const { world, process } = this;
    return this.#within(deadlineMs, 'not-applied', () =>
      world.network.call({
        from: process,
        to: 'store',
        what: `read ${stream}${range.backwards === true ? ' from its end' : ` from ${range.from ?? 0}`}`,
        serve: () => world.store.read(stream, range),
        notSent: () => new StoreFailure('not-applied', true, 'not sent'),
        broken: () => new StoreFailure('not-applied', true, 'the line broke'),
      }),
    );
  }

  #within<T>(deadlineMs: number, outcome: 'unknown' | 'not-applied', work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = this.process.later(deadlineMs, `${this.process.name}: the store's deadline`, () =>
        reject(new StoreFailure(outcome, true, `no answer within ${Math.round(deadlineMs)} ms`)),
      );
      work().then(
        value => (cancel(), resolve(value)),
        (error: unknown) => (cancel(), reject(error as Error)),
      );
    });
  }

  #sendingsOf(events: readonly EventToStore[]): Sendings {
    const { commandId } = JSON.parse(events[0]?.meta ?? '{}') as { commandId: string };
    let sendings = this.sendings.get(commandId);
    if (sendings === undefined) this.sendings.set(commandId, (sendings = { sent: 0, acknowledged: 0, refused: 0 }));
    return sendings;
  }
}
