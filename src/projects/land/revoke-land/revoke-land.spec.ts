import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { A_DOCUMENT, aDecision, aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { CADASTRAL_NUMBER, DECIDER, LAND_DECIDER, LAND_OFFICER } from '../../../../test/support/people.js';
import { fold } from '../../../kernel/eventsourcing/decider.js';
import { projectAggregate } from '../../domain/project.js';
import { RevokeLand, revokeLand, type Revocation } from './revoke-land.js';

const project = given(projectAggregate, revokeLand);
const OTHER = '19-293-045-102';

const REVOCATION: Revocation = {
  decision: aDecision('A-77', '2021-02-01', LAND_DECIDER),
  basis: 'court_judgment',
  basisDocument: A_DOCUMENT,
  caseNo: '5149-20-311',
  cadastralNumbers: [CADASTRAL_NUMBER],
  reasonText: 'The land was not developed in its term',
};

const revoke = (over: Partial<Revocation> = {}, overrideReason: string | null = null): RevokeLand =>
  new RevokeLand(
    'any',
    { ...REVOCATION, ...over },
    overrideReason,
    aContext({ person: LAND_DECIDER, role: 'land_decider' }),
  );

const WHY = 'The order was issued before the register began';
const TWO = { ...aDecision('A-77', '2021-02-01', DECIDER), signerPersonIds: [DECIDER, LAND_DECIDER] };
const byDecisionMaker = (over: Partial<Revocation>, overrideReason: string | null = WHY): RevokeLand =>
  new RevokeLand(
    'any',
    { ...REVOCATION, decision: TWO, ...over },
    overrideReason,
    aContext({ person: DECIDER, role: 'decision_maker' }),
  );

const recorded = (over: object = {}) => {
  const [last] = aProject().revoked().events.slice(-1);
  return { type: 'LandRevoked', data: { ...(last?.data as object), ...over } } as const;
};
const risk = {
  type: 'LandRiskRaised',
  data: {
    riskId: expect.any(String),
    kind: 'land_revoked',
    severity: 'red',
    decisionNo: 'A-77',
    revokedHa: '20.0000',
    raisedOn: '2021-02-01',
  },
} as const;

/** Two parcels of ten hectares each. */
const twoParcels = () => {
  const share = (cadastralNumber: string) => ({ cadastralNumber, landHa: '10.0000' });
  return aProject()
    .reserved({ landHa: '10.0000' })
    .reserved({ reservationId: 'reservation-2', cadastralNumber: OTHER, landHa: '10.0000' })
    .concluded()
    .allocated({ parcels: [share(CADASTRAL_NUMBER), share(OTHER)] });
};

describe('revoking land', () => {
  it('takes whole parcels, and raises a red risk when a project in preparation has none left', () => {
    project(aProject().claimed()).when(revoke()).thenRecorded(recorded(), risk);
  });

  it('does so under construction too, and raises none where nothing is prepared or built any more', () => {
    project(aProject().underConstruction().claimed()).when(revoke()).thenRecorded(recorded(), risk);
    project(aProject().operating('2020-09-01').claimed()).when(revoke()).thenRecorded(recorded());
  });

  it('says what stays when a part is taken, and raises no risk', () => {
    const parcels = [{ cadastralNumber: CADASTRAL_NUMBER, landHa: '10.0000' }];
    project(twoParcels().claimed())
      .when(revoke())
      .thenRecorded(recorded({ parcels, remainingHa: '10.0000' }));
  });

  it('is possible while the project is suspended', () => {
    project(aProject().claimed().suspended()).when(revoke()).thenRecorded(recorded(), risk);
  });

  it('needs an order and a claim before a judgment, about each of the parcels', () => {
    project(aProject().allocated())
      .when(revoke())
      .thenRefused('project.land-seizure-chain-incomplete', { missing: 'claim' });
    project(aProject().claimed())
      .when(revoke({ caseNo: null }))
      .thenRefused('project.land-seizure-chain-incomplete', { missing: 'claim' });
    project(twoParcels().claimed())
      .when(revoke({ cadastralNumbers: [CADASTRAL_NUMBER, OTHER] }))
      .thenRefused('project.land-seizure-chain-incomplete', { missing: 'notice' });
  });

  it.each(['surrender', 'annulled_decision', 'state_needs'] as const)('needs neither on the basis %s', basis => {
    const over = { basis, caseNo: null };
    project(aProject().allocated()).when(revoke(over)).thenRecorded(recorded(over), risk);
  });

  it('lets a decision-maker override what is missing, with a reason and the signature of another person', () => {
    const override = { missing: 'claim', reason: WHY, overriddenBy: DECIDER } as const;
    project(aProject().allocated())
      .when(byDecisionMaker({ caseNo: null }))
      .thenRecorded(recorded({ decision: TWO, caseNo: null, override, revokedBy: DECIDER }), risk);
    project(aProject().allocated())
      .when(byDecisionMaker({ decision: aDecision('A-77', '2021-02-01', DECIDER) }))
      .thenRefused('project.land-override-by-decision-maker');
    project(aProject().allocated()).when(revoke({}, WHY)).thenRefused('project.land-override-by-decision-maker');
    project(aProject().allocated())
      .when(byDecisionMaker({}, null))
      .thenRefused('project.land-seizure-chain-incomplete', { missing: 'claim' });
  });

  it('keeps no override where nothing was missing, and leaves the ordinary way to the land office', () => {
    project(aProject().claimed()).when(revoke({}, WHY)).thenRecorded(recorded(), risk);
    project(aProject().claimed()).when(byDecisionMaker({})).thenRefused('project.land-revocation-needs-land-decider');
  });

  it('is recorded once when said twice, and refuses another content under its number', () => {
    project(aProject().revoked()).when(revoke()).thenNothing();
    project(aProject().revoked())
      .when(revoke({ basis: 'state_needs' }))
      .thenRefused('project.land-revocation-id-reused', { number: 'A-77' });
  });

  it('takes only what was allocated', () => {
    project(aProject().reserved())
      .when(revoke({ basis: 'state_needs' }))
      .thenRefused('project.parcel-not-allocated');
  });

  it('refuses a decision that the actor has not signed', () => {
    const decision = aDecision('A-77', '2021-02-01', LAND_OFFICER);
    project(aProject().claimed()).when(revoke({ decision })).thenRefused('project.actor-not-among-signers');
  });

  it.each([
    ['project.occurred-out-of-order', '2020-10-07'],
    ['project.dated-in-the-future', '2021-06-02'],
    ['project.land-before-approval-date', '2019-02-14'],
    ['project.dated-before-proposal', '2018-11-08'],
  ])('answers %s to a decision of %s', (code, date) => {
    const decision = aDecision('A-77', date, LAND_DECIDER);
    project(aProject().claimed()).when(revoke({ decision })).thenRefused(code);
  });

  it('refuses a project that is over or unknown', () => {
    project(aProject().claimed().cancelled()).when(revoke()).thenRefused('project.is-over');
    project(noProject()).when(revoke()).thenRefused('project.not-registered');
  });
});

describe('the land track', () => {
  const landOf = (history: ReturnType<typeof aProject>) => fold(projectAggregate.evolution, history.events).land;

  it('goes from the order over the claim to the revocation, and can begin anew', () => {
    expect(landOf(aProject().noticed()).state).toBe('notice_issued');
    expect(landOf(aProject().claimed()).state).toBe('seizure_claimed');
    expect(landOf(aProject().claimed().noticed({ orderNo: 'LI-4' })).state).toBe('seizure_claimed');
    expect(landOf(aProject().revoked()).state).toBe('revoked');
    expect(landOf(aProject().revoked().landRequested({ requestNo: 'L-2' })).state).toBe('requested');
    expect(landOf(aProject().revoked().reserved({ reservationId: 'reservation-2' })).state).toBe('reserved');
  });

  it('keeps what was not taken, and closes the risk when land is allocated again', () => {
    const parcels = [{ cadastralNumber: CADASTRAL_NUMBER, landHa: '10.0000' }];
    const part = landOf(twoParcels().claimed().revoked({ parcels, remainingHa: '10.0000' }));
    expect([part.state, [...part.allocated.keys()]]).toEqual(['allocated', [OTHER]]);
    const lost = aProject()
      .revoked()
      .with({ ...risk, data: { ...risk.data, riskId: 'risk-1' } });
    expect(landOf(lost).taking.risks).toHaveLength(1);
    expect(landOf(lost.allocated({ decision: aDecision('A-90', '2021-03-01', LAND_DECIDER) })).taking.risks).toEqual(
      [],
    );
  });
});
