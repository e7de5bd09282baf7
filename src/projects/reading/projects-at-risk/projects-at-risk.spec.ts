import { describe, expect, it } from '@jest/globals';
import { agreed, obligationBreached, obligationMet } from '../../../../test/support/agreement-facts.js';
import { aProject, theSeedProject, type AProject } from '../../../../test/support/a-project.js';
import { ppaSigned, ppaTerminated } from '../../../../test/support/grid-facts.js';
import { ACKNOWLEDGED, ESCALATED, RAISED, RESOLVED } from '../../../../test/support/records.js';
import { told } from '../../../../test/support/told.js';
import type { ProjectFact } from '../../domain/proposal/figures.js';
import { projectAtRisk, RISK_TYPES, type ProjectAtRisk } from './projects-at-risk.js';

/** Folded of the types that the projection takes, and of no others. */
function rowOf(project: AProject): ProjectAtRisk {
  return (told(project) as readonly ProjectFact[])
    .filter(({ type }) => (RISK_TYPES as readonly string[]).includes(type))
    .reduce<ProjectAtRisk | undefined>(projectAtRisk, undefined)!;
}

const risks = (project: AProject): string[] =>
  rowOf(project).risks.map(({ kind, severity, ref, since }) => `${kind} ${severity} ${ref} ${since}`);

const RISK = {
  type: 'LandRiskRaised',
  data: {
    riskId: 'risk-1',
    kind: 'land_revoked',
    severity: 'red',
    decisionNo: 'A-77',
    revokedHa: '20.0000',
    raisedOn: '2021-02-01',
  },
} as const;
const UNDEVELOPED = {
  type: 'LandDevelopmentOverdueNoted',
  data: {
    decisionNo: 'A-31',
    cadastralNumbers: ['19-293-045-101'],
    developBy: '2022-05-15',
    overdueOn: '2022-05-16',
    legalRef: 'Land Code art. 92',
  },
} as const;
const warned = aProject().withWarning('X10', 'red').withWarning('X12', 'amber').withWarning('X13', 'not_checked');
const building = aProject().underConstruction();

describe('risks of a project', () => {
  it.each<[string, AProject, string[]]>([
    ['none, where all goes well', aProject().operating(), []],
    ['warnings nobody has answered', warned, ['warning red X10 2018-11-09', 'warning amber X12 2018-11-09']],
    ['not one that was acknowledged', warned.with(ACKNOWLEDGED), ['warning amber X12 2018-11-09']],
    ['none of figures that are gone', warned.amended(), []],
    ['issues as they were escalated', aProject().with(RAISED, ESCALATED), ['issue red issue-1 2019-07-01']],
    ['not one that was resolved', aProject().with(RAISED, ESCALATED, RESOLVED), []],
    ['an order', aProject().approved().noticed(), ['land_notice amber land 2019-10-07']],
    ['a claim', aProject().approved().claimed(), ['land_claimed red land 2020-10-08']],
    ['land that is gone', aProject().approved().revoked().with(RISK), ['land_revoked red A-77 2021-02-01']],
    [
      'until there is other land',
      aProject().approved().revoked().with(RISK).reserved({ reservationId: 'r-2' }).allocated(),
      [],
    ],
    [
      'land nobody builds on',
      aProject().approved().allocated().with(UNDEVELOPED),
      ['land_undeveloped amber A-31 2022-05-16'],
    ],
    ['until building starts', aProject().inPreparation().allocated().with(UNDEVELOPED).underConstruction(), []],
    ['silence', aProject().deemedRefused(), ['silence red 1 2019-03-02']],
    ['until somebody decides', aProject().deemedRefused().approved(), []],
    ['an appeal, of what is over too', aProject().rejected().appealed(), ['appeal amber APPEAL-4 2019-03-20']],
    ['until it is answered', aProject().rejected().appealed().dismissed(), []],
    ['a disputed report', building.reported().disputed(), ['report_disputed amber report-2019-q4 2020-01-15']],
    ['until it is borne out', building.reported().disputed().verified({ visitedOn: '2020-02-15' }), []],
    [
      'a breached obligation',
      aProject().approved().with(agreed(), obligationBreached()),
      ['obligation_breached red IC-2019-31 jobs 2021-01-20'],
    ],
    [
      'until it is met',
      aProject()
        .approved()
        .with(agreed(), obligationBreached(), obligationMet({ code: 'jobs', verifiedOn: '2021-06-01' })),
      [],
    ],
    [
      'the end of the agreement with the buyer',
      building.with(ppaSigned(), ppaTerminated()),
      ['ppa_terminated red PPA-17 2020-06-15'],
    ],
    ['not once the plant operates', building.with(ppaSigned(), ppaTerminated()).operating(), []],
    ['a hold', building.suspended(), ['hold amber hold 2019-10-01']],
    ['until it ends', building.suspended().resumed(), []],
    ['nothing of what was cancelled', warned.cancelled(), []],
  ])('%s', (_, project, expected) => {
    expect(risks(project)).toEqual(expected);
  });

  it('are no more where the approval overrode the warning', () => {
    const override = { rules: ['X10'], reason: 'The council has seen the survey' };
    const approval = theSeedProject().approved().events.at(-1)! as Extract<ProjectFact, { type: 'ProposalApproved' }>;
    const overridden = theSeedProject()
      .inReview()
      .with({ ...approval, data: { ...approval.data, override } });
    expect(risks(overridden).map(line => line.split(' ')[2])).toEqual(['X11', 'X12']);
  });

  it('are counted by severity and found by kind', () => {
    const { red, amber, kinds } = rowOf(warned.with(RAISED));
    expect([red, amber, kinds]).toEqual([1, 2, ' warning issue ']);
    expect(rowOf(aProject())).toMatchObject({ red: 0, amber: 0, kinds: '' });
  });
});
