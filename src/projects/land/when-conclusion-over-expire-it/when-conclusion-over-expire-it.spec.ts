import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { aProject, noProject, type AProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { correctionOf } from '../../../../test/support/correction-of.js';
import { PROJECT_ID } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { expireLandConclusion, ExpireLandConclusion } from './expire-land-conclusion.js';
import { expireConclusionCommands, whenConclusionOverExpireIt } from './when-conclusion-over-expire-it.automation.js';
import {
  CONCLUSION_OVER,
  next,
  whenYearIsOver,
  type StandingConclusion,
  type Watched,
} from './when-conclusion-over-expire-it.js';

const project = given(projectAggregate, expireLandConclusion);

const ASKED = { protocolNo: 'LC-14', validUntil: '2020-04-10' };
const STANDING: StandingConclusion = { eventId: 'LandCommissionConcluded', ...ASKED };
const MIDNIGHT = '2020-04-10T18:00:00.000Z';

const expire = (today = '2020-04-11', protocolNo = 'LC-14'): ExpireLandConclusion =>
  new ExpireLandConclusion(PROJECT_ID, protocolNo, aContext({ person: null, role: 'machine', today }));

const expired = { type: 'LandConclusionExpired', data: { ...ASKED, expiredOn: '2020-04-11' } } as const;

/** What stands, and its timer, after a history that was entered at this moment. */
function watched(
  { events }: AProject,
  recordedAt = '2019-04-10T06:00:00.000Z',
): [StandingConclusion | null, string | null] {
  const types: readonly string[] = (whenConclusionOverExpireIt.takes as { types: readonly string[] }).types;
  let state: StandingConclusion | null = null;
  let timer: string | null = null;
  for (const event of events.filter(({ type }) => types.includes(type))) {
    const reaction: ReturnType<typeof next> = next(state, { ...event, eventId: event.type, recordedAt } as Watched);
    state = reaction.state;
    for (const { name, due } of reaction.timers) timer = name === CONCLUSION_OVER ? due : timer;
  }
  return [state, timer];
}

describe('when a conclusion is over', () => {
  it('watches the last positive one until its last day is over in Almaty, and late history for thirty days', () => {
    expect(watched(aProject().concluded())).toEqual([STANDING, MIDNIGHT]);
    expect(watched(aProject().concluded(), MIDNIGHT)).toEqual([STANDING, '2020-05-10T18:00:00.000Z']);
    const another = { protocolNo: 'LC-20', concludedOn: '2020-03-02', validUntil: '2021-03-02' };
    expect(watched(aProject().concluded().concluded('positive', another))).toEqual([
      { ...STANDING, protocolNo: 'LC-20', validUntil: '2021-03-02' },
      '2021-03-02T18:00:00.000Z',
    ]);
  });

  it('follows a correction of its last day, and gives late ones thirty days', () => {
    const right = correctionOf('LandCommissionConcluded', '/validUntil', '2020-06-10');
    const corrected = { ...STANDING, validUntil: '2020-06-10' };
    expect(watched(aProject().concluded().with(right))).toEqual([corrected, '2020-06-10T18:00:00.000Z']);
    expect(watched(aProject().concluded().with(right), '2020-06-10T18:00:00.000Z')).toEqual([
      corrected,
      '2020-07-10T18:00:00.000Z',
    ]);
    const another = correctionOf('LandCommissionConcluded', '/concludedOn', '2019-04-09');
    expect(watched(aProject().concluded().with(another))).toEqual([STANDING, MIDNIGHT]);
    expect(watched(aProject().concluded('negative').with(right))).toEqual([null, null]);
  });

  it.each([
    ['a negative one', aProject().concluded().concluded('negative', { protocolNo: 'LC-20' })],
    ['the expiry itself', aProject().conclusionExpired()],
    ['a cancellation', aProject().concluded().cancelled()],
  ])('takes the timer away on %s', (_, history) => {
    expect(watched(history)).toEqual([null, null]);
  });

  it('asks the project when the timer fires, and asks again where the clock is behind', () => {
    const payload = { projectId: PROJECT_ID, ...ASKED };
    expect(whenYearIsOver(STANDING, `project-${PROJECT_ID}`)).toEqual([{ name: 'ExpireLandConclusion', payload }]);
    expect(whenYearIsOver(null, `project-${PROJECT_ID}`)).toEqual([]);
    const at = (today: string) => expireConclusionCommands.ExpireLandConclusion(payload, aContext({ today }));
    expect(at('2020-04-11')).toMatchObject({ projectId: PROJECT_ID, protocolNo: 'LC-14' });
    expect(() => at('2020-04-10')).toThrow('still 2020-04-10');
  });
});

describe('a positive conclusion by which no land was allocated', () => {
  it('expires on the day after its year, whenever the register notices', () => {
    project(aProject().concluded()).when(expire()).thenRecorded(expired);
    project(aProject().surveyed()).when(expire('2021-05-01')).thenRecorded(expired);
    project(aProject().concluded().suspended()).when(expire()).thenRecorded(expired);
    project(aProject().allocated().released()).when(expire()).thenRecorded(expired);
  });

  it('does not before its last day is over, and not twice', () => {
    project(aProject().concluded()).when(expire('2020-04-10')).thenNothing();
    project(aProject().conclusionExpired()).when(expire()).thenNothing();
  });

  it('does not where land is held, another conclusion came, or the project is over', () => {
    const another = { protocolNo: 'LC-20', concludedOn: '2020-03-02', validUntil: '2021-03-02' };
    for (const history of [
      noProject(),
      aProject().concluded('negative'),
      aProject().concluded().concluded('positive', another),
      aProject().allocated(),
      aProject().concluded().cancelled(),
    ]) {
      project(history).when(expire()).thenNothing();
    }
  });

  it('gives way to another one, which expires in its turn', () => {
    const another = { protocolNo: 'LC-20', concludedOn: '2020-05-04', validUntil: '2021-05-04' };
    project(aProject().conclusionExpired().concluded('positive', another))
      .when(expire('2021-05-05', 'LC-20'))
      .thenRecorded({
        type: 'LandConclusionExpired',
        data: { protocolNo: 'LC-20', validUntil: '2021-05-04', expiredOn: '2021-05-05' },
      });
  });
});
