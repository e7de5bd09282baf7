import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../event-store/event-log.js';
import { DecodedPage, decodePlainly } from './event-decoder.js';
import type { ProjectedEvent } from './projected-event.js';

const COMMAND_ID = '8f0a2f54-6a0e-5f0b-9a3b-0d6b3f3a1c11';
const recorded = {
  position: 7,
  stream: 'project-1',
  revision: 0,
  type: 'ProposalRegistered',
  data: '{}',
  correlationId: 'visit of the delegation',
  commandId: COMMAND_ID,
  ledgerAt: '2018-11-09T06:00:00.000Z',
  meta: '{"actor":{"client":"akimat","role":"project_officer"},"causationId":null}',
} as unknown as RecordedEvent;

const factOf = (readsEnvelope: boolean): ProjectedEvent =>
  (new DecodedPage([recorded], decodePlainly, readsEnvelope).at(0) as readonly ProjectedEvent[])[0]!;

describe('the envelope of an event', () => {
  it.each(['actor', 'source', 'causationId', 'commandId', 'ledgerAt'] as const)(
    'keeps its %s from a fold that has not asked for it, whatever the source has',
    property => expect(() => factOf(false)[property]).toThrow('declare readsEnvelope'),
  );

  it('is given to a fold that has declared that it reads it', () => {
    const { actor, commandId, ledgerAt } = factOf(true);
    expect({ role: actor?.role, commandId, ledgerAt }).toEqual({
      role: 'project_officer',
      commandId: COMMAND_ID,
      ledgerAt: '2018-11-09T06:00:00.000Z',
    });
  });

  it('gives everybody the correlation: automations pass it on', () => {
    expect(factOf(false).correlationId).toBe('visit of the delegation');
  });
});
