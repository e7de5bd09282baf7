import { describe, expect, it } from '@jest/globals';
import type { AppendCommand, AppendResult } from '../event-store/event-log.js';
import { LogUnavailable } from '../event-store/event-log.errors.js';
import { decodeMeta } from '../event-store/envelope.js';
import { EventCatalogue } from '../event-store/event-catalogue.js';
import { MemoryEventLog } from '../event-store/memory/memory-event-log.js';
import { ACCESS_AUDIT_EVENTS, AccessAudit } from './access-audit.js';
import { RefusalLog } from './refusal-log.js';
import type { AccessRefusal } from './refusals.js';

const refusal = (nth = 0): AccessRefusal => ({
  at: '2026-11-22T20:30:00.000Z',
  action: 'projects.approve-proposal',
  reason: 'role',
  client: `person:p-${nth}`,
  personId: `p-${nth}`,
  organisationId: 'o',
  method: 'POST',
  route: '/v1/projects/:projectId/approvals',
  traceId: 't',
});

/** A log that fails as the test says: `lost` stores and loses the answer. */
class FailingLog extends MemoryEventLog {
  fail: 'no' | 'away' | 'lost' = 'no';
  appends = 0;
  override async append(command: AppendCommand): Promise<AppendResult> {
    this.appends++;
    if (this.fail === 'away') throw new LogUnavailable('not-applied', 'away');
    const result = await super.append(command);
    if (this.fail === 'lost') throw new LogUnavailable('unknown', 'no answer');
    return result;
  }
}

const started = (log = new FailingLog()) => {
  const pending: (() => void)[] = [];
  const warnings: object[] = [];
  let dropped = 0;
  const audit = new AccessAudit({
    log,
    instance: 'a',
    logger: { warn: ((fields: object) => void warnings.push(fields)) as never },
    dropped: count => (dropped += count),
    now: () => Date.parse('2026-11-22T20:30:01Z'),
    later: run => void pending.push(run),
  });
  const second = async (): Promise<void> => {
    for (const run of pending.splice(0)) run();
    await new Promise(resolve => setTimeout(resolve, 5));
  };
  return {
    log,
    audit,
    pending,
    warnings,
    second,
    dropped: () => dropped,
    events: () => log.readStream('audit-access-a'),
  };
};

describe('the access audit', () => {
  it('keeps each refusal as an event that this release can read', async () => {
    const { audit, events } = started();
    audit.record(refusal(1));
    await audit.flush();
    const [event] = await events();
    expect(new EventCatalogue(ACCESS_AUDIT_EVENTS).decode(event!)).toEqual([
      { type: 'AccessRefused', data: refusal(1) },
    ]);
    // 20:30 UTC is the next day in Almaty.
    expect(event!.occurredOn).toBe('2026-11-23');
    expect(decodeMeta(event!.meta).actor).toMatchObject({
      client: 'machine:access-audit',
      role: 'machine',
      personId: null,
    });
  });

  it('writes at most once a second, whatever comes in', async () => {
    const { audit, log, second, events } = started();
    for (let nth = 0; nth < 90; nth++) audit.record(refusal(nth));
    expect(log.appends).toBe(0);
    await second();
    expect(log.appends).toBe(1);
    expect((await events()).map(({ revision }) => revision)).toEqual(Array.from({ length: 90 }, (_, nth) => nth));
  });

  it('keeps the order over many batches', async () => {
    const { audit, events } = started();
    for (let nth = 0; nth < 350; nth++) audit.record(refusal(nth));
    await audit.flush();
    const clients = (await events()).map(({ data }) => (JSON.parse(data) as AccessRefusal).client);
    expect(clients).toEqual(Array.from({ length: 350 }, (_, nth) => `person:p-${nth}`));
  });

  it('records once when the answer of the log was lost', async () => {
    const { audit, log, second, events } = started();
    audit.record(refusal(1));
    log.fail = 'lost';
    await second();
    log.fail = 'no';
    audit.record(refusal(2));
    await second();
    await audit.flush();
    expect((await events()).map(({ data }) => (JSON.parse(data) as AccessRefusal).client)).toEqual([
      'person:p-1',
      'person:p-2',
    ]);
  });

  it('waits out a log that is away, drops the newest beyond its bound, and says how many', async () => {
    const { audit, log, second, warnings, dropped, events } = started();
    log.fail = 'away';
    for (let nth = 0; nth < 1_200; nth++) audit.record(refusal(nth));
    await second();
    expect(dropped()).toBe(200);
    expect(warnings).toContainEqual({ dropped: 200 });
    log.fail = 'no';
    await audit.flush();
    expect(await events()).toHaveLength(1_000);
  });

  it('goes on after another process with its name', async () => {
    const log = new FailingLog();
    const [one, other] = [started(log), started(log)];
    for (const { audit } of [one, other, one, other]) {
      audit.record(refusal());
      await audit.flush();
    }
    expect(await one.events()).toHaveLength(4);
  });

  it('tells whoever stops the process when it cannot write', async () => {
    const { audit, log } = started();
    log.fail = 'away';
    audit.record(refusal());
    await expect(audit.flush()).rejects.toBeInstanceOf(LogUnavailable);
    log.fail = 'no';
    await audit.flush();
  });
});

describe('requests that are nobody’s', () => {
  it('are counted one by one and logged 20 a second, so that a guesser fills no disk', () => {
    let now = 0;
    const lines: object[] = [];
    const counted: string[] = [];
    const log = new RefusalLog({
      logger: { warn: ((fields: object) => void lines.push(fields)) as never },
      metrics: { unauthenticated: ({ reason }) => void counted.push(reason!), forbidden: () => undefined },
      audit: { record: () => undefined },
      clock: () => now,
    });
    const request = { fault: 'unknown-or-wrong', keyId: 'k', method: 'GET', route: '/v1/x', traceId: 't' } as const;
    for (let nth = 0; nth < 1_000; nth++) log.unauthenticated(request);
    expect([counted.length, lines.length]).toEqual([1_000, 20]);
    now = 1_000;
    log.unauthenticated(request);
    expect(lines.slice(20)).toEqual([{ requests: 980 }, request]);
  });
});
