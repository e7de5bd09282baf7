import { describe, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { COMMISSION_SECRETARY } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { RecordLandConclusion, recordLandConclusion, type LandConclusion } from './record-land-conclusion.js';

const project = given(projectAggregate, recordLandConclusion);

const conclusion: LandConclusion = {
  outcome: 'positive',
  protocolNo: 'LC-14',
  concludedOn: '2019-04-10',
  votesFor: 7,
  votesAgainst: 0,
  recordingRef: 'lc-2019-04-10.mp4',
};

const conclude = (over: Partial<LandConclusion> = {}): RecordLandConclusion =>
  new RecordLandConclusion(
    'project',
    { ...conclusion, ...over },
    aContext({ person: COMMISSION_SECRETARY, role: 'land_commission_secretary' }),
  );

const recorded = (over: Partial<LandConclusion> = {}, validUntil = '2020-04-10') =>
  ({
    type: 'LandCommissionConcluded',
    data: { ...conclusion, ...over, validUntil, concludedBy: COMMISSION_SECRETARY },
  }) as const;

describe('recording the conclusion of the land commission', () => {
  it('keeps it valid for one year, 29 February included', () => {
    project(aProject().landRequested()).when(conclude()).thenRecorded(recorded());
    project(aProject().landRequested())
      .when(conclude({ concludedOn: '2020-02-29' }))
      .thenRecorded(recorded({ concludedOn: '2020-02-29' }, '2021-02-28'));
  });

  it('takes a negative conclusion, and a positive one after it', () => {
    project(aProject().landRequested())
      .when(conclude({ outcome: 'negative' }))
      .thenRecorded(recorded({ outcome: 'negative' }));
    project(aProject().concluded('negative', { protocolNo: 'LC-9', concludedOn: '2019-04-03' }))
      .when(conclude())
      .thenRecorded(recorded());
  });

  it('is recorded once when said twice, and refuses another content under its number', () => {
    project(aProject().concluded()).when(conclude()).thenNothing();
    project(aProject().concluded())
      .when(conclude({ outcome: 'negative' }))
      .thenRefused('project.land-protocol-id-reused');
  });

  it('refuses when no land was asked for, and a date before the request', () => {
    project(aProject().inPreparation()).when(conclude()).thenRefused('project.land-not-requested');
    project(aProject().landRequested())
      .when(conclude({ concludedOn: '2019-03-10' }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses a suspended project, one that is over, and one nobody registered', () => {
    project(aProject().landRequested().suspended()).when(conclude()).thenRefused('project.is-suspended');
    project(aProject().landRequested().cancelled()).when(conclude()).thenRefused('project.is-over');
    project(noProject()).when(conclude()).thenRefused('project.not-registered');
  });
});
