import { describe, expect, it } from '@jest/globals';
import { AGREEMENT, agreed, agreementTerminated } from '../../../../test/support/agreement-facts.js';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { A_DOCUMENT, aDecision, aProject, noProject, STEPS } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { gridConditions, ppaSigned } from '../../../../test/support/grid-facts.js';
import {
  CADASTRAL_NUMBER,
  DECIDER,
  INVESTOR_ID,
  INVESTOR_REP,
  OTHER_DECIDER,
  OTHER_INVESTOR_ID,
} from '../../../../test/support/people.js';
import { fold } from '../../../kernel/eventsourcing/decider.js';
import { projectAggregate } from '../../domain/project.js';
import { ReplaceInvestor, replaceInvestor, type Replacement, type ReplacementKnown } from './replace-investor.js';

const KNOWN: ReplacementKnown = {
  registered: true,
  screenings: [{ result: 'clear', screenedOn: '2020-04-20' }],
  foreignInvestor: false,
  categories: new Map([[CADASTRAL_NUMBER, 'agricultural']]),
};

const replacing = (known: Partial<ReplacementKnown> = {}) =>
  given(projectAggregate, (command: ReplaceInvestor, project) =>
    replaceInvestor(command, project, { ...KNOWN, ...known }),
  );
const project = replacing();

const REPLACEMENT: Replacement = {
  decision: aDecision('D-60', '2020-05-04'),
  fromInvestorId: INVESTOR_ID,
  toInvestorId: OTHER_INVESTOR_ID,
  effectiveOn: '2020-05-11',
  legalBasis: 'share_sale',
  reasonText: 'The founder sold all shares',
  consents: [{ givenBy: 'Development Bank of Kazakhstan', document: A_DOCUMENT }],
  obligationsAssumed: true,
  requestedBy: INVESTOR_REP,
};

const replace = (
  over: Partial<Replacement> = {},
  context: ContextOf = {},
  overrideReason: string | null = null,
): ReplaceInvestor =>
  new ReplaceInvestor(
    'any',
    { ...REPLACEMENT, ...over },
    overrideReason,
    aContext({ person: DECIDER, role: 'decision_maker', ...context }),
  );

const recorded = (over: object = {}): { type: 'InvestorReplaced'; data: object } => ({
  type: 'InvestorReplaced',
  data: { ...REPLACEMENT, override: null, replacedBy: DECIDER, ...over },
});

const steps = (...expected: readonly object[]): { type: 'RoadmapStepsAdded'; data: object } => ({
  type: 'RoadmapStepsAdded',
  data: {
    reasonCode: 'investor_replaced',
    decisionNo: 'D-60',
    addedOn: '2020-05-11',
    steps: expected.map(step => expect.objectContaining(step) as object),
  },
});

const ready = aProject().inPreparation();

