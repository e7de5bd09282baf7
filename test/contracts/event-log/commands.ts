import { createHash, randomUUID } from 'node:crypto';
import type { Json } from '../../../src/kernel/eventsourcing/domain-event.js';
import { encodeEvent } from '../../../src/platform/event-store/envelope.js';
import type { AppendCommand, Expected } from '../../../src/platform/event-store/event-log.js';

export interface CommandParts {
  readonly stream?: string;
  readonly expected?: Expected;
  readonly commandId?: string;
  /** What the caller asked for: another body is another fingerprint. */
  readonly body?: string;
  /** How many events, or the data of each. */
  readonly events?: number | readonly Json[];
  /** Milliseconds since 1970. */
  readonly now?: number;
}

export const aStream = (): string => `project-${randomUUID()}`;

export const at = (revision: number): Expected => (revision < 0 ? 'none' : { revision });

/** A command as AggregateStreams would build it: real envelopes, real hashes. */
export function aCommand(parts: CommandParts = {}): AppendCommand {
  const { stream = aStream(), expected = 'none', commandId = randomUUID(), body = 'a body' } = parts;
  const { events = 1, now = Date.now() } = parts;
  const fingerprint = createHash('sha256').update(body).digest('hex');
  const datas =
    typeof events === 'number' ? Array.from({ length: events }, (_, i) => ({ physicalPct: `${i}.00` })) : events;
  const from = expected === 'none' ? 0 : expected.revision + 1;
  const recordedAt = new Date(now).toISOString();
  return {
    commandId,
    fingerprint,
    stream,
    expected,
    events: datas.map((data, index) =>
      encodeEvent({
        event: { type: 'ProgressReported', data },
        schemaVersion: 1,
        stream,
        revision: from + index,
        index,
        occurredOn: recordedAt.slice(0, 10),
        context: {
          commandId,
          fingerprint,
          correlationId: commandId,
          causationId: null,
          actor: {
            personId: 'p-1',
            client: 'person:p-1',
            organisationId: 'org-1',
            role: 'project_officer',
            onBehalfOf: null,
          },
          source: { system: 'console', version: '1', channel: 'http' },
          now: recordedAt,
        },
        salt: Buffer.alloc(16, index),
      }),
    ),
  };
}

/** A seeded generator (mulberry32), so that a random test can be run again: its seed is in the test's output. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function aSeed(what: string): number {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));
  console.info(`${what}: SEED=${seed}`);
  return seed;
}
