import { describe, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { aDecision, aProject, noProject, type AProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { exceedanceAccepted, limitOverride } from '../../../../test/support/land-facts.js';
import { CADASTRAL_NUMBER, COMMISSION_SECRETARY, LAND_DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { AllocateLand, allocateLand } from './allocate-land.js';

const known = { foreignInvestor: false, categories: new Map() };
const project = given(projectAggregate, (command: AllocateLand, state) => allocateLand(command, state, known));

interface Asked {
  readonly number?: string;
  readonly on?: string;
  readonly landHa?: string;
  readonly cadastralNumber?: string;
  readonly by?: string;
  readonly termTo?: string | null;
  readonly twice?: boolean;
}

function allocate(asked: Asked = {}): AllocateLand {
  const { number = 'A-31', on = '2019-05-15', landHa = '20.0000', cadastralNumber = CADASTRAL_NUMBER } = asked;
  const by = asked.by ?? LAND_DECIDER;
  const parcel = { cadastralNumber, landHa };
  return new AllocateLand(
    'project',
    aDecision(number, on, by),
    asked.twice ? [parcel, parcel] : [parcel],
    'lease',
    '2019-06-01',
    asked.termTo === undefined ? '2044-05-31' : asked.termTo,
    null,
    aContext({ person: by, role: 'land_decider' }),
  );
}

const ready = (): AProject => aProject().landRequested().reserved().concluded();
const larger = (landHa: string): AProject => aProject().landRequested().reserved({ landHa }).concluded();

describe('allocating land', () => {
  it('records the resolution; the land must be developed within three years by default', () => {
    const [allocated] = aProject().allocated().events.slice(-1);
    project(ready())
      .when(allocate())
      .thenRecorded({ type: 'LandAllocated', data: allocated?.data as object });
  });

  it('is recorded once when the same decision is entered twice', () => {
    project(ready().allocated()).when(allocate()).thenNothing();
  });

  it('refuses another content under the same decision number', () => {
    project(ready().allocated())
      .when(allocate({ landHa: '19.0000' }))
      .thenRefused('project.land-decision-id-reused');
  });

  it('needs each parcel reserved by this project', () => {
    project(ready())
      .when(allocate({ cadastralNumber: '19-293-045-102' }))
      .thenRefused('project.parcel-not-reserved', { cadastralNumber: '19-293-045-102' });
  });

  it('refuses a parcel named twice', () => {
    project(ready())
      .when(allocate({ twice: true, landHa: '5.0000' }))
      .thenRefused('project.land-parcel-repeated');
  });

  it('refuses more than was reserved', () => {
    project(aProject().landRequested().reserved({ landHa: '10.0000' }).concluded())
      .when(allocate())
      .thenRefused('project.land-beyond-reservation');
  });

  it('refuses more than was surveyed, where the parcel was', () => {
    const surveyed = aProject()
      .landRequested()
      .reserved()
      .concluded()
      .surveyed({ parcels: [{ cadastralNumber: CADASTRAL_NUMBER, landHa: '19.9999' }] });
    project(surveyed).when(allocate()).thenRefused('project.land-beyond-survey', {
      cadastralNumber: CADASTRAL_NUMBER,
      landHa: '20.0000',
      surveyedHa: '19.9999',
    });
    const [allocated] = aProject().allocated().events.slice(-1);
    const other = { parcels: [{ cadastralNumber: '19-293-045-102', landHa: '1.0000' }] };
    project(ready().surveyed(other))
      .when(allocate())
      .thenRecorded({ type: 'LandAllocated', data: allocated?.data as object });
  });

  it('refuses more than was approved and 2 percent of it, all allocations together (X3)', () => {
    const other = '19-293-045-102';
    const held = ready()
      .allocated()
      .with({
        type: 'LandReserved',
        data: {
          reservationId: 'reservation-2',
          cadastralNumber: other,
          landHa: '1.0000',
          reservedOn: '2019-05-20',
          reservedUntil: '2019-12-31',
        },
      });
    project(held)
      .when(allocate({ number: 'A-32', on: '2019-06-01', cadastralNumber: other, landHa: '0.4001' }))
      .thenRefused('project.land-beyond-approved', { wantedHa: '20.4001', approvedHa: '20.0000' });
  });

  it('says nothing of two percent more', () => {
    const [allocated] = aProject().allocated().events.slice(-1);
    const parcels = [{ cadastralNumber: CADASTRAL_NUMBER, landHa: '20.4000' }];
    project(larger('20.4000'))
      .when(allocate({ landHa: '20.4000' }))
      .thenRecorded({ type: 'LandAllocated', data: { ...(allocated?.data as object), parcels } });
  });

  it('allocates more where another person let it beforehand, and records what it rests on', () => {
    const [allocated] = aProject().allocated().events.slice(-1);
    const parcels = [{ cadastralNumber: CADASTRAL_NUMBER, landHa: '22.0000' }];
    project(larger('22.0000').with(limitOverride()))
      .when(allocate({ landHa: '22.0000' }))
      .thenRecorded({ type: 'LandAllocated', data: { ...(allocated?.data as object), parcels } }, exceedanceAccepted());
    project(larger('22.0000').with(limitOverride({ upToHa: '21.9999' })))
      .when(allocate({ landHa: '22.0000' }))
      .thenRefused('project.land-beyond-approved', { wantedHa: '22.0000', approvedHa: '20.0000' });
  });

  it('does not let the person who let it allocate it; of two overrides the other person’s counts', () => {
    const own = limitOverride({ overriddenBy: LAND_DECIDER });
    project(larger('22.0000').with(own))
      .when(allocate({ landHa: '22.0000' }))
      .thenRefused('project.land-limit-override-by-same-person');
    const latest = { ...own, data: { ...own.data, overrideId: 'LL-2' } };
    const [allocated] = aProject().allocated().events.slice(-1);
    const parcels = [{ cadastralNumber: CADASTRAL_NUMBER, landHa: '22.0000' }];
    project(larger('22.0000').with(limitOverride(), latest))
      .when(allocate({ landHa: '22.0000' }))
      .thenRecorded({ type: 'LandAllocated', data: { ...(allocated?.data as object), parcels } }, exceedanceAccepted());
  });

  it('asks the approved area as it stands: revised, no longer that of the approval (X3)', () => {
    const fewer = ready().scopeRevised({ decision: aDecision('D-40', '2019-05-02') });
    project(fewer)
      .when(allocate({ landHa: '15.3001' }))
      .thenRefused('project.land-beyond-approved', { wantedHa: '15.3001', approvedHa: '15.0000' });
  });

  it('needs a positive conclusion of the land commission', () => {
    project(aProject().landRequested().reserved())
      .when(allocate())
      .thenRefused('project.land-without-positive-conclusion');
    project(aProject().landRequested().reserved().concluded('negative'))
      .when(allocate())
      .thenRefused('project.land-without-positive-conclusion');
  });

  it('accepts the last day of the conclusion and refuses the day after', () => {
    const long = aProject().landRequested().reserved({ reservedUntil: '2020-12-31' }).concluded();
    project(long)
      .when(allocate({ on: '2020-04-11' }))
      .thenRefused('project.land-conclusion-expired');
    project(long)
      .when(allocate({ on: '2020-04-10' }))
      .thenRecorded({
        type: 'LandAllocated',
        data: {
          decision: aDecision('A-31', '2020-04-10', LAND_DECIDER),
          parcels: [{ cadastralNumber: CADASTRAL_NUMBER, landHa: '20.0000' }],
          right: 'lease',
          termFrom: '2019-06-01',
          termTo: '2044-05-31',
          developBy: '2023-04-10',
          allocatedBy: LAND_DECIDER,
        },
      });
  });

  it('refuses a reservation that had expired', () => {
    project(ready())
      .when(allocate({ on: '2019-09-26' }))
      .thenRefused('project.land-reservation-expired');
  });

  it('is not for the secretary of the commission', () => {
    project(ready())
      .when(allocate({ by: COMMISSION_SECRETARY }))
      .thenRefused('project.land-decided-by-secretary');
  });

  it('refuses a decision that the actor has not signed', () => {
    const unsigned = { ...allocate(), decision: aDecision('A-31', '2019-05-15', COMMISSION_SECRETARY) };
    project(ready()).when(unsigned).thenRefused('project.actor-not-among-signers');
  });

  it('refuses a term that ends before it begins', () => {
    project(ready())
      .when(allocate({ termTo: '2019-06-01' }))
      .thenRefused('project.land-term-ends-before-start');
  });

  it('refuses a decision dated before the conclusion', () => {
    project(ready())
      .when(allocate({ on: '2019-04-09' }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses a suspended project, one that is over, and one nobody registered', () => {
    project(ready().suspended()).when(allocate()).thenRefused('project.is-suspended');
    project(ready().cancelled()).when(allocate()).thenRefused('project.is-over');
    project(noProject()).when(allocate()).thenRefused('project.not-registered');
  });
});
