import { describe, expect, it } from '@jest/globals';
import { lateRecord, type RecordedFact } from './late-records.js';

const fact = (over: Partial<RecordedFact>): RecordedFact => ({
  eventId: 'event-1',
  stream: 'project-p',
  type: 'InvestmentDisbursed',
  revision: 7,
  position: 42,
  occurredOn: '2019-03-15',
  recordedAt: '2019-05-10T06:00:00.000Z',
  ...over,
});

describe('a late record', () => {
  it('says when the fact was, when it was recorded, and how many days lie between', () => {
    expect(lateRecord(fact({}))).toEqual({
      eventId: 'event-1',
      projectId: 'p',
      type: 'InvestmentDisbursed',
      revision: 7,
      occurredOn: '2019-03-15',
      recordedOn: '2019-05-10',
      daysLate: 56,
      recordedPosition: 42,
    });
  });

  it('is one of more than five working days, by the day in Almaty', () => {
    // Friday 5 April; the fifth working day after it is Friday 12.
    const friday = { occurredOn: '2019-04-05' };
    expect(lateRecord(fact({ ...friday, recordedAt: '2019-04-12T17:59:00.000Z' }))).toBeNull();
    expect(lateRecord(fact({ ...friday, recordedAt: '2019-04-14T06:00:00.000Z' }))).toBeNull();
    expect(lateRecord(fact({ ...friday, recordedAt: '2019-04-14T18:00:00.000Z' }))).toMatchObject({
      recordedOn: '2019-04-15',
    });
  });

  it('does not count holidays, nor the days they are moved to', () => {
    // Nauryz, 21 to 23 March 2019, frees Monday 25 too.
    const fridayBefore = { occurredOn: '2019-03-15', recordedAt: '2019-03-26T06:00:00.000Z' };
    expect(lateRecord(fact(fridayBefore))).toBeNull();
    expect(lateRecord(fact({ ...fridayBefore, recordedAt: '2019-03-28T06:00:00.000Z' }))).not.toBeNull();
  });
});
