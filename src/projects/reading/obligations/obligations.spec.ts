import { describe, expect, it } from '@jest/globals';
import {
  agreed,
  AGREEMENT_TERMS,
  agreementAmended,
  agreementTerminated,
  obligationBreached,
  obligationMet,
} from '../../../../test/support/agreement-facts.js';
import { aProject } from '../../../../test/support/a-project.js';
import { told } from '../../../../test/support/told.js';
import type { ProjectFact } from '../../domain/proposal/figures.js';
import type { ProjectEvent } from '../../domain/project.events.js';
import { OBLIGATION_TYPES, obligationLines, projectObligations, type ProjectObligations } from './obligations.js';

/** Folded of the types that the projection takes, and of no others. */
function linesOf(...events: readonly ProjectEvent[]): string[] {
  const row = (
    told(
      aProject()
        .operating()
        .with(...events),
    ) as readonly ProjectFact[]
  )
    .filter(({ type }) => (OBLIGATION_TYPES as readonly string[]).includes(type))
    .reduce<ProjectObligations | undefined>(projectObligations, undefined);
  return obligationLines(row!).map(({ dimensions: { code, dueOn, state } }) => `${code} ${dueOn} ${state}`);
}

describe('lines of obligations', () => {
  it('are open until they are judged', () => {
    expect(linesOf(agreed())).toEqual(['jobs 2020-12-31 open', 'investment 2021-03-31 open']);
    expect(linesOf(agreed(), obligationMet(), obligationBreached())).toEqual([
      'jobs 2020-12-31 breached',
      'investment 2021-03-31 met',
    ]);
  });

  it('follow the last annex and keep what was judged', () => {
    const counterObligations = AGREEMENT_TERMS.counterObligations.map(one => ({ ...one, dueOn: '2022-01-31' }));
    const annex = agreementAmended({ terms: { ...AGREEMENT_TERMS, counterObligations } });
    expect(linesOf(agreed(), obligationMet(), annex)).toEqual(['jobs 2022-01-31 open', 'investment 2022-01-31 met']);
  });

  it('end with the agreement, and are let go with the project', () => {
    expect(linesOf(agreed(), obligationMet(), agreementTerminated())).toEqual([
      'jobs 2020-12-31 ended',
      'investment 2021-03-31 met',
    ]);
    const waivedObligations = [{ agreementNo: 'IC-2019-31', code: 'jobs', reasonText: 'The market fell away' }];
    const closed = aProject().operating().closed({ waivedObligations }).events.at(-1)!;
    expect(linesOf(agreed(), closed)).toEqual(['jobs 2020-12-31 waived', 'investment 2021-03-31 open']);
  });
});
