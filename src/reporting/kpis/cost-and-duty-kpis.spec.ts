import { describe, expect, it } from '@jest/globals';
import {
  agreed,
  AGREEMENT,
  agreementTerminated,
  obligationBreached,
  obligationMet,
} from '../../../test/support/agreement-facts.js';
import { aProject } from '../../../test/support/a-project.js';
import { another, ask, askAt, rowOf, theMoment } from '../../../test/support/measured.js';
import { INVESTOR_ID, OTHER_INVESTOR_ID } from '../../../test/support/people.js';
import { COMPLETED, INSTRUCTED } from '../../../test/support/records.js';

const kzt = (amount: string) => ({ cost: { primary: { amount, currency: 'KZT' }, alsoQuoted: [] } });
const usd = (amount: string) => ({ cost: { primary: { amount, currency: 'USD' }, alsoQuoted: [] } });

describe('K17, cost growth', () => {
  it('is the revised over the first approved cost, from the day of the revision on', () => {
    const project = aProject().approved().costRevised();
    expect(ask('K17', '2020-01-19', project).value).toBe('0.0000');
    expect(ask('K17', '2020-01-20', project)).toMatchObject({ value: '0.0500', n: 1 });
  });

  it('is weighted by baseline 1, with the median beside it', () => {
    // 5 % of 7.4 bn, 0 % of 2.6 bn: 0.37 / 10 = 0.037; median 0.025.
    const grown = aProject().approved().costRevised();
    const found = ask('K17', '2020-01-31', grown, another(2).approved('D-7', kzt('2600000000.00')));
    expect(found).toMatchObject({ value: '0.0370', detail: { median: '0.0250', grownByMoreThanAQuarter: 0 } });
  });

  it('is measured in the currency of the project: a rate of exchange is no growth', () => {
    // 10 to 13 m USD: 30 %, whatever the tenge did between.
    const project = aProject()
      .approved('D-7', usd('10000000.00'))
      .costRevised({ to: usd('13000000.00').cost });
    expect(ask('K17', '2020-01-31', project)).toMatchObject({
      value: '0.3000',
      detail: { grownByMoreThanAQuarter: 1 },
    });
  });
});

describe('K21, appeals', () => {
  it('counts filed, upheld among decided, and the days it took', () => {
    // Filed on 20 March, upheld on 3 June 2019: 75 days.
    const upheld = aProject().rejected().appealed().upheld();
    const dismissed = another(2).rejected().appealed().dismissed();
    const withdrawn = another(3).rejected().appealed().appealWithdrawn();
    expect(ask('K21', '2019-12-31', upheld, dismissed, withdrawn)).toMatchObject({
      value: '0.5000',
      n: 3,
      detail: { filed: 3, upheld: 1, dismissed: 1, withdrawn: 1, open: 0, medianDays: '75.0' },
    });
    expect(ask('K21', '2019-06-02', upheld)).toMatchObject({ value: null, detail: { open: 1 } });
  });

  it('ends the appeal that was answered, not the last one', () => {
    const two = aProject().rejected().appealed().appealed({ appealId: 'APPEAL-5' }).dismissed();
    expect(rowOf(two).appeals).toMatchObject([
      { id: 'APPEAL-4', ended: { how: 'dismissed' } },
      { id: 'APPEAL-5', ended: null },
    ]);
  });
});

