import { describe, expect, it } from '@jest/globals';
import type { EventToEncode } from './envelope.js';
import { canonicalJson } from './canonical-json.js';
import { dataHash } from './data-hash.js';
import { decodeMeta, encodeEvent } from './envelope.js';
import { eventIdOf } from './ids.js';

const salt = Buffer.alloc(16, 7);
const input: EventToEncode = {
  event: { type: 'ProposalRegistered', data: { title: 'Жел «Қайнар» "2"', capacityMw: '50.000000' } },
  schemaVersion: 2,
  stream: 'project-7b1f2c1e-0000-4000-8000-000000000001',
  revision: 4,
  index: 1,
  occurredOn: '2026-01-10',
  context: {
    commandId: '31aabbe4-11f9-5544-aa92-ea7568b2cdfd',
    fingerprint: 'ab'.repeat(32),
    correlationId: 'req "1"\u0007',
    causationId: null,
    actor: {
      personId: 'p-1',
      client: 'person:p-1',
      organisationId: 'org-1',
      role: 'project_officer',
      onBehalfOf: null,
    },
    source: { system: 'console', version: '1.2', channel: 'http' },
    now: '2026-01-12T05:00:00.123Z',
  },
  salt,
};

describe('the envelope', () => {
  it('has exactly the fields of ruling 21 and the fingerprint', () => {
    const meta = decodeMeta(encodeEvent(input).meta);
    expect(Object.keys(meta).sort()).toEqual(
      ['actor', 'att', 'causationId', 'commandId', 'correlationId', 'eventId', 'fingerprint', 'occurredOn', 'pii',
        'recordedAt', 'revision', 'salt', 'schemaVersion', 'sig', 'source', 'stream', 'type'], // prettier-ignore
    );
    expect(meta).toEqual({
      eventId: eventIdOf(input.context.commandId, 1),
      type: 'ProposalRegistered',
      schemaVersion: 2,
      stream: input.stream,
      revision: 4,
      occurredOn: '2026-01-10',
      recordedAt: '2026-01-12T05:00:00.123Z',
      actor: input.context.actor,
      source: input.context.source,
      commandId: input.context.commandId,
      fingerprint: input.context.fingerprint,
      correlationId: input.context.correlationId,
      causationId: null,
      salt: salt.toString('base64url'),
      att: [],
      pii: [],
      sig: [],
    });
  });

  it('is canonical although it is written by hand', () => {
    const withAll: EventToEncode = {
      ...input,
      context: {
        ...input.context,
        causationId: 'c"1',
        actor: { ...input.context.actor, personId: null, onBehalfOf: 'org "2"' },
      },
    };
    for (const each of [input, withAll]) {
      const { meta } = encodeEvent(each);
      expect(meta).toBe(canonicalJson(JSON.parse(meta)));
    }
  });

  it('hashes the data bytes that are stored, under the salt that is stored', () => {
    const encoded = encodeEvent(input);
    expect(encoded.data).toBe(canonicalJson(input.event.data));
    expect(encoded.dataHash).toBe(dataHash(Buffer.from(decodeMeta(encoded.meta).salt, 'base64url'), encoded.data));
  });

  it('copies into the columns what meta says', () => {
    const encoded = encodeEvent(input);
    const meta = decodeMeta(encoded.meta);
    for (const field of [
      'eventId',
      'type',
      'schemaVersion',
      'correlationId',
      'causationId',
      'recordedAt',
      'occurredOn',
    ] as const) {
      expect(encoded[field]).toBe(meta[field]);
    }
    expect(encoded.actor).toBe(meta.actor.client);
  });

  it('refuses data without a canonical form before anything is sent', () => {
    expect(() => encodeEvent({ ...input, event: { type: 'X', data: { amount: 1.5 } } })).toThrow('/amount');
  });
});
