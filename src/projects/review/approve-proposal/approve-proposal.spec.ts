import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import {
  aDecision,
  aProject,
  DECLARED,
  ECOLOGY,
  noProject,
  theSeedProject,
} from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, INVESTOR_REP, OFFICER, OTHER_DECIDER } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { approveProposal, ApproveProposal, type Approval } from './approve-proposal.js';

const project = given(projectAggregate, approveProposal);

const approve = (number: string, over: Partial<Approval> = {}, context: ContextOf = {}): ApproveProposal =>
  new ApproveProposal(
    'any',
    {
      decision: aDecision(number, '2019-02-15', context.person ?? DECIDER),
      approved: DECLARED,
      conditions: [],
      pool: 'national',
      validUntil: null,
      overrideReason: null,
      ...over,
    },
    aContext({ person: DECIDER, role: 'decision_maker', ...context }),
  );

const recorded = (
  number: string,
  over: object = {},
  decider: string = DECIDER,
): { type: 'ProposalApproved'; data: object } => ({
  type: 'ProposalApproved',
  data: {
    decision: aDecision(number, '2019-02-15', decider),
    approved: DECLARED,
    conditions: [],
    pool: 'national',
    validUntil: null,
    override: null,
    approvedBy: decider,
    ...over,
  },
});

const WHY = 'The council saw the survey and takes the area for two phases';

