import type { MoneyJson } from '../../kernel/shapes.js';
import { withLast, withOne, type MeasuredEvent } from './measured-event.js';

export type Obligation = {
  readonly code: string;
  readonly metric: string;
  readonly target: string;
  readonly dueOn: string;
};

/** What an agreement says from a day on. */
export type Terms = {
  readonly on: string;
  readonly cost: MoneyJson | null;
  readonly obligations: readonly Obligation[];
  readonly validUntil: string | null;
};

export type Agreement = {
  readonly no: string;
  readonly on: string;
  readonly endedOn: string | null;
  /** Obligations that the closing of the project let go. */
  readonly waived: readonly { readonly code: string; readonly on: string }[];
  readonly terms: readonly Terms[];
  readonly verdicts: readonly {
    readonly code: string;
    readonly on: string;
    readonly met: boolean;
    readonly actual: string;
  }[];
};

export function agreementsAfter(agreements: readonly Agreement[], event: MeasuredEvent): readonly Agreement[] {
  const on = event.occurredOn;
  switch (event.type) {
    case 'InvestmentAgreementSigned': {
      const { decision, terms } = event.data;
      return withOne(agreements, {
        no: decision.number,
        on,
        endedOn: null,
        waived: [],
        terms: [termsOf(terms, on)],
        verdicts: [],
      });
    }
    case 'InvestmentAgreementAmended':
      return ofNumber(agreements, event.data.agreementNo, agreement => ({
        ...agreement,
        terms: withOne(agreement.terms, termsOf(event.data.terms, on)),
      }));
    case 'CounterObligationMet':
    case 'CounterObligationBreached': {
      const { code, actual } = event.data;
      const verdict = { code, on, met: event.type === 'CounterObligationMet', actual };
      return ofNumber(agreements, event.data.agreementNo, agreement => ({
        ...agreement,
        verdicts: withOne(agreement.verdicts, verdict),
      }));
    }
    case 'ProjectClosed':
      return event.data.waivedObligations.reduce(
        (left, { agreementNo, code }) =>
          ofNumber(left, agreementNo, each => ({ ...each, waived: withOne(each.waived, { code, on }) })),
        agreements,
      );
    case 'InvestmentAgreementTerminated':
      return ofNumber(agreements, event.data.agreementNo, agreement => ({ ...agreement, endedOn: on }));
    default:
      return agreements;
  }
}

function termsOf(
  terms: Extract<MeasuredEvent, { type: 'InvestmentAgreementSigned' }>['data']['terms'],
  on: string,
): Terms {
  const obligations = terms.counterObligations.map(({ code, metric, target, dueOn }) => ({
    code,
    metric,
    target,
    dueOn,
  }));
  return {
    on,
    cost: terms.committed.cost?.primary ?? null,
    obligations,
    validUntil: terms.validUntil,
  };
}

function ofNumber(
  agreements: readonly Agreement[],
  no: string,
  change: (agreement: Agreement) => Agreement,
): readonly Agreement[] {
  return withLast(agreements, agreement => agreement.no === no, change);
}
