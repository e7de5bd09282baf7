import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { MANAGER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { recordDisbursement, RecordDisbursement, type Disbursement } from './record-disbursement.js';

const project = given(projectAggregate, recordDisbursement);

const PAYMENT: Disbursement = {
  disbursementId: 'payment-1',
  amount: { amount: '500000000.00', currency: 'KZT' },
  paidOn: '2019-09-30',
  category: 'equipment',
  fundingSource: 'own',
  document: null,
};

const record = (over: Partial<Disbursement> = {}, context: ContextOf = {}): RecordDisbursement =>
  new RecordDisbursement(
    'any',
    { ...PAYMENT, ...over },
    aContext({ person: MANAGER, role: 'project_manager', ...context }),
  );

describe('record a payment', () => {
  it.each([
    ['preparation', aProject().inPreparation()],
    ['construction', aProject().underConstruction()],
    ['commissioning', aProject().accepted()],
    ['operation', aProject().operating()],
  ])('keeps it in stage %s', (_, history) => {
    project(history).when(record()).thenRecorded({ type: 'InvestmentDisbursed', data: PAYMENT });
  });

  it('counts a payment once: the same again is quiet, another under its id refused', () => {
    project(aProject().disbursed()).when(record()).thenNothing();
    project(aProject().disbursed())
      .when(record({ amount: { amount: '500000000.01', currency: 'KZT' } }))
      .thenRefused('project.disbursement-id-reused', { disbursementId: 'payment-1' });
  });

  it('is said twice also after the project was suspended', () => {
    project(aProject().disbursed().suspended()).when(record()).thenNothing();
  });

  it('takes an earlier payment after a later one: money is dated, not ordered', () => {
    const earlier = { disbursementId: 'payment-0', paidOn: '2019-04-01' };
    project(aProject().disbursed())
      .when(record(earlier))
      .thenRecorded({ type: 'InvestmentDisbursed', data: { ...PAYMENT, ...earlier } });
  });

  it('refuses before the roadmap', () => {
    project(aProject().approved()).when(record()).thenRefused('project.not-disbursable');
  });

  it('refuses a payment in the future or before the proposal', () => {
    project(aProject().inPreparation())
      .when(record({}, { today: '2019-09-29' }))
      .thenRefused('project.dated-in-the-future');
    project(aProject().inPreparation())
      .when(record({ paidOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(aProject().inPreparation().suspended()).when(record()).thenRefused('project.is-suspended');
    project(aProject().inPreparation().cancelled()).when(record()).thenRefused('project.is-over');
    project(noProject()).when(record()).thenRefused('project.not-registered');
  });
});
