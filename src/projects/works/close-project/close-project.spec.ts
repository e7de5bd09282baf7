import { describe, it } from '@jest/globals';
import {
  AGREEMENT,
  agreed,
  agreementTerminated,
  obligationBreached,
  obligationMet,
} from '../../../../test/support/agreement-facts.js';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aDecision, aProject, DECLARED, A_DOCUMENT, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, MANAGER, OTHER_DECIDER } from '../../../../test/support/people.js';
import type { IssueRaised, ProjectEvent } from '../../domain/project.events.js';
import { projectAggregate } from '../../domain/project.js';
import { CloseProject, closeProject, type Closure } from './close-project.js';

const project = given(projectAggregate, closeProject);

const CLOSURE: Closure = {
  decision: aDecision('Z-1', '2021-05-03'),
  reasonCode: 'monitoring_complete',
  reasonText: 'All that was owed is built and verified',
  final: { ...DECLARED, jobsPermanent: 46, jobsBasis: 'stated' },
  report: A_DOCUMENT,
  auditRefs: ['A-2021-14'],
  waivedObligations: [],
};

const close = (over: Partial<Closure> = {}, context: ContextOf = {}): CloseProject =>
  new CloseProject('any', { ...CLOSURE, ...over }, aContext({ person: DECIDER, role: 'decision_maker', ...context }));

const recorded = (over: Partial<Closure> = {}): { type: 'ProjectClosed'; data: object } => ({
  type: 'ProjectClosed',
  data: { ...CLOSURE, ...over, closedBy: DECIDER },
});

const raised = (over: Partial<IssueRaised['data']> = {}): ProjectEvent => ({
  type: 'IssueRaised',
  data: {
    issueId: 'issue-1',
    category: 'grid',
    description: 'The line trips in the heat',
    responsibleBody: 'Regional grid company',
    severity: 'red',
    raisedOn: '2020-09-10',
    dueOn: '2020-12-10',
    raisedBy: MANAGER,
    ...over,
  },
});
const escalated: ProjectEvent = {
  type: 'IssueEscalated',
  data: {
    issueId: 'issue-1',
    escalationId: 'escalation-1',
    responsibleBody: 'Ministry of Energy',
    severity: 'red',
    reasonText: 'Nothing was done in a month',
    escalatedOn: '2020-11-02',
    dueOn: '2021-01-10',
    escalatedBy: MANAGER,
  },
};
const resolved: ProjectEvent = {
  type: 'IssueResolved',
  data: {
    issueId: 'issue-1',
    resolution: 'The line was strengthened',
    resolvedOn: '2021-02-01',
    evidence: [],
    resolvedBy: MANAGER,
  },
};

const operating = aProject().operating().jobsVerified();
const owing = operating.with(agreed());
const waived = (code: string, agreementNo = AGREEMENT): Closure['waivedObligations'][number] => ({
  agreementNo,
  code,
  reasonText: 'The plant runs with fewer people than was agreed',
});

