import { describe, expect, it } from '@jest/globals';
import { aDecision, aProject, theSeedProject } from '../../../test/support/a-project.js';
import { ppaAmended, ppaSigned, ppaTerminated } from '../../../test/support/grid-facts.js';
import { another, ask, askAt, rowOf, theMoment } from '../../../test/support/measured.js';
import { ATTACHED } from '../../../test/support/records.js';
import { eventIdOf } from '../../../test/support/told.js';
import type { ProjectEvent } from '../../projects/index.js';
import type { Moment } from './moment.js';

const flags = (on: string, ...projects: Parameters<typeof ask>[2][]) =>
  (ask('K27', on, ...projects).detail as { flags: Record<string, number> }).flags;

describe('K20, staleness', () => {
  it('counts the days since the last substantive fact, in classes', () => {
    // Registered on 9 November 2018: 89 days by 6 February 2019.
    const classOf = (on: string): unknown => (ask('K20', on, aProject()).detail as { classes: unknown }).classes;
    expect(ask('K20', '2019-02-06', aProject())).toMatchObject({ value: '89.0', n: 1 });
    expect(classOf('2019-02-06')).toMatchObject({ fresh: 1, 'over-90': 0 });
    expect(classOf('2019-02-07')).toMatchObject({ fresh: 0, 'over-90': 1 });
    expect(classOf('2019-05-08')).toMatchObject({ 'over-180': 1 });
    expect(classOf('2019-11-09')).toMatchObject({ 'over-365': 1 });
    expect(classOf('2020-11-08')).toMatchObject({ 'shelved-inferred': 1 });
    expect(classOf('2022-11-08')).toMatchObject({ 'cancelled-inferred': 1 });
  });

  it('takes a document, a warning and a timer for no sign of life, and leaves out what is over', () => {
    const attached = { ...ATTACHED, data: { ...ATTACHED.data, attachedOn: '2019-03-10' } } as ProjectEvent;
    const project = aProject().deemedRefused().with(attached);
    // The submission of 3 December was the last.
    expect(ask('K20', '2019-03-13', project).value).toBe('100.0');
    expect(ask('K20', '2022-05-16', another(2).inPreparation().allocated().undeveloped()).value).toBe('1097.0');
    expect(ask('K20', '2020-01-01', aProject().cancelled())).toMatchObject({ value: null, n: 0 });
  });

  it('takes a fact that was recorded late by its own day', () => {
    const project = aProject().withMeeting({ heldOn: '2019-01-09' });
    expect(ask('K20', '2019-01-10', rowOf(project, { 1: '2019-06-01' })).value).toBe('1.0');
  });
});

describe('K25, record quality', () => {
  const paid = aProject().underConstruction().disbursed();
  const at = paid.events.length - 1;
  const correct = (pointer: string, wrong: string | null, right: string | null): ProjectEvent => ({
    type: 'FigureCorrected',
    data: {
      correctionId: 'c-1',
      target: { eventId: eventIdOf(at), type: 'InvestmentDisbursed', revision: at, occurredOn: '2019-09-30' },
      ...{ pointer, wrong, right },
      reasonCode: 'decimal',
      correctedOn: '2019-10-12',
      findings: [],
      approvedBy: null,
    },
  });

  it('counts corrections per hundred events, and what they changed in tenge', () => {
    const corrected = paid.with(correct('/amount/amount', '"500000000.00"', '"30000000.00"'));
    const events = corrected.events.length;
    expect(ask('K25', '2019-10-11', corrected)).toMatchObject({ value: '0.0000', n: events - 1 });
    expect(ask('K25', '2019-10-12', corrected)).toMatchObject({
      numerator: '1',
      denominator: String(events),
      detail: { effect: { kzt: '470000000.00', corrections: 1, voidFactsNotMeasured: 0 } },
    });
  });

  it('says how many facts were void, whose effect nobody measured', () => {
    const found = ask('K25', '2019-12-31', paid.with(correct('', null, null)));
    expect(found.detail).toMatchObject({ effect: { kzt: '0.00', corrections: 0, voidFactsNotMeasured: 1 } });
  });

  it('measures how late facts are recorded: over five working days is late', () => {
    // Friday 9 November 2018; recorded on Friday the 16th: 7 days, 5 working days. On Monday the 19th: 10 days, 6.
    const one = aProject();
    expect(ask('K25', '2019-01-01', rowOf(one, { 0: '2018-11-16' })).detail).toMatchObject({
      lag: { medianDays: '7.0' },
      late: { events: 0, share: '0.0000' },
    });
    expect(ask('K25', '2019-01-01', rowOf(one, { 0: '2018-11-19' })).detail).toMatchObject({
      lag: { medianDays: '10.0' },
      late: { events: 1, share: '1.0000' },
    });
  });

  it('says why the completeness of OC4IDS is not told', () => {
    expect(ask('K25', '2019-01-01', aProject()).detail).toMatchObject({ oc4ids: { value: null } });
  });
});

