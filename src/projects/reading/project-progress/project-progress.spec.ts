import { describe, expect, it } from '@jest/globals';
import { aProject, aStep, noProject, type AProject } from '../../../../test/support/a-project.js';
import { projectEventReleases, type ProjectEvent } from '../../domain/project.events.js';
import { projectProgress, type ProjectProgress } from './project-progress.js';

function on(day: string, { events }: AProject): ProjectProgress | null {
  const facts = events.map((event, revision) => ({
    ...event,
    revision,
    eventId: `e-${revision}`,
    occurredOn: dayOf(event),
  }));
  return projectProgress(facts, day);
}

function dayOf(event: ProjectEvent): string {
  const release = projectEventReleases[event.type] as { businessDate: (data: ProjectEvent['data']) => string };
  return release.businessDate(event.data);
}

describe('plan and fact of a project', () => {
  it.each([
    ['2019-06-02', '0.00'],
    ['2019-06-03', '33.33'],
    ['2019-08-15', '66.67'],
    ['2020-08-31', '100.00'],
  ])('on %s the plan stands at %s percent when steps count equally', (day, plannedPct) => {
    expect(on(day, aProject().inPreparation())?.physical).toMatchObject({ plannedPct, weighedBy: 'equal-steps' });
  });

  it('counts steps by their weights where the plan has them', () => {
    const steps = [
      aStep('land', { dueOn: '2019-06-03', weightPct: '12.50' }),
      aStep('build', { dueOn: '2020-08-31', weightPct: '87.50' }),
    ];
    const { physical } = on('2019-12-31', aProject().withRoadmap(steps))!;
    expect(physical).toMatchObject({ plannedPct: '12.50', weighedBy: 'weights' });
  });

  it('sets payments beside the plan of payments, by currency', () => {
    const usd = { disbursementId: 'payment-2', amount: { amount: '100.00', currency: 'USD' } };
    const project = aProject().disbursed().disbursed(usd);
    expect(on('2019-12-31', project)?.financial).toEqual([
      {
        currency: 'KZT',
        planned: '3700000000.00',
        plannedInAll: '3700000000.00',
        disbursed: '500000000.00',
        approved: '7400000000.00',
      },
      { currency: 'USD', planned: '0.00', plannedInAll: '0.00', disbursed: '100.00', approved: null },
    ]);
    expect(on('2019-12-30', project)?.financial[0]).toMatchObject({ planned: '0.00', disbursed: '500000000.00' });
  });

  it('leaves out what is dated after the day', () => {
    const { physical, financial } = on('2019-09-29', aProject().underConstruction().disbursed().reported())!;
    expect(physical.reportedPct).toBeNull();
    expect(financial[0]?.disbursed).toBe('0.00');
  });

  it('names the steps that are overdue, with their days', () => {
    const { steps } = on('2019-08-16', aProject().inPreparation().stepCompleted('land'))!;
    expect(steps).toMatchObject({ total: 3, done: 1, due: 2, overdue: [{ code: 'design', daysOverdue: 1 }] });
  });

  it('draws a point a report, in the order of their periods', () => {
    const late = { reportId: 'late', periodFrom: '2019-07-01', periodTo: '2019-09-30', physicalPct: '10.00' };
    const { series } = on('2020-01-31', aProject().underConstruction().disbursed().reported().reported(late))!;
    expect(series.map(point => [point.reportId, point.plannedPct, point.reportedPct, point.disbursed])).toEqual([
      ['late', '66.67', '10.00', [{ amount: '500000000.00', currency: 'KZT' }]],
      ['report-2019-q4', '66.67', '25.00', [{ amount: '500000000.00', currency: 'KZT' }]],
    ]);
  });

  it('tells by how many days the forecast slips from the approved date', () => {
    const project = aProject().underConstruction().reported({ forecastOperationOn: '2020-10-01' });
    expect(on('2020-01-31', project)?.operation).toEqual({
      baselineOn: '2020-09-01',
      plannedOn: '2020-09-01',
      forecastOn: '2020-10-01',
      slippageDays: 30,
    });
  });

  it('says nothing of a plan that is not approved, and nothing of an unknown project', () => {
    expect(on('2019-12-31', aProject())?.physical).toMatchObject({ plannedPct: null, weighedBy: null });
    expect(on('2019-12-31', noProject())).toBeNull();
  });
});
