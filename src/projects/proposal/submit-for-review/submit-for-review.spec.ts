import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { A_DOCUMENT, aProject, noProject, theSeedProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { AnInstance, recordedFacts } from '../../../../test/support/a-register.js';
import { INVESTOR_ID, INVESTOR_REP, OTHER_PROJECT_ID, PROJECT_ID } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { FindInvestorRecord, type InvestorRecord } from '../../domain/proposal/rule-warnings.js';
import { SubmitForReviewHandler } from './submit-for-review.handler.js';
import { submitForReview, SubmitForReview, submitWithWarnings, type Submission } from './submit-for-review.js';

const project = given(projectAggregate, submitForReview);

const SUBMISSION: Submission = {
  submittedOn: '2018-12-03',
  documents: [A_DOCUMENT],
  decisionDueOn: '2019-03-01',
  justifications: [],
};

const submit = (over: Partial<Submission> = {}, context: ContextOf = {}): SubmitForReview =>
  new SubmitForReview(
    'any',
    { ...SUBMISSION, ...over },
    aContext({ person: INVESTOR_REP, role: 'investor_rep', ...context }),
  );

const recorded = (
  submissionNo: number,
  over: Partial<Submission> = {},
): { type: 'ProposalSubmittedForReview'; data: object } => ({
  type: 'ProposalSubmittedForReview',
  data: { ...SUBMISSION, ...over, submissionNo, submittedBy: INVESTOR_REP },
});

const WHY = [{ rule: 'X10', text: 'Includes a second phase of 90 MW' }];

describe('submit a proposal for review', () => {
  it('starts the term to decide', () => {
    project(aProject()).when(submit()).thenRecorded(recorded(1));
    project(aProject().withMeeting()).when(submit()).thenRecorded(recorded(1));
  });

  it('counts versions: after a return it is submission 2', () => {
    const over = { submittedOn: '2019-01-28' };
    project(aProject().returned().amended()).when(submit(over)).thenRecorded(recorded(2, over));
  });

  it('wants each open red warning justified', () => {
    project(theSeedProject())
      .when(submit())
      .thenRefused('project.red-warning-unjustified', { rules: ['X10'] });
    project(theSeedProject())
      .when(submit({ justifications: WHY }))
      .thenRecorded(recorded(1, { justifications: WHY }));
  });

  it('does not ask about amber or unchecked warnings, nor about a red one that an amendment closed', () => {
    project(aProject().withWarning('X11', 'amber').withWarning('X13', 'not_checked'))
      .when(submit())
      .thenRecorded(recorded(1));
    const over = { submittedOn: '2019-01-28' };
    project(theSeedProject().amended({ landHa: '20.0000' }))
      .when(submit(over))
      .thenRecorded(recorded(1, over));
  });

  it('refuses an incomplete proposal and names what is missing', () => {
    project(aProject({ cost: null, capacityMw: null, landHa: null }))
      .when(submit())
      .thenRefused('project.proposal-incomplete', {
        missing: ['/declared/cost', '/declared/capacityMw', '/declared/landHa'],
      });
  });

  it('refuses a package without documents', () => {
    project(aProject())
      .when(submit({ documents: [] }))
      .thenRefused('project.package-without-documents');
  });

  it('refuses a term that ends before it begins', () => {
    project(aProject())
      .when(submit({ decisionDueOn: '2018-12-02' }))
      .thenRefused('project.decision-due-before-submission');
  });

  it('stays quiet when the same package is submitted twice, but not after a return', () => {
    project(aProject().submitted()).when(submit()).thenNothing();
    project(aProject().submitted().returned()).when(submit()).thenRefused('project.occurred-out-of-order');
  });

  it('refuses another package while one is in review, and everything later', () => {
    const other = submit({ decisionDueOn: '2019-04-01' });
    for (const [stage, history] of [
      ['review', aProject().inReview()],
      ['approved', aProject().approved()],
      ['construction', aProject().underConstruction()],
    ] as const) {
      project(history)
        .when(other)
        .thenRefused('project.not-submittable', { stage, allowedIn: ['proposed', 'negotiation', 'revision'] });
    }
  });

  it('refuses dates in the future, before the proposal and before the last step', () => {
    project(aProject())
      .when(submit({}, { today: '2018-12-02' }))
      .thenRefused('project.dated-in-the-future');
    project(aProject())
      .when(submit({ submittedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(aProject().withMeeting({ heldOn: '2018-12-04' }))
      .when(submit())
      .thenRefused('project.occurred-out-of-order', { on: '2018-12-03', last: '2018-12-04' });
  });

  it('refuses where nobody registered a project, where it is over, and where it is suspended', () => {
    project(noProject()).when(submit()).thenRefused('project.not-registered');
    project(aProject().cancelled()).when(submit()).thenRefused('project.is-over');
    project(aProject().withMeeting().suspended()).when(submit()).thenRefused('project.is-suspended');
  });
});

describe('what the investor’s other projects say of a submission (X8, X16)', () => {
  const RECORD: InvestorRecord = {
    alike: [{ projectId: OTHER_PROJECT_ID, capacityMw: '9.000000', proposedOn: '2018-10-01' }],
    latePpas: [{ projectId: OTHER_PROJECT_ID, terminatedOn: '2018-03-01' }],
  };
  const knowing = given(projectAggregate, (command: SubmitForReview, state) =>
    submitWithWarnings(command, RECORD, state),
  );
  const warning = (rule: string, measured: string) => ({
    type: 'RuleWarningRaised' as const,
    data: expect.objectContaining({ rule, projectIds: [OTHER_PROJECT_ID], measured, raisedOn: '2018-12-03' }) as object,
  });

  it('is recorded with it and refuses nothing', () => {
    knowing(aProject())
      .when(submit())
      .thenRecorded(recorded(1), warning('X8', '10.000000'), warning('X16', '2018-03-01'));
  });

  it('is not asked where the submission is refused', () => {
    knowing(noProject()).when(submit()).thenRefused('project.not-registered');
  });

  it('is looked up by investor, district and asset type', async () => {
    const { log, streams } = new AnInstance();
    await streams.transact(projectAggregate, PROJECT_ID, aContext({ key: 'seed' }), () => aProject().events);
    const asked: unknown[] = [];
    const execute = (query: unknown) => Promise.resolve((asked.push(query), RECORD) as never);
    const handler = new SubmitForReviewHandler(streams, { execute });
    await handler.execute(new SubmitForReview(PROJECT_ID, SUBMISSION, submit().context));
    expect(asked).toEqual([new FindInvestorRecord(PROJECT_ID, INVESTOR_ID, '613600000', 'solar_pv')]);
    const types = (await recordedFacts(log)).map(({ type }) => type);
    expect(types.slice(-3)).toEqual(['ProposalSubmittedForReview', 'RuleWarningRaised', 'RuleWarningRaised']);
  });
});