describe('approve a proposal', () => {
  it('sets the approved measure as the baseline, by a numbered decision', () => {
    project(aProject().inReview()).when(approve('D-7')).thenRecorded(recorded('D-7'));
  });

  it('waits for every body that was asked about this version', () => {
    const energy = { body: 'Energy department' };
    const asked = aProject().opinionAsked().opinionAsked(energy);
    project(asked)
      .when(approve('D-7'))
      .thenRefused('project.opinions-missing', { bodies: [ECOLOGY, 'Energy department'] });
    project(asked.opinionGiven())
      .when(approve('D-7'))
      .thenRefused('project.opinions-missing', { bodies: ['Energy department'] });
    project(asked.opinionGiven().opinionGiven({ ...energy, givenOn: '2019-02-16' }))
      .when(approve('D-7'))
      .thenRefused('project.opinions-missing');
    project(asked.opinionGiven().opinionGiven({ ...energy, givenOn: '2019-02-15' }))
      .when(approve('D-7'))
      .thenRecorded(recorded('D-7'));
  });

  it('decides against a negative opinion, and asks nothing of those who were asked about an earlier version', () => {
    const negative = { verdict: 'negative', reasonCode: 'environment', reasonText: 'A nesting ground' } as const;
    project(aProject().opinionAsked().opinionGiven(negative)).when(approve('D-7')).thenRecorded(recorded('D-7'));
    project(aProject().opinionAsked().returned().amended().submitted({ submittedOn: '2019-01-28' }))
      .when(approve('D-7'))
      .thenRecorded(recorded('D-7'));
  });

  it('stays quiet when the same decision is entered twice, however far the project has come', () => {
    project(aProject().approved('D-7')).when(approve('D-7')).thenNothing();
    project(aProject().approved('D-7').operating()).when(approve('D-7')).thenNothing();
  });

  it('refuses a second decision, and other content under the first one’s number', () => {
    project(aProject().approved('D-7'))
      .when(approve('D-8'))
      .thenRefused('project.approved-by-another-decision', { number: 'D-7' });
    project(aProject().approved('D-7'))
      .when(approve('D-7', { pool: 'regional' }))
      .thenRefused('project.approved-by-another-decision');
  });

  it('refuses what is not in review', () => {
    for (const [stage, history] of [
      ['proposed', aProject()],
      ['negotiation', aProject().withMeeting()],
      ['revision', aProject().returned()],
    ] as const) {
      project(history)
        .when(approve('D-7'))
        .thenRefused('project.not-in-review', { stage, allowedIn: ['review'] });
    }
  });

  it('refuses where nobody registered a project, where it is over, and where it is suspended', () => {
    project(noProject()).when(approve('D-7')).thenRefused('project.not-registered');
    project(aProject().rejected()).when(approve('D-7')).thenRefused('project.is-over', { stage: 'rejected' });
    project(aProject().inReview().suspended()).when(approve('D-7')).thenRefused('project.is-suspended');
  });

  describe('separation of duties (X5)', () => {
    it('refuses the submitter', () => {
      project(aProject().submitted({ submittedBy: DECIDER }))
        .when(approve('D-7'))
        .thenRefused('project.decided-by-submitter');
    });

    it('refuses whoever wrote declared figures: at registration or in an amendment', () => {
      project(aProject().inReview())
        .when(approve('D-7', {}, { person: OFFICER }))
        .thenRefused('project.decided-by-data-author');
      project(aProject().amended({ landHa: '20.0000' }, DECIDER).inReview())
        .when(approve('D-7'))
        .thenRefused('project.decided-by-data-author');
    });

    it('lets another person of the same office decide', () => {
      project(aProject().submitted({ submittedBy: DECIDER }))
        .when(approve('D-7', {}, { person: OTHER_DECIDER }))
        .thenRecorded(recorded('D-7', {}, OTHER_DECIDER));
    });

    it('forgets an earlier submitter after a return: the last one counts', () => {
      project(aProject().submitted({ submittedBy: DECIDER }).returned().submitted({ submittedBy: INVESTOR_REP }))
        .when(approve('D-7'))
        .thenRecorded(recorded('D-7'));
    });

    it('refuses a decision that its actor has not signed', () => {
      project(aProject().inReview())
        .when(approve('D-7', { decision: aDecision('D-7', '2019-02-15', OTHER_DECIDER) }))
        .thenRefused('project.actor-not-among-signers', { number: 'D-7' });
    });

    it('refuses a machine: it cannot have signed', () => {
      project(aProject().inReview())
        .when(approve('D-7', {}, { person: null, role: 'machine' }))
        .thenRefused('project.actor-not-among-signers');
    });
  });

  describe('red warnings (ruling 32)', () => {
    const approved = { ...DECLARED, landHa: '1200.0000' };

    it('refuses an open one without a reason to override it', () => {
      project(theSeedProject().inReview())
        .when(approve('D-7', { approved }))
        .thenRefused('project.red-warning-without-override', { rules: ['X10'] });
    });

    it('records which rules were overridden and why', () => {
      project(theSeedProject().inReview())
        .when(approve('D-7', { approved, overrideReason: WHY }))
        .thenRecorded(recorded('D-7', { approved, override: { rules: ['X10'], reason: WHY } }));
    });

    it('judges approved figures that differ from the declared ones', () => {
      const command = approve('D-7', { approved });
      project(aProject().inReview()).when(command).thenRefused('project.red-warning-without-override');
      const overridden = approve('D-7', {
        approved: { ...approved, cost: null, jobsPermanent: null },
        overrideReason: WHY,
      });
      project(aProject().inReview())
        .when(overridden)
        .thenRecorded(
          recorded('D-7', {
            approved: { ...approved, cost: null, jobsPermanent: null },
            override: { rules: ['X10'], reason: WHY },
          }),
          {
            type: 'PlausibilityWarningRaised',
            data: expect.objectContaining({ rule: 'X10', severity: 'red', measured: '120.00' }) as object,
          },
        );
    });

    it('keeps no override where nothing was overridden', () => {
      project(aProject().withWarning('X11', 'amber').inReview())
        .when(approve('D-7', { overrideReason: WHY }))
        .thenRecorded(recorded('D-7'));
    });
  });

  it('records with the approval that the pool is not the one the cost says (X18)', () => {
    project(aProject().inReview())
      .when(approve('D-7', { pool: 'regional' }))
      .thenRecorded(recorded('D-7', { pool: 'regional' }), {
        type: 'RuleWarningRaised',
        data: expect.objectContaining({ rule: 'X18', measured: '7400000000.00', limit: '378750000.00' }) as object,
      });
  });

  it('refuses dates in the future, before the proposal and before the submission', () => {
    const history = aProject().inReview();
    const on = (date: string): ApproveProposal => approve('D-7', { decision: aDecision('D-7', date) });
    project(history)
      .when(approve('D-7', {}, { today: '2019-02-14' }))
      .thenRefused('project.dated-in-the-future');
    project(history).when(on('2018-11-08')).thenRefused('project.dated-before-proposal');
    project(history).when(on('2018-12-02')).thenRefused('project.occurred-out-of-order');
  });

  it('refuses an approval that has expired when it is given', () => {
    project(aProject().inReview())
      .when(approve('D-7', { validUntil: '2019-02-14' }))
      .thenRefused('project.approval-expires-before-decision');
  });
});
