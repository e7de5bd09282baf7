import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { isAgreementKindValid } from '../../../kernel/reference/agreement-codes.js';
import type { DecisionJson } from '../../../kernel/shapes.js';
import type { LocalDate } from '../../../kernel/time/local-date.js';
import { mustBeSignedByActor } from '../common-rules.js';
import { isInForce, type Agreement, type AgreementTrack } from './agreement.js';
import type { AgreementKindJson, AgreementTermsJson } from './agreement.events.js';
import type { Project } from '../project.js';
import { violation } from '../project.violations.js';

/** X19: the law knows the kind on that day. */
export function mustBeValidKind(kind: AgreementKindJson, on: string): void {
  if (!isAgreementKindValid(kind, on as LocalDate)) {
    throw violation('project.agreement-kind-not-valid-on-date', { kind, on });
  }
}

/** C7: a person who enters an act has signed it; a register that brings one decides nothing (X6). */
export function mustBeSignedByPersonOrBrought(decision: DecisionJson, context: CommandContext): void {
  if (context.actor.personId !== null) mustBeSignedByActor(decision, context);
}

/** Terms that contradict themselves or the day they are signed on. */
export function mustBeWholeTerms(terms: AgreementTermsJson, signedOn: string): void {
  const { counterObligations, workProgramme, validUntil } = terms;
  for (const list of [counterObligations, workProgramme]) {
    const codes = list.map(({ code }) => code);
    const repeated = codes.find((code, index) => codes.indexOf(code) !== index);
    if (repeated !== undefined) throw violation('project.agreement-code-repeated', { code: repeated });
  }
  const early = counterObligations.find(({ dueOn }) => dueOn < signedOn);
  if (early !== undefined) throw violation('project.obligation-due-before-signing', { code: early.code });
  if (validUntil !== null && validUntil < signedOn) throw violation('project.agreement-expires-before-signing');
}

/** The agreement, unless it is unknown or was ended; one that ran out may still be judged and ended. */
export function agreementNotEnded(number: string, project: Project): Agreement {
  const agreement = project.agreement.agreements.get(number);
  if (agreement === undefined || agreement.termination !== null) {
    throw violation('project.agreement-not-in-force', { number });
  }
  return agreement;
}

export function agreementInForce(number: string, on: string, project: Project): Agreement {
  const agreement = agreementNotEnded(number, project);
  if (!isInForce(agreement, on)) throw violation('project.agreement-not-in-force', { number });
  return agreement;
}

/** A counter-obligation of an agreement. */
export interface ObligationRef {
  readonly agreementNo: string;
  readonly code: string;
}

/** Owed still: of agreements that nobody ended, not found met. A breach settles nothing; a termination does. */
export function openObligations({ agreements }: AgreementTrack): readonly ObligationRef[] {
  return [...agreements].flatMap(([agreementNo, { terms, verdicts, termination }]) => {
    if (termination !== null) return [];
    const open = terms.counterObligations.filter(({ code }) => verdicts.get(code)?.outcome !== 'met');
    return open.map(({ code }) => ({ agreementNo, code }));
  });
}