describe('close a project', () => {
  it('ends what operates, with what it came to, the report and the audits', () => {
    project(operating).when(close()).thenRecorded(recorded());
    const decommissioned = { reasonCode: 'decommissioned', reasonText: 'The plant was taken down' } as const;
    project(operating).when(close(decommissioned)).thenRecorded(recorded(decommissioned));
  });

  it('stays quiet when it is said twice, and refuses another decision', () => {
    project(aProject().closed()).when(close()).thenNothing();
    project(aProject().closed())
      .when(close({ decision: aDecision('Z-2', '2021-05-03') }))
      .thenRefused('project.closed-by-another-decision', { number: 'Z-1' });
    project(aProject().closed())
      .when(close({ auditRefs: [] }))
      .thenRefused('project.closed-by-another-decision');
  });

  it('refuses what does not operate', () => {
    project(aProject().accepted())
      .when(close())
      .thenRefused('project.not-operating', { stage: 'commissioning', allowedIn: ['operation'] });
  });

  it('waits for red issues to be resolved, as they stand after their escalations, and not for others', () => {
    project(operating.with(raised()))
      .when(close())
      .thenRefused('project.red-issues-open', { issues: ['issue-1'] });
    project(operating.with(raised({ severity: 'amber' }), escalated))
      .when(close())
      .thenRefused('project.red-issues-open');
    project(operating.with(raised(), resolved)).when(close()).thenRecorded(recorded());
    project(operating.with(raised({ severity: 'amber' })))
      .when(close())
      .thenRecorded(recorded());
  });

  describe('counter-obligations', () => {
    it('are met, or waived one by one with a reason', () => {
      project(owing)
        .when(close())
        .thenRefused('project.obligations-not-settled', {
          obligations: [`${AGREEMENT}: jobs`, `${AGREEMENT}: investment`],
        });
      project(owing.with(obligationMet()))
        .when(close())
        .thenRefused('project.obligations-not-settled', { obligations: [`${AGREEMENT}: jobs`] });
      project(owing.with(obligationMet(), obligationMet({ code: 'jobs' })))
        .when(close())
        .thenRecorded(recorded());
      const waivedObligations = [waived('jobs')];
      project(owing.with(obligationMet()))
        .when(close({ waivedObligations }))
        .thenRecorded(recorded({ waivedObligations }));
    });

    it('are not settled by a breach, but by the end of the agreement', () => {
      const breached = owing.with(obligationMet(), obligationBreached());
      project(breached).when(close()).thenRefused('project.obligations-not-settled');
      const ended = agreementTerminated({ decision: aDecision('T-2', '2021-04-12'), effectiveOn: '2021-04-20' });
      project(breached.with(ended)).when(close()).thenRecorded(recorded());
    });

    it('are owed after the agreement has run out too', () => {
      project(operating.with(agreed({}, { validUntil: '2021-01-01' })))
        .when(close())
        .thenRefused('project.obligations-not-settled');
    });

    it('are waived only where they are owed, and once', () => {
      const met = owing.with(obligationMet());
      for (const [waivedObligations, code, agreementNo] of [
        [[waived('jobs'), waived('investment')], 'investment', AGREEMENT],
        [[waived('jobs'), waived('jobs')], 'jobs', AGREEMENT],
        [[waived('jobs', 'IC-9')], 'jobs', 'IC-9'],
      ] as const) {
        project(met)
          .when(close({ waivedObligations }))
          .thenRefused('project.waiver-without-obligation', { agreementNo, code });
      }
    });
  });

  describe('what it came to', () => {
    const final = (over: Partial<Closure['final']>): CloseProject => close({ final: { ...CLOSURE.final, ...over } });

    it('is the capacity of the act and the permanent jobs that were counted last', () => {
      project(operating)
        .when(final({ capacityMw: '10.500000' }))
        .thenRefused('project.final-figure-not-verified', {
          figure: 'capacityMw',
          final: '10.500000',
          verified: '10.000000',
        });
      const recount = operating.jobsVerified({ verificationId: 'j-2', jobsPermanent: 40, countedOn: '2021-04-01' });
      const early = recount.jobsVerified({ verificationId: 'j-3', jobsPermanent: 50, countedOn: '2021-01-31' });
      project(early)
        .when(close())
        .thenRefused('project.final-figure-not-verified', { figure: 'jobsPermanent', final: 46, verified: 40 });
      project(early)
        .when(final({ jobsPermanent: 40 }))
        .thenRecorded(recorded({ final: { ...CLOSURE.final, jobsPermanent: 40 } }));
    });

    it('leaves out what nobody verified', () => {
      project(aProject().operating()).when(close()).thenRefused('project.final-figure-not-verified');
      const unsaid = { capacityMw: null, jobsPermanent: null };
      project(aProject().accepted({ acceptedMw: null }).operating())
        .when(final(unsaid))
        .thenRecorded(recorded({ final: { ...CLOSURE.final, ...unsaid } }));
    });
  });

  it('refuses a decision that its actor has not signed, a machine too', () => {
    project(operating)
      .when(close({}, { person: OTHER_DECIDER }))
      .thenRefused('project.actor-not-among-signers');
    project(operating)
      .when(close({}, { person: null, role: 'machine' }))
      .thenRefused('project.actor-not-among-signers');
  });

  it('refuses dates in the future and before operation started', () => {
    project(operating)
      .when(close({}, { today: '2021-05-02' }))
      .thenRefused('project.dated-in-the-future');
    project(operating)
      .when(close({ decision: aDecision('Z-1', '2020-08-31') }))
      .thenRefused('project.occurred-out-of-order');
    project(operating)
      .when(close({ decision: aDecision('Z-1', '2018-11-08') }))
      .thenRefused('project.dated-before-proposal');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(operating.suspended()).when(close()).thenRefused('project.is-suspended');
    project(aProject().cancelled()).when(close()).thenRefused('project.is-over', { stage: 'cancelled' });
    project(noProject()).when(close()).thenRefused('project.not-registered');
  });
});
