import type { DecisionJson, MeasureJson, MoneyJson } from '../../../kernel/shapes.js';
import type { AgreementState } from './agreement.js';
import { saidBy, type ProjectFact, type SaidBy } from '../proposal/figures.js';
import type {
  AgreementTermsJson,
  CounterObligationBreached,
  CounterObligationJson,
  CounterObligationMet,
  InvestmentAgreementSigned,
  InvestmentAgreementTerminated,
  WorkProgrammeItemJson,
} from '../project.events.js';

/** What the investor owes, and what the verifier said of it last. */
export type ObligationLine = CounterObligationJson & {
  /** `waived`: the state let it go when it closed the project. */
  readonly state: 'open' | 'met' | 'breached' | 'waived';
  readonly actual: string | null;
  readonly verifiedOn: string | null;
};

/** An agreement with what it says now. */
export type AgreementLine = {
  readonly number: string;
  readonly kind: InvestmentAgreementSigned['data']['kind'];
  readonly applicationNo: string;
  readonly signedOn: string;
  /** The authority: the body of the act. */
  readonly authority: DecisionJson['body'];
  /** The contracted figures. */
  readonly committed: MeasureJson;
  readonly obligations: readonly ObligationLine[];
  readonly workProgramme: readonly WorkProgrammeItemJson[];
  readonly preferences: readonly string[];
  readonly validUntil: string | null;
  readonly annexes: number;
  readonly termination: Termination | null;
  /** The act that set the terms last: the signing or an annex. */
  readonly said: SaidBy;
};

type Termination = Pick<
  InvestmentAgreementTerminated['data'],
  'initiator' | 'reasonCode' | 'reasonText' | 'effectiveOn'
> & { readonly decisionNo: string; readonly clawback: MoneyJson | null; readonly said: SaidBy };

/** The track of agreements as views show it. Plain JSON; a spec holds it to what decisions see. */
export type AgreementsLine = {
  readonly state: AgreementState;
  readonly applications: readonly {
    readonly applicationNo: string;
    readonly kind: string;
    readonly appliedOn: string;
  }[];
  readonly agreements: readonly AgreementLine[];
};

export const noAgreements: AgreementsLine = { state: 'none', applications: [], agreements: [] };

export function agreementsAfter(line: AgreementsLine, event: ProjectFact): AgreementsLine {
  switch (event.type) {
    case 'InvestmentAgreementApplied': {
      const { applicationNo, kind, appliedOn } = event.data;
      const state = line.state === 'none' ? 'agreement_applied' : line.state;
      return { ...line, state, applications: [...line.applications, { applicationNo, kind, appliedOn }] };
    }
    case 'InvestmentAgreementSigned': {
      const { decision, kind, applicationNo, terms } = event.data;
      const signed = {
        number: decision.number,
        kind,
        applicationNo,
        signedOn: decision.date,
        authority: decision.body,
      };
      const agreement = { ...signed, ...said(terms, []), annexes: 0, termination: null, said: saidBy(event) };
      const others = line.agreements.filter(({ number }) => number !== decision.number);
      return { ...line, state: 'agreement_signed', agreements: [...others, agreement] };
    }
    case 'InvestmentAgreementAmended':
      return changed(line, event.data.agreementNo, agreement => ({
        ...agreement,
        ...said(event.data.terms, agreement.obligations),
        annexes: agreement.annexes + 1,
        said: saidBy(event),
      }));
    case 'CounterObligationMet':
      return judged(line, 'met', event.data);
    case 'CounterObligationBreached':
      return judged(line, 'breached', event.data);
    case 'InvestmentAgreementTerminated': {
      const { agreementNo, initiator, reasonCode, reasonText, decision, effectiveOn, clawback } = event.data;
      const why = { initiator, reasonCode, reasonText, effectiveOn, clawback, decisionNo: decision.number };
      return changed({ ...line, state: 'agreement_terminated' }, agreementNo, agreement => ({
        ...agreement,
        termination: { ...why, said: saidBy(event) },
      }));
    }
    case 'ProjectClosed':
      return event.data.waivedObligations.reduce<AgreementsLine>(waived, line);
    default:
      return line;
  }
}

function waived(line: AgreementsLine, { agreementNo, code }: { agreementNo: string; code: string }): AgreementsLine {
  return changed(line, agreementNo, agreement => ({
    ...agreement,
    obligations: agreement.obligations.map(one => (one.code === code ? { ...one, state: 'waived' } : one)),
  }));
}

/** Contracted figures: of agreements that nobody has ended. */
export function contractedOf({ agreements }: AgreementsLine): readonly AgreementLine[] {
  return agreements.filter(({ termination }) => termination === null);
}

/** What was judged stays judged in the terms that follow. */
function said(terms: AgreementTermsJson, before: readonly ObligationLine[]) {
  const { committed, counterObligations, workProgramme, preferences, validUntil } = terms;
  const obligations = counterObligations.map((obligation): ObligationLine => {
    const { state, actual, verifiedOn } = before.find(({ code }) => code === obligation.code) ?? UNJUDGED;
    return { ...obligation, state, actual, verifiedOn };
  });
  return { committed, obligations, workProgramme, preferences, validUntil };
}

const UNJUDGED = { state: 'open', actual: null, verifiedOn: null } as const;

function judged(
  line: AgreementsLine,
  state: 'met' | 'breached',
  { agreementNo, code, actual, verifiedOn }: CounterObligationMet['data'] | CounterObligationBreached['data'],
): AgreementsLine {
  const after = changed(line, agreementNo, agreement => ({
    ...agreement,
    obligations: agreement.obligations.map(obligation =>
      // One that comes late about an earlier day does not replace what was found since.
      obligation.code !== code || (obligation.verifiedOn !== null && obligation.verifiedOn > verifiedOn)
        ? obligation
        : { ...obligation, state, actual, verifiedOn },
    ),
  }));
  const agreement = after.agreements.find(({ number }) => number === agreementNo);
  if (agreement === undefined || agreement.termination !== null) return after;
  const fulfilled = agreement.obligations.every(obligation => obligation.state === 'met');
  return { ...after, state: fulfilled ? 'agreement_fulfilled' : 'agreement_signed' };
}

function changed(
  line: AgreementsLine,
  agreementNo: string,
  change: (agreement: AgreementLine) => AgreementLine,
): AgreementsLine {
  const agreements = line.agreements.map(agreement =>
    agreement.number === agreementNo ? change(agreement) : agreement,
  );
  return { ...line, agreements };
}
