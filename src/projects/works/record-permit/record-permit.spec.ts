import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { ARCHITECT } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { recordPermit, RecordPermit, type Permit } from './record-permit.js';

const project = given(projectAggregate, recordPermit);

const APZ: Permit = {
  kind: 'apz',
  number: 'APZ-311',
  issuedOn: '2019-05-27',
  issuer: 'Architecture department of Baidibek district',
  validUntil: null,
  document: null,
};

const record = (over: Partial<Permit> = {}, context: ContextOf = {}): RecordPermit =>
  new RecordPermit(
    'any',
    { ...APZ, ...over },
    aContext({ person: ARCHITECT, role: 'architecture_officer', ...context }),
  );

describe('record a permit', () => {
  it.each([
    ['approved', aProject().approved()],
    ['preparation', aProject().inPreparation()],
    ['construction', aProject().underConstruction()],
    ['commissioning', aProject().accepted()],
  ])('keeps it in stage %s', (_, history) => {
    project(history).when(record()).thenRecorded({ type: 'PermitMilestoneRecorded', data: APZ });
  });

  it('is known by its kind and number: the same again is quiet, another under the same number refused', () => {
    const recorded = aProject().permitted('apz');
    const same = { number: 'apz-1', issuedOn: '2019-07-10', issuer: 'Architecture department of Turkistan region' };
    project(recorded).when(record(same)).thenNothing();
    project(recorded)
      .when(record({ ...same, issuedOn: '2019-07-11' }))
      .thenRefused('project.permit-id-reused', { kind: 'apz', number: 'apz-1' });
  });

  it('takes a second review of another number after a negative one', () => {
    const negative = aProject().permitted('apz', 'sketch', 'design_docs', 'expertise_neg');
    const positive = { kind: 'expertise_pos', number: 'EX-2', issuedOn: '2019-09-01' } as const;
    project(negative)
      .when(record(positive))
      .thenRecorded({ type: 'PermitMilestoneRecorded', data: { ...APZ, ...positive } });
  });

  it.each([
    ['sketch', 'apz'],
    ['design_docs', 'sketch'],
    ['expertise_pos', 'design_docs'],
    ['works_notified', 'expertise_pos'],
  ] as const)('refuses %s before %s', (kind, needs) => {
    project(aProject().inPreparation())
      .when(record({ kind }))
      .thenRefused('project.permit-out-of-order', { kind, needs });
  });

  it('follows the order of the pinned template, whatever the release says', () => {
    const own = aProject()
      .inPreparation()
      .pinned({ permits: [{ kind: 'sketch', after: ['heritage'] }] });
    project(own)
      .when(record({ kind: 'sketch' }))
      .thenRefused('project.permit-out-of-order', { kind: 'sketch', needs: 'heritage' });
    project(own)
      .when(record({ kind: 'works_notified' }))
      .thenRecorded({ type: 'PermitMilestoneRecorded', data: { ...APZ, kind: 'works_notified' } });
  });

  it('refuses one dated before the one it rests on', () => {
    project(aProject().permitted('apz'))
      .when(record({ kind: 'sketch', issuedOn: '2019-07-09' }))
      .thenRefused('project.permit-out-of-order', { kind: 'sketch', needs: 'apz' });
  });

  it('refuses one that expires before it is issued', () => {
    project(aProject().inPreparation())
      .when(record({ validUntil: '2019-05-26' }))
      .thenRefused('project.permit-expires-before-issue');
  });

  it('refuses one before the approval, in the future, and before the proposal', () => {
    project(aProject().inReview()).when(record()).thenRefused('project.permit-before-approval');
    project(aProject().approved())
      .when(record({}, { today: '2019-05-26' }))
      .thenRefused('project.dated-in-the-future');
    project(aProject().approved())
      .when(record({ issuedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(aProject().inPreparation().suspended()).when(record()).thenRefused('project.is-suspended');
    project(aProject().inPreparation().cancelled()).when(record()).thenRefused('project.is-over');
    project(noProject()).when(record()).thenRefused('project.not-registered');
  });
});