describe('K22, obligations', () => {
  const signed = aProject().approved().with(agreed());

  it('counts what was met on time among what is due', () => {
    // Jobs were due on 31 December 2020, found breached on 20 January; the investment is due on 31 March 2021.
    const judged = signed.with(obligationMet(), obligationBreached());
    expect(ask('K22', '2020-12-30', judged).n).toBe(0);
    expect(ask('K22', '2020-12-31', judged)).toMatchObject({ value: '0.0000', n: 1, detail: { notVerified: 1 } });
    expect(ask('K22', '2021-03-31', judged)).toMatchObject({
      value: '0.5000',
      detail: { due: 2, metOnTime: 1, breached: 1, breachedKzt: '0.00' },
    });
  });

  it('says what is missing of obligations in tenge', () => {
    // 7.4 bn owed, 7 bn found: 0.4 bn.
    const short = obligationBreached({ code: 'investment', actual: '7000000000.000000', verifiedOn: '2021-04-10' });
    expect(ask('K22', '2021-04-10', signed.with(short)).detail).toMatchObject({
      breached: 1,
      breachedKzt: '400000000.00',
    });
  });

  it('tells one that was met late from one that was met', () => {
    const late = obligationMet({ verifiedOn: '2021-04-01' });
    expect(ask('K22', '2021-04-01', signed.with(late)).detail).toMatchObject({ metOnTime: 0, metLate: 1 });
  });

  it('tells what the closing of the project waived from what nobody looked at', () => {
    const waivedObligations = [{ agreementNo: AGREEMENT, code: 'jobs', reasonText: 'The plant runs by itself' }];
    const closed = aProject().operating().with(agreed()).closed({ waivedObligations });
    expect(ask('K22', '2021-05-02', closed).detail).toMatchObject({ due: 2, waived: 0, notVerified: 2 });
    expect(ask('K22', '2021-05-03', closed).detail).toMatchObject({ due: 2, waived: 1, notVerified: 1 });
  });

  it('wants nothing that fell due after the agreement had ended', () => {
    const ended = signed.with(agreementTerminated({ effectiveOn: '2021-01-10' }));
    expect(ask('K22', '2021-12-31', ended)).toMatchObject({ n: 1, detail: { notVerified: 1 } });
  });
});

describe('K23, concentration', () => {
  it('is the share of the five largest investors, and by country', () => {
    // Six investors of 6, 5, 4, 3, 2, 1 bn: 20 of 21.
    const investor = (no: number): string => `7c1d9e20-1f3a-5b7c-8e4d-20181109000${no}`;
    const projects = [1, 2, 3, 4, 5, 6].map(no =>
      another(no, { investorId: investor(no) }).approved('D-7', kzt(`${no}000000000.00`)),
    );
    const countryOf = (id: string): string | null => (id === investor(6) ? 'KR' : id === investor(1) ? null : 'DE');
    const gone = another(7).approved().cancelled();
    const found = askAt('K23', theMoment('2019-12-31', { countryOf }), ...projects, gone, another(8));
    expect(found).toMatchObject({ value: '0.9524', numerator: '20000000000.00', denominator: '21000000000.00', n: 6 });
    expect(found.detail).toMatchObject({
      investors: 6,
      largest: [{ investorId: investor(6), share: '0.2857' }, {}, {}, {}, {}],
      byCountry: [
        { country: 'DE', kzt: '14000000000.00', share: '0.6667' },
        { country: 'KR', share: '0.2857' },
        { country: 'unknown', share: '0.0476' },
      ],
    });
  });
});

describe('K23, of a project with a new investor', () => {
  it('is the share of whose it was on the day', () => {
    const replaced = aProject().investorReplaced();
    const whose = (on: string) => (ask('K23', on, replaced).detail as { largest: { investorId: string }[] }).largest;
    expect(whose('2020-05-10')).toMatchObject([{ investorId: INVESTOR_ID }]);
    expect(whose('2020-05-11')).toMatchObject([{ investorId: OTHER_INVESTOR_ID }]);
  });
});

describe('K24, meeting yield', () => {
  it('counts approvals within 12 months of the first meeting', () => {
    const met = aProject().withMeeting().approved();
    const waiting = another(2).withMeeting();
    expect(ask('K24', '2019-11-09', met, waiting, another(3))).toMatchObject({
      value: '0.5000',
      n: 2,
      detail: { open: 1 },
    });
    expect(ask('K24', '2019-11-10', met, waiting).detail).toMatchObject({ open: 0 });
    const tooLate = another(4).withMeeting({ heldOn: '2018-02-14', meetingId: 'early' }).approved();
    expect(ask('K24', '2019-12-31', tooLate).value).toBe('0.0000');
  });

  it('counts instructions done on time among those due', () => {
    const instructed = aProject().withMeeting(INSTRUCTED);
    const dueOn = INSTRUCTED.instructions[0]!.dueOn;
    expect(ask('K24', dueOn, instructed).detail).toMatchObject({ instructions: { due: 1, doneOnTime: 0 } });
    expect(ask('K24', '2030-01-01', instructed.with(COMPLETED)).detail).toMatchObject({
      instructions: { due: 1, doneOnTime: 1, doneLate: 0, shareOnTime: '1.0000' },
    });
  });
});
