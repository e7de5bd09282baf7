import { describe, expect, it } from '@jest/globals';
import { automationContext, stepContext } from './contexts.js';

const CAUSE = {
  automation: 'when-instruction-overdue-note-it',
  commandId: '3b0b9d1e-55a7-5c0e-8f57-201812150001',
  correlationId: 'letter-41',
  causationId: '3b0b9d1e-55a7-5c0e-8f57-201811300001',
  now: '2018-12-14T18:00:00.100Z',
  today: '2018-12-15',
};

describe('the register itself acting', () => {
  it('bears the name of the automation that an event asked', () => {
    const { actor, source } = automationContext(CAUSE);
    expect(actor).toMatchObject({
      personId: null,
      client: 'machine:when-instruction-overdue-note-it',
      role: 'machine',
    });
    expect(source).toEqual({ system: 'register', version: '1', channel: 'automation' });
  });

  it('is the timer where a date was reached, and the source says whose timer it was', () => {
    const context = automationContext({ ...CAUSE, byTimer: true });
    expect(context.actor).toMatchObject({ personId: null, client: 'machine:timer', role: 'machine' });
    expect(context.source).toEqual({ system: 'when-instruction-overdue-note-it', version: '1', channel: 'timer' });
    expect(stepContext(context, 'parcel').actor.client).toBe('machine:timer');
  });

  it('asks under the same command id and for the same body either way', () => {
    const [byEvent, byTimer] = [automationContext(CAUSE), automationContext({ ...CAUSE, byTimer: true })];
    expect([byTimer.commandId, byTimer.fingerprint]).toEqual([byEvent.commandId, byEvent.fingerprint]);
  });
});
