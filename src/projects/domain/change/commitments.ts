import type { MeasureJson } from '../../../kernel/shapes.js';
import type { ProjectEvent } from '../project.events.js';

/** What an agreement nobody has ended commits the investor to. */
export type Commitment = { readonly agreementNo: string; readonly committed: MeasureJson };

/** In the order they were signed. Plain JSON, for views that only count. */
export function commitmentsAfter(commitments: readonly Commitment[], event: ProjectEvent): readonly Commitment[] {
  switch (event.type) {
    case 'InvestmentAgreementSigned': {
      const { decision, terms } = event.data;
      return [
        ...commitments.filter(({ agreementNo }) => agreementNo !== decision.number),
        { agreementNo: decision.number, committed: terms.committed },
      ];
    }
    case 'InvestmentAgreementAmended': {
      const { agreementNo, terms } = event.data;
      return commitments.map(commitment =>
        commitment.agreementNo === agreementNo ? { agreementNo, committed: terms.committed } : commitment,
      );
    }
    case 'InvestmentAgreementTerminated':
      return commitments.filter(({ agreementNo }) => agreementNo !== event.data.agreementNo);
    default:
      return commitments;
  }
}

/**
 * The contracted figures of a project: those of the agreement signed last. Two agreements may promise one plant, so they
 * are never added; one that ran out by its date still says what was contracted, since a fold knows no day.
 */
export function contractedMeasure(commitments: readonly Commitment[]): MeasureJson | null {
  return commitments.at(-1)?.committed ?? null;
}
