import { describe, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { CADASTRAL_NUMBER, LAND_DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { ReleaseLand, releaseLand } from './release-land.js';

const project = given(projectAggregate, releaseLand);
const REASON = 'The investor asked for it in writing';

const release = (cadastralNumbers: readonly string[] = [CADASTRAL_NUMBER], on = '2019-06-20'): ReleaseLand =>
  new ReleaseLand('project', cadastralNumbers, on, 'surrender', REASON, aContext({ person: LAND_DECIDER }));

const recorded = {
  type: 'LandReleased',
  data: {
    parcels: [{ cadastralNumber: CADASTRAL_NUMBER, landHa: '20.0000' }],
    releasedOn: '2019-06-20',
    reasonCode: 'surrender',
    reasonText: REASON,
    releasedBy: LAND_DECIDER,
  },
} as const;

describe('releasing land', () => {
  it('gives whole parcels back, reserved or allocated', () => {
    project(aProject().reserved()).when(release()).thenRecorded(recorded);
    project(aProject().allocated()).when(release()).thenRecorded(recorded);
  });

  it('is recorded once when said twice', () => {
    project(aProject().released()).when(release()).thenNothing();
  });

  it('refuses a parcel the project does not hold', () => {
    project(aProject().allocated())
      .when(release(['19-293-045-102']))
      .thenRefused('project.parcel-not-held', { cadastralNumber: '19-293-045-102' });
  });

  it('is possible on a project that is over, and not on a suspended one', () => {
    const day = '2019-12-20';
    project(aProject().allocated().cancelled())
      .when(release([CADASTRAL_NUMBER], day))
      .thenRecorded({ ...recorded, data: { ...recorded.data, releasedOn: day } });
    project(aProject().allocated().suspended()).when(release()).thenRefused('project.is-suspended');
  });

  it('refuses a date before the last step with the land, and an unknown project', () => {
    project(aProject().allocated())
      .when(release([CADASTRAL_NUMBER], '2019-05-14'))
      .thenRefused('project.occurred-out-of-order');
    project(noProject()).when(release()).thenRefused('project.not-registered');
  });
});
