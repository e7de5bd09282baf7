import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, DECLARED, noProject, theSeedProject, TITLE } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { INVESTOR_REP } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { amendProposal, AmendProposal, type Amendment } from './amend-proposal.js';

const project = given(projectAggregate, amendProposal);

const amend = (over: Partial<Amendment> = {}, context: ContextOf = {}): AmendProposal =>
  new AmendProposal(
    'any',
    {
      amendedOn: '2019-01-21',
      declared: { ...DECLARED, landHa: '20.0000' },
      reasonCode: 'plan_changed',
      reasonText: 'The plant is built on 20 hectares',
      ...over,
    },
    aContext({ person: INVESTOR_REP, role: 'investor_rep', ...context }),
  );

const anyWarning = (rule: string, severity: string): { type: 'PlausibilityWarningRaised'; data: object } => ({
  type: 'PlausibilityWarningRaised',
  data: expect.objectContaining({ rule, severity, raisedOn: '2019-01-21' }) as object,
});

describe('amend a proposal', () => {
  it('records what changed, from and to, and judges the new figures afresh', () => {
    project(theSeedProject().inReview().returned())
      .when(amend())
      .thenRecorded(
        {
          type: 'ProposalAmended',
          data: {
            amendmentNo: 1,
            amendedOn: '2019-01-21',
            amendedBy: INVESTOR_REP,
            title: TITLE,
            description: null,
            declared: { ...DECLARED, landHa: '20.0000' },
            changes: [{ pointer: '/declared/landHa', from: '"1200.0000"', to: '"20.0000"' }],
            reasonCode: 'plan_changed',
            reasonText: 'The plant is built on 20 hectares',
          },
        },
        anyWarning('X11', 'amber'),
        anyWarning('X12', 'amber'),
        anyWarning('X13', 'not_checked'),
      );
  });

  it('closes the red warning when the new figures keep the rule', () => {
    const before = theSeedProject().inReview().returned();
    const state = before.amended({ landHa: '20.0000' }).events.reduce(projectAggregate.evolution.evolve, initial());
    expect(state.warnings).toEqual([]);
  });

  it('leaves what is not named as it was, and can take a description away', () => {
    const described = aProject().with({
      type: 'ProposalAmended',
      data: {
        amendmentNo: 1,
        amendedOn: '2018-11-20',
        amendedBy: INVESTOR_REP,
        title: TITLE,
        description: { kk: 'Сипаттама', ru: 'Описание', en: null },
        declared: DECLARED,
        changes: [],
        reasonCode: 'plan_changed',
        reasonText: 'Described in two languages',
      },
    });
    const command = amend({ declared: undefined, description: null });
    const [event] = amendProposal(command, described.events.reduce(projectAggregate.evolution.evolve, initial()));
    expect(event?.data).toMatchObject({
      amendmentNo: 2,
      title: TITLE,
      description: null,
      declared: DECLARED,
      changes: [{ pointer: '/description', from: '{"en":null,"kk":"Сипаттама","ru":"Описание"}', to: 'null' }],
    });
  });

  it('records nothing when nothing is different', () => {
    project(aProject())
      .when(amend({ declared: DECLARED, title: TITLE }))
      .thenNothing();
  });

  it.each([
    ['review', aProject().inReview()],
    ['approved', aProject().approved()],
    ['preparation', aProject().inPreparation()],
  ])('refuses in stage %s: from review on, figures are revised or corrected', (stage, history) => {
    project(history)
      .when(amend({ declared: { ...DECLARED, landHa: '21.0000' } }))
      .thenRefused('project.not-amendable', { stage, allowedIn: ['proposed', 'negotiation', 'revision'] });
  });

  it('refuses a project nobody registered, a rejected one and a suspended one', () => {
    project(noProject()).when(amend()).thenRefused('project.not-registered');
    project(theSeedProject().rejected()).when(amend()).thenRefused('project.is-over', { stage: 'rejected' });
    project(theSeedProject().withMeeting().suspended({ since: '2018-12-01' }))
      .when(amend())
      .thenRefused('project.is-suspended', { since: '2018-12-01' });
  });

  it('refuses a date in the future, before the proposal, or before the return it answers', () => {
    const history = theSeedProject().inReview().returned();
    project(history)
      .when(amend({}, { today: '2019-01-20' }))
      .thenRefused('project.dated-in-the-future');
    project(theSeedProject())
      .when(amend({ amendedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(history)
      .when(amend({ amendedOn: '2018-12-19' }))
      .thenRefused('project.occurred-out-of-order', { on: '2018-12-19', last: '2018-12-20' });
  });
});

function initial(): typeof projectAggregate.evolution.initialState {
  return projectAggregate.evolution.initialState;
}