describe('replace the investor', () => {
  it('makes the project another investor’s, with the ground, the consents and who asked', () => {
    project(ready).when(replace()).thenRecorded(recorded());
    const after = fold(projectAggregate.evolution, ready.investorReplaced().events);
    expect(after.proposal?.investorId).toBe(OTHER_INVESTOR_ID);
  });

  it.each([
    ['construction', aProject().underConstruction()],
    ['commissioning', aProject().underConstruction().accepted({ acceptedOn: '2020-05-01' })],
    ['operation', aProject().underConstruction().accepted({ acceptedOn: '2020-05-01' }).operating('2020-05-02')],
    ['preparation, while it is suspended (C4)', ready.suspended()],
  ])('is possible in %s', (_, history) => {
    const [replaced] = replaceInvestor(replace(), fold(projectAggregate.evolution, history.events), KNOWN);
    expect(replaced).toEqual(recorded());
  });

  it('stays quiet when it is said twice, also after another one, and refuses other content under its number', () => {
    const done = ready.investorReplaced();
    project(done).when(replace()).thenNothing();
    project(done)
      .when(replace({ legalBasis: 'assignment' }))
      .thenRefused('project.replacement-decision-reused', { number: 'D-60' });
    const back = {
      decision: aDecision('D-61', '2020-06-01'),
      fromInvestorId: OTHER_INVESTOR_ID,
      toInvestorId: INVESTOR_ID,
      effectiveOn: '2020-06-08',
    };
    project(done).when(replace(back)).thenRecorded(recorded(back));
    project(done.investorReplaced(back)).when(replace()).thenNothing();
  });

  it('replaces the present one, by another', () => {
    project(ready.investorReplaced())
      .when(replace({ decision: aDecision('D-61', '2020-06-01'), effectiveOn: '2020-06-01' }))
      .thenRefused('project.replaced-from-another-investor', { investorId: OTHER_INVESTOR_ID });
    project(ready)
      .when(replace({ toInvestorId: INVESTOR_ID }))
      .thenRefused('project.investor-unchanged');
  });

  it('is refused before there is a roadmap, and once the project is over', () => {
    project(aProject().approved())
      .when(replace())
      .thenRefused('project.investor-not-replaceable', {
        stage: 'approved',
        allowedIn: ['preparation', 'construction', 'commissioning', 'operation'],
      });
    project(ready.cancelled()).when(replace()).thenRefused('project.is-over');
    project(noProject()).when(replace()).thenRefused('project.not-registered');
  });

  it('refuses the requester as decider (X5), and an unsigned decision', () => {
    project(ready)
      .when(replace({ requestedBy: DECIDER }))
      .thenRefused('project.change-decided-by-requester');
    project(ready)
      .when(replace({}, { person: OTHER_DECIDER }))
      .thenRefused('project.actor-not-among-signers');
  });

  it('refuses days in the future, before the approval and before the replacement before', () => {
    project(ready)
      .when(replace({}, { today: '2020-05-10' }))
      .thenRefused('project.dated-in-the-future');
    project(ready)
      .when(replace({ effectiveOn: '2020-05-01' }, { today: '2020-05-03' }))
      .thenRefused('project.dated-in-the-future');
    project(ready)
      .when(replace({ effectiveOn: '2019-02-14' }))
      .thenRefused('project.occurred-out-of-order');
    project(ready)
      .when(replace({ effectiveOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    const back = { fromInvestorId: OTHER_INVESTOR_ID, toInvestorId: INVESTOR_ID, effectiveOn: '2020-05-10' };
    project(ready.investorReplaced())
      .when(replace({ ...back, decision: aDecision('D-61', '2020-05-10') }))
      .thenRefused('project.occurred-out-of-order');
  });

  describe('the new investor', () => {
    it('is registered, and was screened by the day of the decision', () => {
      replacing({ registered: false, screenings: [] })(ready)
        .when(replace())
        .thenRefused('project.investor-not-registered', { investorId: OTHER_INVESTOR_ID });
      replacing({ screenings: [] })(ready)
        .when(replace())
        .thenRefused('project.investor-not-screened', { investorId: OTHER_INVESTOR_ID });
      replacing({ screenings: [{ result: 'clear', screenedOn: '2020-05-05' }] })(ready)
        .when(replace())
        .thenRefused('project.investor-not-screened');
      replacing({ screenings: [{ result: 'clear', screenedOn: '2020-05-04' }] })(ready)
        .when(replace())
        .thenRecorded(recorded());
    });

    it('is in no list by what was found last, before the decision or since', () => {
      const [clear, match] = [
        { result: 'clear', screenedOn: '2020-04-20' },
        { result: 'match', screenedOn: '2020-05-20' },
      ] as const;
      replacing({ screenings: [clear, match] })(ready)
        .when(replace())
        .thenRefused('project.investor-screening-matched', { screenedOn: '2020-05-20' });
      replacing({ screenings: [match, clear] })(ready)
        .when(replace())
        .thenRefused('project.investor-screening-matched');
      replacing({ screenings: [{ ...match, screenedOn: '2020-03-01' }, clear] })(ready)
        .when(replace())
        .thenRecorded(recorded());
    });

    it('takes over no farmland that is allocated where there is a foreign share (X9)', () => {
      const foreign = replacing({ foreignInvestor: true });
      foreign(aProject().allocated())
        .when(replace())
        .thenRefused('project.farmland-for-foreign-investor', { cadastralNumber: CADASTRAL_NUMBER });
      project(aProject().allocated()).when(replace()).thenRecorded(recorded());
      foreign(aProject().allocated().recategorised()).when(replace()).thenRecorded(recorded());
      replacing({ foreignInvestor: true, categories: new Map([[CADASTRAL_NUMBER, 'industry']]) })(
        aProject().allocated(),
      )
        .when(replace())
        .thenRecorded(recorded());
      foreign(aProject().reserved()).when(replace()).thenRecorded(recorded());
    });
  });

  describe('a power purchase agreement that goes to nobody else (S26)', () => {
    const sold = ready.with(gridConditions(), ppaSigned());
    const ppa = { code: 'replacement-1-ppa-1', ownerBody: 'Settlement centre for renewable energy' };
    const WHY = 'The settlement centre wrote that it takes the new seller';
    const twice = { ...REPLACEMENT.decision, signerPersonIds: [DECIDER, OTHER_DECIDER] };

    it('stands in the way without a reason, and one that may be transferred does not', () => {
      project(sold).when(replace()).thenRefused('project.ppa-not-transferable', { number: 'PPA-17' });
      project(ready.with(gridConditions(), ppaSigned({}, { transferable: true })))
        .when(replace())
        .thenRecorded(recorded(), steps(ppa));
    });

    it('is overridden with a reason and the signature of a second person, who did not ask for it', () => {
      project(sold)
        .when(replace({}, {}, WHY))
        .thenRefused('project.replacement-override-unsigned');
      const asked = { ...REPLACEMENT.decision, signerPersonIds: [DECIDER, INVESTOR_REP] };
      project(sold)
        .when(replace({ decision: asked }, {}, WHY))
        .thenRefused('project.replacement-override-unsigned');
      const override = { ppaNo: 'PPA-17', reason: WHY, overriddenBy: DECIDER };
      project(sold)
        .when(replace({ decision: twice }, {}, WHY))
        .thenRecorded(recorded({ decision: twice, override }), steps(ppa));
    });

    it('keeps no override where nothing was overridden', () => {
      project(ready)
        .when(replace({ decision: twice }, {}, WHY))
        .thenRecorded(recorded({ decision: twice }));
    });
  });

  describe('the papers in the old name', () => {
    it('are steps of the roadmap, each with its body and a quarter of time, and no share in the physical plan', () => {
      const transferable = ppaSigned({}, { transferable: true });
      const contracts = [agreed(), gridConditions(), transferable];
      const rest = { plannedStart: '2020-05-11', dueOn: '2020-08-09', dependsOn: [], weightPct: '0.00' };
      const body = 'Akimat of Turkistan region';
      project(
        aProject()
          .leased()
          .permitted()
          .with(...contracts),
      )
        .when(replace())
        .thenRecorded(
          recorded(),
          steps(
            { ...rest, code: 'replacement-1-agreement-1', track: 'finance', ownerBody: body },
            { ...rest, code: 'replacement-1-lease-2', track: 'land', ownerBody: body },
            { ...rest, code: 'replacement-1-ppa-3', track: 'grid', ownerBody: transferable.data.terms.buyer },
            { ...rest, code: 'replacement-1-permits-4', track: 'design', ownerBody: body },
          ),
        );
    });

    it('name what they are about in three languages', () => {
      const { title } = decided(ready.with(agreed()).events);
      expect(title).toEqual({
        kk: `${AGREEMENT} келісімін жаңа инвесторға қайта рәсімдеу`,
        ru: `Переоформить соглашение ${AGREEMENT} на нового инвестора`,
        en: `Put agreement ${AGREEMENT} in the name of the new investor`,
      });
    });

    it('are none where the contract is over, the land is gone, or the plant is accepted', () => {
      const over = agreementTerminated({ decision: aDecision('T-2', '2020-01-10'), effectiveOn: '2020-01-15' });
      project(ready.with(agreed(), over)).when(replace()).thenRecorded(recorded());
      project(aProject().leased().released()).when(replace()).thenRecorded(recorded());
      project(aProject().permitted().underConstruction().accepted({ acceptedOn: '2020-05-01' }))
        .when(replace())
        .thenRecorded(recorded());
    });

    it('join the plan, are completed like other steps, and have codes of their own each time', () => {
      const done = ready.with(agreed()).investorReplaced();
      const { roadmap } = fold(projectAggregate.evolution, done.events);
      expect(roadmap?.plan.steps.map(({ code }) => code)).toEqual([
        ...STEPS.map(({ code }) => code),
        'replacement-1-agreement-1',
      ]);
      expect(roadmap?.steps.has('replacement-1-agreement-1')).toBe(true);
      const back = {
        decision: aDecision('D-61', '2020-06-01'),
        fromInvestorId: OTHER_INVESTOR_ID,
        toInvestorId: INVESTOR_ID,
        effectiveOn: '2020-06-08',
      };
      const again = replaceInvestor(replace(back), fold(projectAggregate.evolution, done.events), KNOWN);
      expect(again[1]?.data).toMatchObject({ steps: [{ code: 'replacement-2-agreement-1' }] });
    });
  });
});

/** The first step that is added to this history. */
function decided(events: ReturnType<typeof aProject>['events']): { readonly title: object } {
  const [, added] = replaceInvestor(replace(), fold(projectAggregate.evolution, events), KNOWN);
  if (added?.type !== 'RoadmapStepsAdded') throw new Error('no steps were added');
  return added.data.steps[0]!;
}
