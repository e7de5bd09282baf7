import type { EventMeta } from '../envelope.js';
import type { Budget } from './budget.js';
import type { EventInStore, StoreTransport } from './transport.js';

/** The events of one command: they stand together, since they were appended together. */
export interface CommandRun {
  readonly stream: string;
  readonly events: readonly EventInStore[];
  /** How many, where they were not read. */
  readonly count?: number;
  /** Of the stream after the command. */
  readonly lastRevision: number;
}

const PAGE = 200;
/** More than any command records. */
const RUN = 50;

/** The command an event was recorded by; null when its envelope is unreadable. */
export function commandIdOfEvent({ meta }: Pick<EventInStore, 'meta'>): string | null {
  if (meta === null) return null;
  const envelope = JSON.parse(meta) as Partial<EventMeta> | null;
  return envelope?.commandId ?? null;
}

/** The run that begins at a revision; null when the event there is not of this command. */
export async function readRun(
  transport: StoreTransport,
  commandId: string,
  stream: string,
  from: number,
  budget: Budget,
): Promise<CommandRun | null> {
  const events: EventInStore[] = [];
  for (;;) {
    const page = await budget.reading(ms => transport.read(stream, { from: from + events.length, limit: RUN }, ms));
    const end = page.findIndex(event => commandIdOfEvent(event) !== commandId);
    events.push(...(end < 0 ? page : page.slice(0, end)));
    if (end >= 0 || page.length < RUN) break;
  }
  return events.length === 0 ? null : { stream, events, lastRevision: from + events.length - 1 };
}

/** The run anywhere in a stretch of a stream; `to` is where its first event may stand at the latest. */
export async function findRun(
  transport: StoreTransport,
  commandId: string,
  stream: string,
  { from, to = Number.MAX_SAFE_INTEGER }: { readonly from: number; readonly to?: number | undefined },
  budget: Budget,
): Promise<CommandRun | null> {
  for (let next = from; next <= to;) {
    const limit = Math.min(PAGE, to - next + 1);
    const page = await budget.reading(ms => transport.read(stream, { from: next, limit }, ms));
    const first = page.find(event => commandIdOfEvent(event) === commandId);
    if (first !== undefined) return readRun(transport, commandId, stream, first.revision, budget);
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return null;
    next = last.revision + 1;
  }
  return null;
}
