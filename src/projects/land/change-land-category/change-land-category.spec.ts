import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { aDecision, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { CADASTRAL_NUMBER, LAND_DECIDER, LAND_OFFICER, PROJECT_ID } from '../../../../test/support/people.js';
import type { LandCategory } from '../../../land-registry/index.js';
import { projectAggregate } from '../../domain/project.js';
import type { LandCategoryChanged } from '../../domain/project.events.js';
import { next } from '../when-category-changed-note-on-parcel/when-category-changed-note-on-parcel.js';
import { ChangeLandCategory, changeLandCategory, type CategoryChange } from './change-land-category.js';

/** The category that the parcel's own stream says. */
const project = (registered: LandCategory | null) =>
  given(projectAggregate, (command: ChangeLandCategory, state) => changeLandCategory(command, registered, state));
const onFarmland = project('agricultural');

const CHANGE: CategoryChange = {
  decision: aDecision('A-20', '2019-04-22', LAND_DECIDER),
  cadastralNumber: CADASTRAL_NUMBER,
  from: 'agricultural',
  to: 'industry',
  lossCompensation: { amount: '12500000.00', currency: 'KZT' },
};

const change = (over: Partial<CategoryChange> = {}): ChangeLandCategory =>
  new ChangeLandCategory('any', { ...CHANGE, ...over }, aContext({ person: LAND_DECIDER, role: 'land_decider' }));

const recorded = (over: Partial<CategoryChange> = {}) =>
  ({ type: 'LandCategoryChanged', data: { ...CHANGE, ...over, changedBy: LAND_DECIDER } }) as const;

describe('changing the category of land', () => {
  it('is decided about a parcel that the project holds, reserved or allocated', () => {
    onFarmland(aProject().reserved()).when(change()).thenRecorded(recorded());
    const later = { decision: aDecision('A-20', '2019-06-03', LAND_DECIDER), lossCompensation: null };
    onFarmland(aProject().allocated()).when(change(later)).thenRecorded(recorded(later));
    onFarmland(aProject().landRequested())
      .when(change())
      .thenRefused('project.parcel-not-held', { cadastralNumber: CADASTRAL_NUMBER });
  });

  it('begins at the category the parcel has, and goes to another one', () => {
    project('reserve')(aProject().reserved()).when(change()).thenRefused('project.land-category-differs', {
      cadastralNumber: CADASTRAL_NUMBER,
      from: 'agricultural',
      category: 'reserve',
    });
    project(null)(aProject().reserved()).when(change()).thenRefused('project.land-category-differs');
    onFarmland(aProject().reserved())
      .when(change({ to: 'agricultural' }))
      .thenRefused('project.land-category-unchanged');
  });

  it('counts what the project had decided before the parcel’s stream has noted it', () => {
    const again = { decision: aDecision('A-21', '2019-04-29', LAND_DECIDER), from: 'industry', to: 'reserve' } as const;
    onFarmland(aProject().recategorised()).when(change(again)).thenRecorded(recorded(again));
  });

  it('is recorded once when said twice, and refuses another content under its number', () => {
    onFarmland(aProject().recategorised()).when(change()).thenNothing();
    onFarmland(aProject().recategorised())
      .when(change({ to: 'settlements' }))
      .thenRefused('project.land-category-id-reused', { number: 'A-20', cadastralNumber: CADASTRAL_NUMBER });
  });

  it('refuses a decision that the actor has not signed', () => {
    const decision = aDecision('A-20', '2019-04-22', LAND_OFFICER);
    onFarmland(aProject().reserved()).when(change({ decision })).thenRefused('project.actor-not-among-signers');
  });

  it.each([
    ['project.occurred-out-of-order', '2019-03-24'],
    ['project.dated-in-the-future', '2021-06-02'],
    ['project.land-before-approval-date', '2019-02-14'],
    ['project.dated-before-proposal', '2018-11-08'],
  ])('answers %s to a decision of %s', (code, date) => {
    const decision = aDecision('A-20', date, LAND_DECIDER);
    onFarmland(aProject().reserved()).when(change({ decision })).thenRefused(code);
  });

  it('refuses a project that is suspended, over or unknown', () => {
    onFarmland(aProject().reserved().suspended()).when(change()).thenRefused('project.is-suspended');
    onFarmland(aProject().reserved().cancelled()).when(change()).thenRefused('project.is-over');
    onFarmland(noProject()).when(change()).thenRefused('project.not-registered');
  });

  it('is noted by the parcel’s own stream afterwards', () => {
    const [event] = aProject().recategorised().events.slice(-1);
    expect(next({ ...(event as LandCategoryChanged), stream: `project-${PROJECT_ID}` }).commands).toEqual([
      {
        name: 'ChangeParcelCategory',
        payload: {
          cadastralNumber: CADASTRAL_NUMBER,
          projectId: PROJECT_ID,
          decisionNo: 'A-20',
          from: 'agricultural',
          to: 'industry',
          changedOn: '2019-04-22',
        },
      },
    ]);
  });
});
