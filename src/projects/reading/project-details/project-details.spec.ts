import { describe, expect, it } from '@jest/globals';
import { aProject, theSeedProject, type AProject } from '../../../../test/support/a-project.js';
import { INVESTOR_ID, OTHER_INVESTOR_ID } from '../../../../test/support/people.js';
import { projectEventReleases, type ProjectEvent } from '../../domain/project.events.js';
import type { ProjectFact } from '../../domain/proposal/figures.js';
import { cardAnswer } from './card-answer.js';
import { projectDetails, type ProjectDetails } from './project-details.js';

const cardOf = (project: AProject): ProjectDetails => factsOf(project).reduce(projectDetails, undefined as never)!;

function factsOf({ events }: AProject): readonly ProjectFact[] {
  return events.map((event, revision) => ({
    ...event,
    eventId: `event-${revision}`,
    revision,
    occurredOn: dayOf(event),
  }));
}

function dayOf(event: ProjectEvent): string {
  const release = projectEventReleases[event.type] as { businessDate: (data: ProjectEvent['data']) => string };
  return release.businessDate(event.data);
}

describe('the card of a project', () => {
  it('shows each figure with its class and the event that says so', () => {
    const { figures } = cardOf(aProject().amended({ landHa: '18.0000' }).approved('D-7', { landHa: '16.0000' }));
    expect(figures.declared).toMatchObject({ landHa: '18.0000', said: { eventId: 'event-1', on: '2019-01-21' } });
    expect(figures.approved).toMatchObject({ landHa: '16.0000', said: { eventId: 'event-3', on: '2019-02-15' } });
  });

  it('adds payments by currency and only shows what a report says of money', () => {
    const usd = { disbursementId: 'payment-2', amount: { amount: '1000.50', currency: 'USD' } };
    const again = { disbursementId: 'payment-3', amount: { amount: '0.25', currency: 'KZT' } };
    const said = { disbursedCumulative: { amount: '900000000.00', currency: 'KZT' } };
    const { figures } = cardOf(aProject().disbursed().disbursed(usd).disbursed(again).reported(said));
    expect(figures.disbursed).toEqual([
      { amount: '500000000.25', currency: 'KZT' },
      { amount: '1000.50', currency: 'USD' },
    ]);
    expect(figures.reported).toMatchObject(said);
  });

  it('lets the latest period speak, not the report that came last', () => {
    const late = { reportId: 'late', periodFrom: '2019-07-01', periodTo: '2019-09-30', physicalPct: '10.00' };
    expect(cardOf(aProject().reported().reported(late)).figures.reported).toMatchObject({ physicalPct: '25.00' });
  });

  it('keeps warnings open until the figures change, with the answers given to them', () => {
    const justified = theSeedProject().submitted({ justifications: [{ rule: 'X10', text: 'Two phases' }] });
    expect(cardOf(justified).warnings.map(({ rule, justification }) => [rule, justification])).toEqual([
      ['X10', 'Two phases'],
      ['X11', null],
      ['X12', null],
    ]);
    expect(cardOf(justified.returned().amended()).warnings).toEqual([]);
  });

  it('carries every part through a fact that is about other parts', () => {
    const before = cardOf(aProject());
    const parts = Object.keys(before) as (keyof ProjectDetails)[];
    // Nothing is null, so that a part that is lost differs from one that was never there.
    const full = Object.fromEntries(parts.map(part => [part, before[part] ?? { part }])) as unknown as ProjectDetails;
    const permit = factsOf(aProject().underConstruction()).find(({ type }) => type === 'PermitMilestoneRecorded')!;
    const after = projectDetails(full, permit)!;
    expect(Object.keys(after)).toEqual(parts);
    expect(parts.filter(part => after[part] !== full[part])).toEqual(['permits', 'dates', 'counts']);
  });

  it('tells each submission with its return', () => {
    const { submissions } = cardOf(aProject().returned().submitted());
    expect(submissions.map(({ submissionNo, returned }) => [submissionNo, returned?.kind ?? null])).toEqual([
      [1, 'substantive'],
      [2, null],
    ]);
  });

  it('shows the procedure template that the project pinned, and none before', () => {
    expect(cardOf(aProject().withRoadmap()).procedure).toBeNull();
    expect(cardOf(aProject().withRoadmap().pinned()).procedure).toMatchObject({
      template: { id: 'solar', version: 1 },
      gates: { construction: ['land_allocated', 'expertise_positive', 'works_notified'] },
      said: { on: '2019-03-01' },
    });
  });

  it('moves open due dates with a resumption that says so, and leaves what is done', () => {
    const shifted = { shiftOpenDueDates: true, shiftedDays: 31 };
    const { roadmap } = cardOf(aProject().underConstruction().stepCompleted('land').suspended().resumed(shifted));
    expect(roadmap?.steps.map(({ code, dueOn, baselineDueOn }) => [code, baselineDueOn, dueOn])).toEqual([
      ['land', '2019-06-03', '2019-06-03'],
      ['design', '2019-08-15', '2019-09-15'],
      ['build', '2020-08-31', '2020-10-01'],
    ]);
    expect([roadmap?.baselineOperationOn, roadmap?.plannedOperationOn]).toEqual(['2020-09-01', '2020-10-02']);
  });

  it('shows a hold while it lasts', () => {
    expect(cardOf(aProject().suspended()).hold).toMatchObject({ reasonCode: 'financing', reviewOn: '2020-04-01' });
    expect(cardOf(aProject().suspended().resumed()).hold).toBeNull();
  });

  it('follows the investor, and the steps that come with another one', () => {
    const replaced = cardOf(aProject().leased().investorReplaced());
    expect(replaced.investorId).toBe(OTHER_INVESTOR_ID);
    expect(replaced.roadmap?.steps.at(-1)).toMatchObject({
      code: 'replacement-1-lease-1',
      dueOn: '2020-08-09',
      baselineDueOn: '2020-08-09',
      completedOn: null,
    });
  });

  it('is nothing while nothing is registered', () => {
    const [, ...rest] = factsOf(aProject().operating());
    expect(rest.reduce(projectDetails, undefined as ProjectDetails | undefined)).toBeUndefined();
  });

  it('survives the database: what is stored as JSON folds on to the same card', () => {
    const stored = factsOf(aProject().operating()).reduce<ProjectDetails | undefined>(
      (card, fact) =>
        projectDetails(card === undefined ? undefined : (JSON.parse(JSON.stringify(card)) as ProjectDetails), fact),
      undefined,
    );
    expect(stored).toStrictEqual(cardOf(aProject().operating()));
  });

  it('is answered with names for codes, sums for parcels and states for steps', () => {
    const investor = { legalName: { kk: 'KK', ru: 'КК', en: 'KK-KIUNSEN' }, country: 'KR' };
    const proof = { lastEventRevision: 9, projectionPosition: 42 };
    const card = cardOf(aProject().underConstruction().stepCompleted('land'));
    expect(cardAnswer(card, investor, proof)).toMatchObject({
      stage: 'construction',
      investor: { investorId: INVESTOR_ID, legalName: investor.legalName, country: 'KR' },
      site: {
        region: { code: '610000000', name: { en: expect.stringContaining('Turkistan') } },
        district: { code: '613600000', name: { ru: 'Байдибекский район' } },
      },
      land: { state: 'allocated', reservedHa: '0.0000', allocatedHa: '20.0000' },
      decision: { outcome: 'approved', decision: { number: 'D-7' } },
      roadmap: { steps: [{ state: 'done' }, { state: 'ready' }, { state: 'waiting' }] },
      ...proof,
    });
  });
});
