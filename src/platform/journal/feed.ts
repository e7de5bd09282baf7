import type { AllStreamSubscription, ResolvedEvent } from '@eventstore/db-client';
import type { Timers } from '../event-store/timers.js';
import { eventInStore } from '../event-store/eventstoredb/client-transport.js';
import type { StoreClient } from '../event-store/eventstoredb/store-client.js';
import type { EventInStore, SourcePosition } from '../event-store/eventstoredb/transport.js';

export type FeedItem =
  /** An event of ours. */
  | { readonly kind: 'event'; readonly event: EventInStore }
  /** Somebody changed what the store keeps of a stream of ours. */
  | {
      readonly kind: 'metadata';
      readonly stream: string;
      readonly changes: readonly string[];
      readonly position: SourcePosition;
    }
  /** The store has looked this far and found nothing else of ours. */
  | { readonly kind: 'mark'; readonly position: SourcePosition }
  /** All there was has been said. */
  | { readonly kind: 'caughtUp' };

/** The subscription is over; whatever the reason, one goes on from what was committed. */
export class FeedDropped extends Error {
  override readonly name = 'FeedDropped';
}

export interface FeedOptions {
  readonly store: StoreClient;
  readonly prefix: string;
  readonly after: SourcePosition | null;
  readonly signal: AbortSignal;
  readonly timers: Timers;
  readonly pageSize: number;
  /** After so many silent milliseconds the store is asked whether it has more. */
  readonly silenceMs: number;
  /** True when the store holds events of ours that were not said. */
  readonly isBehind: () => Promise<boolean>;
}

/** Considered at once by the server, and how many such windows until it says how far it has looked. */
const WINDOW = 1_024;
const WINDOWS = 4;
/** What removes events of a stream, now or later. */
const TRUNCATING = ['$maxAge', '$maxCount', '$tb'];

/**
 * `$all` from a position on, in pages, with the marks of the store in the same order as the events: a mark that ran
 * ahead of events still waiting would lose them at the next start. Error, end and silence are all the same: it throws
 * FeedDropped. Ends only with the signal.
 */
export async function* feed(options: FeedOptions): AsyncGenerator<readonly FeedItem[], void, undefined> {
  const { store, prefix, after, signal, timers, pageSize, silenceMs, isBehind } = options;
  const subscription = store.client.subscribeToAll(
    {
      fromPosition: after === null ? 'start' : after,
      resolveLinkTos: false,
      filter: {
        filterOn: 'streamName',
        prefixes: [prefix, `$$${prefix}`],
        maxSearchWindow: WINDOW,
        checkpointInterval: WINDOWS,
        // Into the stream's own queue, behind what was said before it. Never throws: a throw would stall it silently.
        checkpointReached: async (_subscription, position) => inBand(subscription, { kind: 'mark', position }),
      },
      credentials: store.credentials,
    },
    { highWaterMark: pageSize },
  );
  let over: Error | null = null;
  let wake = (): void => undefined;
  const ends = (why: string) => (cause?: unknown) => {
    over ??= new FeedDropped(cause instanceof Error ? `${why}: ${cause.message}` : why, { cause });
    wake();
  };
  subscription.on('error', ends('the subscription failed'));
  subscription.on('end', ends('the server ended the subscription'));
  subscription.on('close', ends('the subscription was closed'));
  subscription.on('caughtUp', () => inBand(subscription, { kind: 'caughtUp' }));
  subscription.on('readable', () => wake());
  const stop = (): void => wake();
  signal.addEventListener('abort', stop, { once: true });
  try {
    while (!signal.aborted) {
      const page = take(subscription, pageSize, prefix);
      if (page.length > 0) {
        yield page;
        continue;
      }
      if (over !== null) throw over as Error;
      const silent = await new Promise<boolean>(resolve => {
        const cancel = timers.after(silenceMs, () => resolve(true));
        wake = () => (cancel(), resolve(false));
        if (signal.aborted || over !== null || subscription.readableLength > 0) wake();
      });
      if (silent && (await isBehind())) throw new FeedDropped('the subscription fell silent');
    }
  } finally {
    signal.removeEventListener('abort', stop);
    subscription.unsubscribe().catch(() => undefined);
    subscription.destroy();
  }
}

type InBand = Extract<FeedItem, { kind: 'mark' | 'caughtUp' }>;

function inBand(subscription: AllStreamSubscription, item: InBand): void {
  if (!subscription.destroyed && !subscription.readableEnded) subscription.push(item);
}

function take(subscription: AllStreamSubscription, most: number, prefix: string): readonly FeedItem[] {
  const page: FeedItem[] = [];
  while (page.length < most) {
    const item = subscription.read() as ResolvedEvent | InBand | null;
    if (item === null) break;
    const read = 'kind' in item ? item : itemOf(item, prefix);
    if (read !== null) page.push(read);
  }
  return page;
}

/** Null: neither ours nor about ours. The filter is the server's; that it holds is not taken for granted. */
function itemOf(resolved: ResolvedEvent, prefix: string): FeedItem | null {
  const event = eventInStore(resolved, prefix);
  if (event !== null) return { kind: 'event', event };
  const about = eventInStore(resolved, `$$${prefix}`);
  const metadata = resolved.event?.data;
  if (about === null) return null;
  const readable = typeof metadata === 'object' && metadata !== null && resolved.event?.isJson === true;
  const changes = readable ? TRUNCATING.filter(name => name in metadata) : ['metadata that cannot be read'];
  return { kind: 'metadata', stream: about.stream, changes, position: about.position };
}
