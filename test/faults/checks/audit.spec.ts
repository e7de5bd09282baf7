import { describe, expect, it } from '@jest/globals';
import type { Attempt, Intrusion, Operation } from '../history.js';
import { commandOf, type StoredEvent } from '../stored.js';
import { checkAudit } from './audit.js';

const operation: Operation = {
  token: 'T1x1z',
  kind: 'meeting',
  client: 'person:7',
  key: 'k',
  abandoned: false,
  attempts: [{ outcome: 'ok' } as Attempt],
};
const stored = (change: Partial<StoredEvent> = {}): StoredEvent =>
  ({
    type: 'MeetingRecorded',
    data: {},
    position: 1,
    commandId: commandOf('person:7', 'k'),
    person: '7',
    correlation: 'T1x1z',
    ...change,
  }) as unknown as StoredEvent;
const record = stored({ type: 'AccessRefused', data: { traceId: 'ff' }, commandId: 'other' });
const refused: Intrusion = { instance: 'a', traceId: 'ff', completed: 100, wanted: 403, status: 403 };

describe('the audit of a run', () => {
  it('is whole when events name person and request, and refusals have their record', () => {
    expect(checkAudit([operation], [refused], [], { events: [stored(), record] })).toEqual([]);
  });

  it('shows an event in the name of another, or of another request', () => {
    expect(checkAudit([operation], [], [], { events: [stored({ person: '8' })] })).toHaveLength(1);
    expect(checkAudit([operation], [], [], { events: [stored({ correlation: 'else' })] })).toHaveLength(1);
  });

  it('shows a refusal without a record, or with two, but not one that died with its process', () => {
    expect(checkAudit([], [refused], [], { events: [] })).toHaveLength(1);
    expect(checkAudit([], [refused], [], { events: [record, record] })).toHaveLength(1);
    expect(checkAudit([], [refused], [{ instance: 'a', at: 900 }], { events: [] })).toEqual([]);
    expect(checkAudit([], [refused], [{ instance: 'b', at: 900 }], { events: [] })).toHaveLength(1);
    expect(checkAudit([], [refused], [{ instance: 'a', at: 99 }], { events: [] })).toHaveLength(1);
  });

  it('shows an intruder who was let in', () => {
    expect(checkAudit([], [{ ...refused, status: 201 }], [], { events: [] })[0]?.text).toContain('answered 201');
    expect(checkAudit([], [{ ...refused, wanted: 401 as const, status: 401 }], [], { events: [] })).toEqual([]);
  });
});
