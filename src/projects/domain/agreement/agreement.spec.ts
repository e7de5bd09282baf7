import { describe, expect, it } from '@jest/globals';
import {
  AGREEMENT,
  agreed,
  agreementAmended,
  agreementTerminated,
  applied,
  obligationBreached,
  obligationMet,
} from '../../../../test/support/agreement-facts.js';
import { aDecision, aProject } from '../../../../test/support/a-project.js';
import { fold } from '../../../kernel/eventsourcing/decider.js';
import { AGREEMENT_KINDS, isAgreementKindValid } from '../../../kernel/reference/agreement-codes.js';
import { LocalDate } from '../../../kernel/time/local-date.js';
import type { AgreementEvent } from './agreement.events.js';
import type { AgreementState, AgreementTrack } from './agreement.js';
import { projectAggregate } from '../project.js';

const after = (...events: readonly AgreementEvent[]): AgreementTrack =>
  fold(projectAggregate.evolution, aProject().with(...events).events).agreement;

const jobsMet = obligationMet({ code: 'jobs', verifiedOn: '2021-02-20' });

describe('the agreement track', () => {
  it.each<[AgreementState, readonly AgreementEvent[]]>([
    ['none', []],
    ['agreement_applied', [applied()]],
    ['agreement_signed', [applied(), agreed()]],
    ['agreement_signed', [applied(), agreed(), applied({ applicationNo: 'IA-5', kind: 'special' })]],
    ['agreement_signed', [applied(), agreed(), agreementAmended()]],
    ['agreement_signed', [applied(), agreed(), obligationMet()]],
    ['agreement_fulfilled', [applied(), agreed(), obligationMet(), jobsMet]],
    ['agreement_fulfilled', [applied(), agreed(), obligationMet(), obligationBreached(), jobsMet]],
    ['agreement_fulfilled', [applied(), agreed(), obligationMet(), jobsMet, obligationBreached()]],
    ['agreement_terminated', [applied(), agreed(), agreementTerminated()]],
    ['agreement_terminated', [applied(), agreed(), agreementTerminated(), obligationMet(), jobsMet]],
  ])('stands at %s', (state, events) => {
    expect(after(...events).state).toBe(state);
  });

  it('keeps when each obligation is due, by the terms of the last annex', () => {
    const terms = agreementAmended().data.terms;
    const moved = { ...terms, counterObligations: [{ ...terms.counterObligations[0]!, dueOn: '2022-12-31' }] };
    const { agreements } = after(applied(), agreed(), agreementAmended({ terms: moved }));
    expect(agreements.get(AGREEMENT)?.terms.counterObligations.map(({ dueOn }) => dueOn)).toEqual(['2022-12-31']);
    expect(agreements.get(AGREEMENT)?.lastOn).toBe('2020-03-10');
  });

  it('keeps the finding of the latest day, whatever comes late', () => {
    const { agreements } = after(applied(), agreed(), jobsMet, obligationBreached());
    expect(agreements.get(AGREEMENT)?.verdicts.get('jobs')?.outcome).toBe('met');
  });

  it('keeps agreements of several kinds apart', () => {
    const special = agreed({ decision: aDecision('SP-1', '2019-08-01'), kind: 'special' });
    const { agreements } = after(applied(), agreed(), special, agreementTerminated());
    expect([...agreements].map(([number, { termination }]) => [number, termination === null])).toEqual([
      [AGREEMENT, false],
      ['SP-1', true],
    ]);
  });

  it('leaves out what belongs to no agreement it knows', () => {
    expect(after(agreementAmended(), obligationMet(), agreementTerminated()).agreements.size).toBe(0);
  });
});

describe('kinds of agreement (X19)', () => {
  const kindsOn = (day: string): readonly string[] =>
    AGREEMENT_KINDS.codes.filter(kind => isAgreementKindValid(kind, LocalDate.parse(day)));

  it('are the ones of 2026 from its first day, and the legacy ones until the day before', () => {
    const legacy = ['investment_contract', 'priority', 'special'];
    expect(kindsOn('2015-12-31')).toEqual([]);
    expect(kindsOn('2016-01-01')).toEqual(legacy);
    expect(kindsOn('2025-12-31')).toEqual(legacy);
    expect(kindsOn('2026-01-01')).toEqual(['investment_agreement', 'obligations_agreement', 'simplified_contract']);
  });

  it('begin and end on real days', () => {
    for (const { validFrom, validTo } of AGREEMENT_KINDS.entries) {
      for (const day of [validFrom, validTo ?? validFrom]) expect(LocalDate.parse(day)).toBe(day);
    }
  });
});
