import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../../../src/platform/event-store/event-log.js';
import type { EventSource } from '../../../src/platform/projections/tuning.js';
import { accounts, opened, paid, Stage, TestLog } from './support.js';

const ACCOUNTS = 50;
const NEAR = 900_000;
const RECORDED_AT = '2026-01-01T00:00:00.000Z';

/** A log that gives whoever is below a position another full page, for ever; there is nothing above it. */
const endless: EventSource = {
  readAll: async ({ after, limit }) => {
    // As a database would: others have their turn between two pages.
    await new Promise(resolve => setImmediate(resolve));
    return after >= NEAR ? [] : Array.from({ length: limit }, (_, index) => eventAt(after + 1 + index));
  },
  readHistory: () => Promise.resolve([]),
  head: () => Promise.resolve({ position: NEAR, recordedAt: null }),
  waitForNews: () => new Promise(resolve => setTimeout(resolve, 5)),
};

function eventAt(position: number): RecordedEvent {
  const revision = Math.floor((position - 1) / ACCOUNTS);
  const { type, data } = revision === 0 ? opened('Aksu') : paid('1');
  const id = `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`;
  return {
    position,
    stream: `account-${position % ACCOUNTS}`,
    revision,
    eventId: id,
    type,
    schemaVersion: 1,
    data: JSON.stringify(data),
    meta: '{}',
    dataHash: '00',
    commandId: id,
    correlationId: id,
    recordedAt: RECORDED_AT,
    ledgerAt: RECORDED_AT,
    occurredOn: '2026-01-01',
  };
}

describe('read models that stand apart in the log', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await Stage.set();
  });
  afterEach(() => stage.end());

  it('are written when their own time is over, whatever another one does meanwhile', async () => {
    const both = [accounts(), accounts(1, 'near')];
    const before = stage.runtime(new TestLog(), both);
    await before.start();
    await before.stop();
    await stage.rows(
      `update rm.projection_generation
          set position = ${NEAR}, event_id = '${eventAt(NEAR).eventId}', event_recorded_at = '${RECORDED_AT}'
        where name = 'near'`,
    );
    const never = { heldEvents: 1_000_000_000, heldRows: 1_000_000_000 };
    const runtime = stage.runtime(endless, both, { tuning: { ...never, heldMs: 200, livePage: 20, catchUpPage: 20 } });
    await runtime.start();
    expect(await runtime.waitFor(['accounts'], 20, 8_000)).toBe(true);
    expect((await runtime.status()).map(({ state }) => state)).toEqual(['running', 'running']);
  });
});
