import { unchanged } from '../../../kernel/eventsourcing/decider.js';
import type {
  AgreementEvent,
  AgreementTermsJson,
  CounterObligationBreached,
  CounterObligationMet,
  InvestmentAgreementAmended,
  InvestmentAgreementApplied,
  InvestmentAgreementSigned,
  InvestmentAgreementTerminated,
} from './agreement.events.js';
import { withFact, type Facts } from '../facts.js';

/** Where the track stands by its last fact (domain.md c.2); several kinds of agreement may run beside each other. */
export type AgreementState =
  'none' | 'agreement_applied' | 'agreement_signed' | 'agreement_fulfilled' | 'agreement_terminated';

export type Verdict = {
  readonly outcome: 'met' | 'breached';
  readonly said: CounterObligationMet['data'] | CounterObligationBreached['data'];
};

/** One agreement, with what it says now. Each is a line of dates of its own. */
export interface Agreement {
  readonly signed: InvestmentAgreementSigned['data'];
  readonly terms: AgreementTermsJson;
  /** Business date of its last act: signing, annex, end. */
  readonly lastOn: string;
  /** What the verifier said last of each obligation, by code. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly termination: InvestmentAgreementTerminated['data'] | null;
}

export interface AgreementTrack {
  readonly state: AgreementState;
  /** By application number. */
  readonly applications: Facts<InvestmentAgreementApplied['data']>;
  /** By number. */
  readonly agreements: ReadonlyMap<string, Agreement>;
  /** By agreement and annex number. */
  readonly amendments: Facts<InvestmentAgreementAmended['data']>;
  /** By agreement, code and day. */
  readonly verdicts: Facts<Verdict>;
}

export const noAgreement: AgreementTrack = {
  state: 'none',
  applications: null,
  agreements: new Map(),
  amendments: null,
  verdicts: null,
};

export function annexKey(annex: { readonly agreementNo: string; readonly annexNo: string }): string {
  return JSON.stringify([annex.agreementNo, annex.annexNo]);
}

/** A verifier says one thing of an obligation on one day. */
export function verdictKey(verdict: {
  readonly agreementNo: string;
  readonly code: string;
  readonly verifiedOn: string;
}): string {
  return JSON.stringify([verdict.agreementNo, verdict.code, verdict.verifiedOn]);
}

/** X19: neither ended nor run out by that day. */
export function isInForce({ terms, termination }: Agreement, on: string): boolean {
  return termination === null && (terms.validUntil === null || terms.validUntil >= on);
}

export function evolveAgreement(track: AgreementTrack, event: AgreementEvent): AgreementTrack {
  switch (event.type) {
    case 'InvestmentAgreementApplied': {
      const applications = withFact(track.applications, event.data.applicationNo, event.data);
      return { ...track, applications, state: track.state === 'none' ? 'agreement_applied' : track.state };
    }
    case 'InvestmentAgreementSigned': {
      const { decision, terms } = event.data;
      const agreement = { signed: event.data, terms, lastOn: decision.date, verdicts: new Map(), termination: null };
      const agreements = new Map(track.agreements).set(decision.number, agreement);
      return { ...track, agreements, state: 'agreement_signed' };
    }
    case 'InvestmentAgreementAmended': {
      const { agreementNo, decision, terms } = event.data;
      const amendments = withFact(track.amendments, annexKey(event.data), event.data);
      return withAgreement({ ...track, amendments }, agreementNo, agreement => ({
        ...agreement,
        terms,
        lastOn: later(agreement.lastOn, decision.date),
      }));
    }
    case 'CounterObligationMet':
      return judged(track, { outcome: 'met', said: event.data });
    case 'CounterObligationBreached':
      return judged(track, { outcome: 'breached', said: event.data });
    case 'InvestmentAgreementTerminated': {
      const { agreementNo, effectiveOn } = event.data;
      return withAgreement({ ...track, state: 'agreement_terminated' }, agreementNo, agreement => ({
        ...agreement,
        termination: event.data,
        lastOn: later(agreement.lastOn, effectiveOn),
      }));
    }
    default:
      return unchanged(track, event);
  }
}

function judged(track: AgreementTrack, verdict: Verdict): AgreementTrack {
  const { agreementNo, code, verifiedOn } = verdict.said;
  const verdicts = withFact(track.verdicts, verdictKey(verdict.said), verdict);
  const after = withAgreement({ ...track, verdicts }, agreementNo, agreement => {
    const last = agreement.verdicts.get(code);
    // One that comes late about an earlier day does not replace what was found since.
    if (last !== undefined && last.said.verifiedOn > verifiedOn) return agreement;
    return { ...agreement, verdicts: new Map(agreement.verdicts).set(code, verdict) };
  });
  const agreement = after.agreements.get(agreementNo);
  if (agreement === undefined || agreement.termination !== null) return after;
  return { ...after, state: isFulfilled(agreement) ? 'agreement_fulfilled' : 'agreement_signed' };
}

/** Every counter-obligation was found met. */
function isFulfilled({ terms, verdicts }: Agreement): boolean {
  return terms.counterObligations.every(({ code }) => verdicts.get(code)?.outcome === 'met');
}

function withAgreement(
  track: AgreementTrack,
  number: string,
  change: (agreement: Agreement) => Agreement,
): AgreementTrack {
  const agreement = track.agreements.get(number);
  if (agreement === undefined) return track;
  return { ...track, agreements: new Map(track.agreements).set(number, change(agreement)) };
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
