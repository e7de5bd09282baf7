import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../test/support/a-context.js';
import { given } from '../../../test/support/given.js';
import { INVESTOR_ID, MANAGER, OFFICER } from '../../../test/support/people.js';
import { fold } from '../../kernel/eventsourcing/decider.js';
import { investorAggregate, lastScreening } from '../domain/investor.js';
import type { InvestorEvent } from '../domain/investor.events.js';
import { investorCard } from '../investor-card/investor-card.js';
import { screenInvestor, ScreenInvestor, type Screening } from './screen-investor.js';

const investor = given(investorAggregate, screenInvestor);

const REGISTERED: InvestorEvent = {
  type: 'InvestorRegistered',
  data: {
    investorId: INVESTOR_ID,
    legalName: { kk: 'KK-KIUNSEN', ru: 'KK-KIUNSEN', en: 'KK-KIUNSEN' },
    country: 'KR',
    bin: null,
    lei: null,
    foreignSharePct: '100.00',
    representativePersonIds: [],
    registeredOn: '2018-11-09',
    registeredBy: OFFICER,
  },
};

const CLEAR: Screening = {
  screeningId: 's-1',
  lists: ['un_sanctions', 'tax_debtors'],
  result: 'clear',
  findings: null,
  screenedOn: '2018-11-12',
};

const screen = (over: Partial<Screening> = {}, context: ContextOf = {}): ScreenInvestor =>
  new ScreenInvestor(INVESTOR_ID, { ...CLEAR, ...over }, aContext(context));

const screened = (over: Partial<Screening> = {}): Extract<InvestorEvent, { type: 'InvestorScreened' }> => ({
  type: 'InvestorScreened',
  data: { investorId: INVESTOR_ID, ...CLEAR, ...over, screenedBy: OFFICER },
});

describe('screen an investor', () => {
  it('says in which lists it was looked up, and that nothing was found', () => {
    investor([REGISTERED]).when(screen()).thenRecorded(screened());
    const early = { screenedOn: '2018-10-01' };
    investor([REGISTERED]).when(screen(early)).thenRecorded(screened(early));
  });

  it('says what was found where something was', () => {
    const match = { result: 'match', findings: 'A tax debt of 3 million KZT' } as const;
    investor([REGISTERED]).when(screen(match)).thenRecorded(screened(match));
    investor([REGISTERED])
      .when(screen({ result: 'match' }))
      .thenRefused('investor.match-without-findings');
  });

  it('keeps each screening once, whoever brings it again (ruling 28)', () => {
    const history = [REGISTERED, screened()];
    investor(history).when(screen()).thenNothing();
    investor(history)
      .when(screen({}, { person: MANAGER }))
      .thenNothing();
    for (const over of [
      { lists: ['un_sanctions'] },
      { lists: ['un_sanctions', 'bankruptcy'] },
      { result: 'match', findings: 'A tax debt' },
      { findings: 'Nothing was found' },
      { screenedOn: '2018-11-13' },
    ] as const) {
      investor(history).when(screen(over)).thenRefused('investor.screening-id-reused', { screeningId: 's-1' });
    }
  });

  it('is not dated after today', () => {
    investor([REGISTERED])
      .when(screen({}, { today: '2018-11-11' }))
      .thenRefused('investor.dated-in-the-future', { screenedOn: '2018-11-12' });
  });

  it('needs an investor who is registered', () => {
    investor([]).when(screen()).thenRefused('investor.not-registered', { investorId: INVESTOR_ID });
    investor([{ type: 'InvestorRegistrationLapsed', data: { registrationId: 'r', lapsedOn: '2018-11-09' } }])
      .when(screen())
      .thenRefused('investor.not-registered');
  });

  it('counts by its day: an older one that comes in late changes nothing', () => {
    const match = screened({ screeningId: 's-2', result: 'match', findings: 'A tax debt', screenedOn: '2019-01-10' });
    const folded = (events: readonly InvestorEvent[]) => fold(investorAggregate.evolution, events);
    expect(lastScreening(folded([]))).toBeNull();
    expect(lastScreening(folded([REGISTERED]))).toBeNull();
    expect(lastScreening(folded([REGISTERED, match, screened()]))?.screeningId).toBe('s-2');
    const sameDay = screened({ screeningId: 's-3', screenedOn: '2019-01-10' });
    expect(lastScreening(folded([REGISTERED, match, sameDay]))?.screeningId).toBe('s-3');
    expect(investorCard(folded([REGISTERED, screened(), match]))?.screening).toEqual({
      screeningId: 's-2',
      result: 'match',
      screenedOn: '2019-01-10',
    });
  });
});