describe('K26, separation alarms', () => {
  const on = (day: string, refusals: Moment['refusals']) => askAt('K26', theMoment(day, { refusals }), aProject());
  const refused = (day: string, reason: string, refusals: number) => ({ day, reason, refusals });

  it('counts refusals of commands by the rules of separation, and no others', () => {
    // 2 and 1 by the day, 4 after it; a role is no rule of separation.
    const refusals = [
      refused('2019-01-10', 'project.decided-by-submitter', 2),
      refused('2019-01-11', 'project.verified-by-reporter', 1),
      refused('2019-01-12', 'project.decided-by-submitter', 4),
      refused('2019-01-10', 'role', 100),
    ];
    expect(on('2019-01-11', refusals)).toMatchObject({
      value: '3',
      n: 3,
      detail: { byRule: { 'project.decided-by-submitter': 2, 'project.verified-by-reporter': 1 } },
    });
  });

  it('is null under a filter, and says why', () => {
    expect(on('2019-01-11', null)).toMatchObject({ value: null, reason: expect.stringContaining('names no project') });
  });
});

describe('K27, the risk score', () => {
  it('flags implausible land that was warned of, as long as the figures are', () => {
    const seed = theSeedProject();
    expect(ask('K27', '2018-11-09', seed)).toMatchObject({ value: '25.0', detail: { bands: { amber: 1 } } });
    expect(flags('2019-01-21', seed.amended())).toEqual({});
    expect(flags('2019-01-20', seed.amended())).toEqual({ 'land-red': 1 });
    // 100 ha for 10 MW is on the bound, and the milder colour.
    expect(flags('2019-01-21', seed.amended({ landHa: '100.0000' }))).toEqual({});
    expect(flags('2019-01-21', seed.amended({ landHa: '100.0001' }))).toEqual({ 'land-red': 1 });
  });

  it('flags a step that is overdue for more than 90 days, and a schedule index below 0.8', () => {
    // Land was due on 3 June 2019; on 2 September that is 91 days ago.
    const project = aProject().inPreparation();
    expect(flags('2019-09-01', project)).toEqual({ 'schedule-index-below-0.8': 1, 'stale-over-180-days': 1 });
    expect(flags('2019-09-02', project)).toMatchObject({ 'overdue-over-90-days': 1 });
    expect(flags('2019-06-02', project)).toEqual({});
  });

  it('flags a plan without a payment for twelve months', () => {
    const paid = aProject().inPreparation().disbursed();
    const flag = 'no-disbursement-for-12-months';
    expect(flags('2020-02-29', aProject().inPreparation())).not.toHaveProperty(flag);
    expect(flags('2020-03-01', aProject().inPreparation())).toHaveProperty(flag);
    expect(flags('2020-09-29', paid)).not.toHaveProperty(flag);
    expect(flags('2020-09-30', paid)).toHaveProperty(flag);
  });

  it('flags a disputed report until a later visit confirms it', () => {
    const disputed = aProject().underConstruction().reported().disputed();
    expect(flags('2020-01-14', disputed)).not.toHaveProperty('report-disputed');
    expect(flags('2020-01-15', disputed)).toHaveProperty('report-disputed');
    const confirmed = disputed.verified({ verificationId: 'v-2', visitedOn: '2020-02-01' });
    expect(flags('2020-02-01', confirmed)).not.toHaveProperty('report-disputed');
  });

  it('flags revoked land, cost growth over a quarter, and an open appeal', () => {
    expect(flags('2021-02-01', aProject().revoked())).toHaveProperty('land-revoked');
    const to = { primary: { amount: '9250000000.01', currency: 'KZT' }, alsoQuoted: [] };
    const exact = { primary: { amount: '9250000000.00', currency: 'KZT' }, alsoQuoted: [] };
    const flag = 'cost-growth-over-25-percent';
    expect(flags('2020-01-20', aProject().approved().costRevised({ to }))).toHaveProperty(flag);
    expect(flags('2020-01-20', aProject().approved().costRevised({ to: exact }))).not.toHaveProperty(flag);
    const appealed = aProject().deemedRefused().appealed();
    expect(flags('2019-03-20', appealed)).toEqual({ 'appeal-open': 1 });
    expect(flags('2019-06-03', appealed.upheld())).toEqual({});
  });

  it('does not flag revoked land once other land is allocated', () => {
    const again = aProject()
      .revoked()
      .allocated({ decision: aDecision('A-90', '2021-03-01') });
    expect(flags('2021-02-28', again)).toHaveProperty('land-revoked');
    expect(flags('2021-03-01', again)).not.toHaveProperty('land-revoked');
  });

  it('flags who is stale for more than 180 days', () => {
    // 180 days after 9 November 2018 is 8 May 2019.
    expect(flags('2019-05-08', aProject())).toEqual({});
    expect(flags('2019-05-09', aProject())).toEqual({ 'stale-over-180-days': 1 });
  });

  it('flags a deadline of the power purchase agreement that is near while little is built', () => {
    const flag = 'ppa-deadline-near';
    const signed = aProject()
      .underConstruction()
      .with(ppaSigned({}, { operationDueOn: '2020-12-31' }));
    // 180 days before 31 December 2020 is 4 July.
    expect(flags('2020-07-04', signed)).not.toHaveProperty(flag);
    expect(flags('2020-07-05', signed)).toHaveProperty(flag);
    expect(flags('2020-07-05', signed.reported({ physicalPct: '70.00' }))).not.toHaveProperty(flag);
  });

  it('takes the deadline from the annex in force, and none from an agreement that is ended', () => {
    const flag = 'ppa-deadline-near';
    const [near, far] = [{ operationDueOn: '2020-12-31' }, { operationDueOn: '2022-06-30' }];
    const signed = aProject().underConstruction().with(ppaSigned({}, near));
    const extended = signed.with(ppaAmended({ amendedOn: '2020-07-10' }));
    expect(flags('2020-07-09', extended)).toHaveProperty(flag);
    expect(flags('2020-07-10', extended)).not.toHaveProperty(flag);
    const ended = signed.with(ppaTerminated({ terminatedOn: '2020-07-10' }));
    expect(flags('2020-07-09', ended)).toHaveProperty(flag);
    expect(flags('2020-07-10', ended)).not.toHaveProperty(flag);
    const two = signed.with(ppaSigned({ number: 'PPA-18' }, far));
    const other = { number: 'PPA-18' };
    expect(flags('2020-07-10', two.with(ppaAmended(other), ppaTerminated(other)))).toHaveProperty(flag);
    expect(flags('2020-07-10', two.with(ppaTerminated()))).not.toHaveProperty(flag);
  });

  it('adds up to at most 100, in bands from 25 and 50, and leaves out what is over', () => {
    // 17 December 2021: land 30, overdue 15, index 15, payment 15, stale 15, disputed 15 = 105.
    const worst = aProject().underConstruction().reported().disputed().revoked();
    const found = ask('K27', '2021-12-17', worst, another(2).cancelled());
    expect(found).toMatchObject({ value: '100.0', n: 1, detail: { bands: { green: 0, amber: 0, red: 1 } } });
    expect(ask('K27', '2018-11-10', another(3)).detail).toMatchObject({ bands: { green: 1 } });
  });
});
