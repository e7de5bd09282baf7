import { describe, expect, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { DECLARED, noProject, TITLE } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { INVESTOR_ID, OFFICER, OTHER_PROJECT_ID } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { registerProposal, RegisterProposal, type ProposalToRegister } from './register-proposal.js';

const project = given(projectAggregate, registerProposal);

/** Kazinform, 9 November 2018: 10 MW, 1,200 ha, KZT 7.4 bn (USD 19.86 m), 50 jobs. */
const THE_NEWS: ProposalToRegister = {
  registryNo: 'TRK-2018-001',
  proposedOn: '2018-11-09',
  title: TITLE,
  description: null,
  sectors: [{ scheme: 'qadam-sector', code: 'energy.solar' }],
  assetType: 'solar_pv',
  facilityType: 'new',
  site: { kato: '613600000', katoVersion: '2022-10-17', locality: null, location: null },
  investorId: INVESTOR_ID,
  declared: { ...DECLARED, landHa: '1200.0000' },
  source: { kind: 'press', url: 'https://en.inform.kz/news/a3451675/', date: '2018-11-09' },
};

const register = (over: Partial<ProposalToRegister> = {}, context: ContextOf = {}): RegisterProposal =>
  new RegisterProposal({ ...THE_NEWS, ...over }, aContext(context));

/** Rule, colour, measured and limit of what was raised. */
const raised = (command: RegisterProposal): unknown =>
  registerProposal(command, projectAggregate.evolution.initialState).flatMap(event =>
    event.type === 'PlausibilityWarningRaised'
      ? [[event.data.rule, event.data.severity, event.data.measured, event.data.limit]]
      : [],
  );

describe('register a proposal', () => {
  it('records the declared figures as quoted and says what is doubtful about them', () => {
    const command = register();
    const { registryNo, ...rest } = THE_NEWS;
    project(noProject())
      .when(command)
      .thenRecorded(
        {
          type: 'ProposalRegistered',
          data: { ...rest, registryNo, projectId: command.projectId, registeredBy: OFFICER },
        },
        warning('X10', 'red', '120.00', '10.00', 'ha_per_mw'),
        warning('X11', 'amber', '1.64', '1.50', 'ratio_to_reference'),
        warning('X12', 'amber', '5.00', '2.00', 'jobs_per_mw'),
        warning('X13', 'not_checked', null, null, 'pct'),
      );
  });

  it('is warned of, where its day lies in a period whose report is published (X21)', () => {
    const late = (closedThrough: string | null): readonly unknown[] => {
      const command = new RegisterProposal(THE_NEWS, aContext({ closedThrough }));
      return registerProposal(command, projectAggregate.evolution.initialState).filter(
        ({ type }) => type === 'RuleWarningRaised',
      );
    };
    const warning = expect.objectContaining({ rule: 'X21', severity: 'amber', raisedOn: '2018-11-09' }) as unknown;
    expect(late('2018-11-30')).toEqual([{ type: 'RuleWarningRaised', data: warning }]);
    expect(late('2018-11-09')).toHaveLength(1);
    expect(late('2018-11-08')).toEqual([]);
    expect(late(null)).toEqual([]);
  });

  describe('what it belongs to (X22)', () => {
    const related = { relatedProjectId: OTHER_PROJECT_ID, relation: 'phase' } as const;
    const types = (command: RegisterProposal): readonly string[] =>
      registerProposal(command, projectAggregate.evolution.initialState).map(({ type }) => type);
    const renewal = register({ facilityType: 'renewal', declared: { ...DECLARED, cost: null, jobsPermanent: null } });

    it('is recorded with it, where it was said', () => {
      const command = new RegisterProposal(THE_NEWS, aContext(), related);
      const [, named] = registerProposal(command, projectAggregate.evolution.initialState);
      expect(named).toEqual({
        type: 'RelatedProjectNamed',
        data: { ...related, namedOn: '2018-11-09', namedBy: OFFICER },
      });
    });

    it('is warned of, where an expansion or a renewal does not say it', () => {
      project(noProject())
        .when(renewal)
        .thenRecorded(expect.objectContaining({ type: 'ProposalRegistered' }) as never, {
          type: 'RuleWarningRaised',
          data: {
            warningId: expect.any(String),
            rule: 'X22',
            severity: 'amber',
            projectIds: [],
            measured: null,
            limit: null,
            unit: null,
            referenceVersion: null,
            raisedOn: '2018-11-09',
          },
        });
      expect(types(register())).not.toContain('RuleWarningRaised');
      expect(types(new RegisterProposal(renewal.proposal, aContext(), related))).not.toContain('RuleWarningRaised');
    });
  });

  it('gives a number of its own to a proposal that has none', () => {
    const command = register({ registryNo: null });
    expect(command.registryNo).toMatch(/^QADAM(-[0-9A-F]{4}){5}$/);
    expect(register({ registryNo: null }).registryNo).toBe(command.registryNo);
    expect(register({ registryNo: null }, { key: 'k-2' }).registryNo).not.toBe(command.registryNo);
  });

  it('keeps the form of its own numbers to itself', () => {
    project(noProject())
      .when(register({ registryNo: 'QADAM-0000-0000-0000-0000-0001' }))
      .thenRefused('project.registry-number-reserved');
  });

  it('refuses a proposal from the future', () => {
    project(noProject())
      .when(register({}, { today: '2018-11-08' }))
      .thenRefused('project.dated-in-the-future', { on: '2018-11-09', today: '2018-11-08' });
  });

  it('refuses to finish a registration that was given up', () => {
    const command = register();
    project([
      {
        type: 'ProposalRegistrationLapsed',
        data: { registrationId: command.context.commandId, registryNo: 'TRK-2018-001', lapsedOn: '2018-11-10' },
      },
    ])
      .when(command)
      .thenRefused('project.registration-lapsed');
  });

  it('is recorded by a machine without a person', () => {
    const [event] = registerProposal(
      register({}, { person: null, role: 'machine' }),
      projectAggregate.evolution.initialState,
    );
    expect(event?.data).toMatchObject({ registeredBy: null });
  });

  describe('plausibility', () => {
    const figures = (over: Partial<typeof DECLARED>): RegisterProposal =>
      register({ declared: { ...DECLARED, cost: null, jobsPermanent: null, ...over } });

    it.each([
      ['0.6999', 'red', '0.70'],
      ['0.7000', 'amber', '1.00'],
      ['0.9999', 'amber', '1.00'],
      ['1.0000', null, null],
      ['4.0000', null, null],
      ['4.0001', 'amber', '4.00'],
      ['10.0000', 'amber', '4.00'],
      ['10.0001', 'red', '10.00'],
    ])('judges %s ha for 1 MW as %s', (landHa, severity, limit) => {
      const found = raised(figures({ landHa, capacityMw: '1.000000' }));
      expect(found).toEqual(severity === null ? [] : [['X10', severity, expect.any(String), limit]]);
    });

    it('compares exactly: a third more than the limit by one square metre is more', () => {
      expect(raised(figures({ landHa: '30.0000', capacityMw: '3.000000' }))).toEqual([
        ['X10', 'amber', '10.00', '4.00'],
      ]);
      expect(raised(figures({ landHa: '30.0001', capacityMw: '3.000000' }))).toEqual([
        ['X10', 'red', '10.00', '10.00'],
      ]);
    });

    it('says nothing about figures that were not given', () => {
      expect(raised(figures({ landHa: null, capacityMw: null }))).toEqual([]);
    });

    it('says aloud that a year has no benchmark', () => {
      const cost = { primary: { amount: '19860000.00', currency: 'USD' }, alsoQuoted: [] };
      const command = register({ proposedOn: '2015-06-01', declared: { ...DECLARED, cost, jobsPermanent: null } });
      expect(raised(command)).toEqual([['X11', 'not_checked', null, null]]);
    });

    it('turns tenge into dollars only where no dollars were quoted', () => {
      const cost = { primary: { amount: '7400000000.00', currency: 'KZT' }, alsoQuoted: [] };
      expect(raised(figures({ cost }))).toEqual([['X11', 'amber', '1.64', '1.50']]);
    });

    it('judges land and jobs of solar plants only', () => {
      const declared = { ...DECLARED, cost: null, landHa: '1200.0000' };
      expect(raised(register({ assetType: 'wind_onshore', declared }))).toEqual([]);
    });
  });
});

function warning(
  rule: string,
  severity: string,
  measured: string | null,
  limit: string | null,
  unit: string,
): { type: 'PlausibilityWarningRaised'; data: object } {
  const data = { warningId: expect.any(String), rule, severity, measured, limit, unit, raisedOn: '2018-11-09' };
  const referenceVersion =
    severity === 'not_checked' ? null : expect.stringMatching(/^qadam-threshold@\d{4}-\d{2}-\d{2}/);
  return { type: 'PlausibilityWarningRaised', data: { ...data, referenceVersion } };
}
