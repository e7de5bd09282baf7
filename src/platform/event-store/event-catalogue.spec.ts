import { describe, expect, it } from '@jest/globals';
import { EventCatalogue, definitionsOf, type EventDefinition, type RetiredDefinition } from './event-catalogue.js';
import { IntegrityViolation, NewerHistory } from './event-log.errors.js';

const businessDateOf = (data: { on: string }): string => data.on;
const moved: EventDefinition = {
  type: 'Moved',
  schemaVersion: 3,
  upcasters: {
    1: (data: { m: number }) => [{ type: 'Moved', schemaVersion: 2, data: { cm: data.m * 100 } }],
    2: (data: { cm: number }) => [{ type: 'Moved', schemaVersion: 3, data: { mm: data.cm * 10 } }],
  },
  businessDateOf,
};
const split: RetiredDefinition = {
  type: 'MovedAndNoted',
  schemaVersion: 1,
  retired: true,
  upcasters: {
    1: (data: { m: number; note: string | null }) => [
      { type: 'Moved', schemaVersion: 1, data: { m: data.m } },
      ...(data.note === null ? [] : [{ type: 'Noted', schemaVersion: 1, data: { note: data.note } }]),
    ],
  },
};
const noise: RetiredDefinition = { type: 'Noise', schemaVersion: 1, retired: true, upcasters: { 1: () => [] } };
const noted: EventDefinition = { type: 'Noted', schemaVersion: 1, businessDateOf };
const catalogue = new EventCatalogue([moved, split, noise, noted]);

const stored = (type: string, schemaVersion: number, data: unknown) => ({
  type,
  schemaVersion,
  stream: 'thing-1',
  data: typeof data === 'string' ? data : JSON.stringify(data),
});

describe('the event catalogue', () => {
  it('reads an event of today as it is stored', () => {
    expect(catalogue.decode(stored('Moved', 3, { mm: 5 }))).toEqual([{ type: 'Moved', data: { mm: 5 } }]);
  });

  it('brings an older version up one version at a time', () => {
    expect(catalogue.decode(stored('Moved', 1, { m: 2 }))).toEqual([{ type: 'Moved', data: { mm: 2000 } }]);
  });

  it('lets one event become several, each brought up to today', () => {
    expect(catalogue.decode(stored('MovedAndNoted', 1, { m: 1, note: 'n' }))).toEqual([
      { type: 'Moved', data: { mm: 1000 } },
      { type: 'Noted', data: { note: 'n' } },
    ]);
  });

  it('lets an event become none', () => {
    expect(catalogue.decode(stored('Noise', 1, {}))).toEqual([]);
  });

  it.each([
    ['an unknown type', 'Sealed', 1],
    ['a version newer than this release', 'Moved', 4],
  ])('refuses %s as newer history, naming stream and type', (_what, type, version) => {
    expect(() => catalogue.decode(stored(type, version, {}))).toThrow(new NewerHistory('thing-1', type));
  });

  it('calls data that is no JSON an integrity violation', () => {
    expect(() => catalogue.decode(stored('Moved', 3, '{'))).toThrow(IntegrityViolation);
  });

  it('ends when upcasters feed each other', () => {
    const ring = new EventCatalogue([
      {
        type: 'A',
        schemaVersion: 1,
        retired: true,
        upcasters: { 1: () => [{ type: 'A', schemaVersion: 1, data: 0 }] },
      },
    ]);
    expect(() => ring.decode(stored('A', 1, {}))).toThrow(IntegrityViolation);
  });

  it('does not start when a version has no way up, or a type is defined twice', () => {
    expect(() => new EventCatalogue([{ ...moved, upcasters: { 1: moved.upcasters![1]! } }])).toThrow(
      'Moved 2 has no upcaster',
    );
    expect(() => new EventCatalogue([noted, noted])).toThrow('Noted is defined twice');
  });

  it('takes the table of releases that a context keeps', () => {
    type Opened = { type: 'Opened'; data: { on: string } };
    const releases = { Opened: { schemaVersion: 1, businessDate: (data: Opened['data']) => data.on } };
    const [opened] = definitionsOf<Opened>(releases);
    expect(opened?.businessDateOf({ on: '2026-01-01' } as never)).toBe('2026-01-01');
    expect(new EventCatalogue([opened!]).types).toEqual(['Opened']);
  });
});
