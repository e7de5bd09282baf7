import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../../test/support/a-context.js';
import { given } from '../../../test/support/given.js';
import { STEWARD } from '../../../test/support/people.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import { InvalidValue } from '../../kernel/text/invalid-value.js';
import { periodOf } from '../domain/period.js';
import { reportAggregate, type AssembledReport } from '../domain/period-report.js';
import type { PeriodReportPublished } from '../domain/period-report.events.js';
import { PublishPeriodReport, publishPeriodReport } from './publish-period-report.js';

const QUARTER = periodOf('2019-Q4');

function assembled(disbursed: string, asKnownAt = 120): AssembledReport {
  const content = {
    form: 'qadam/period-report/1',
    period: '2019-Q4',
    from: '2019-10-01',
    cutOff: '2019-12-31',
    asKnownAt,
    totals: {},
    kpis: [{ id: 'K8', value: disbursed }],
    sources: {},
  } as const;
  return { content, contentSha256: `content ${disbursed} ${asKnownAt}`, figuresSha256: `figures ${disbursed}` };
}

const published = (
  found: AssembledReport,
  over: Partial<PeriodReportPublished['data']> = {},
): PeriodReportPublished => ({
  type: 'PeriodReportPublished',
  data: {
    period: '2019-Q4',
    edition: 1,
    supersedes: null,
    reasonText: null,
    from: '2019-10-01',
    cutOff: '2019-12-31',
    asKnownAt: found.content.asKnownAt,
    ...found,
    publishedOn: '2020-01-09',
    publishedBy: STEWARD,
    ...over,
  },
});

interface Sent {
  readonly found: AssembledReport;
  readonly command: PublishPeriodReport;
}

const report = given(reportAggregate, ({ found, command }: Sent, state) => publishPeriodReport(command, found, state));

function publish(found: AssembledReport, reasonText: string | null = null, today = '2020-01-09'): Sent {
  const context = aContext({ person: STEWARD, role: 'data_steward', today });
  return { found, command: new PublishPeriodReport(QUARTER, reasonText, context) };
}

const WHY = 'A payment of November was recorded in February';

describe('publish the report of a period', () => {
  it('keeps what was found, as of when, under which hash, and who published it', () => {
    report([])
      .when(publish(assembled('500.00')))
      .thenRecorded(published(assembled('500.00')));
  });

  it('refuses a period that is not over, on its last day too', () => {
    report([])
      .when(publish(assembled('500.00'), null, '2019-12-31'))
      .thenRefused('report.period-not-over', { period: '2019-Q4', cutOff: '2019-12-31' });
    report([])
      .when(publish(assembled('500.00'), null, '2020-01-01'))
      .thenRecorded(published(assembled('500.00'), { publishedOn: '2020-01-01' }));
  });

  it('publishes nothing where no figure moved, however much was recorded since, with a reason or without', () => {
    const history: readonly PeriodReportPublished[] = [published(assembled('500.00'))];
    report(history)
      .when(publish(assembled('500.00', 300)))
      .thenNothing();
    report(history)
      .when(publish(assembled('500.00', 300), WHY))
      .thenNothing();
  });

  it('makes another edition of what moved, which names the one before and says why', () => {
    report([published(assembled('500.00'))])
      .when(publish(assembled('800.00', 300), WHY, '2020-02-14'))
      .thenRecorded(
        published(assembled('800.00', 300), {
          edition: 2,
          supersedes: 1,
          reasonText: WHY,
          publishedOn: '2020-02-14',
        }),
      );
  });

  it('refuses another edition without a reason', () => {
    report([published(assembled('500.00'))])
      .when(publish(assembled('800.00')))
      .thenRefused('report.edition-without-reason', { period: '2019-Q4', edition: 1 });
  });

  it('goes by the last edition: figures that went back are another edition again', () => {
    const events: readonly DomainEvent[] = [
      published(assembled('500.00')),
      published(assembled('800.00'), { edition: 2, supersedes: 1 }),
    ];
    report(events as readonly PeriodReportPublished[])
      .when(publish(assembled('500.00'), WHY))
      .thenRecorded(published(assembled('500.00'), { edition: 3, supersedes: 2, reasonText: WHY }));
  });
});

describe('a period', () => {
  it.each([
    ['2019-10', '2019-10-01', '2019-10-31'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2019-02', '2019-02-01', '2019-02-28'],
    ['2019-Q1', '2019-01-01', '2019-03-31'],
    ['2019-Q4', '2019-10-01', '2019-12-31'],
    ['2019', '2019-01-01', '2019-12-31'],
    ['2099', '2099-01-01', '2099-12-31'],
  ])('%s is from %s to %s', (name, from, cutOff) => {
    expect(periodOf(name)).toEqual({ name, from, cutOff });
  });

  it.each([
    '2019-13',
    '2019-00',
    '2019-Q0',
    '2019-Q5',
    '19',
    '2019-1',
    '1990',
    '2100-01',
    '2019-10-01',
    '',
    null,
    2019,
  ])('%s is none', text => {
    expect(() => periodOf(text)).toThrow(InvalidValue);
  });
});
