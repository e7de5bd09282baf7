import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { DecisionJson } from '../../../kernel/shapes.js';
import { LocalDate } from '../../../kernel/time/local-date.js';
import type { AppealedJson, AppealEvent, AppealFiled } from './appeals.events.js';
import { annulledId } from './appeals.js';
import { isPerson, mustBeDated, mustBeSignedByActor, mustFollow } from '../common-rules.js';
import { factWithId } from '../facts.js';
import { sameContent } from '../json.js';
import { sameBody } from '../review/opinions.js';
import type { Project, RegisteredProject } from '../project.js';
import { violation } from '../project.violations.js';
import type { Stage } from '../stage.js';

/** A no that stands, and what its annulment would bring back. */
export interface StandingDecision {
  readonly takenOn: string;
  /** Null where silence is the refusal. */
  readonly decision: DecisionJson | null;
  readonly stageBefore: Stage;
  /** The last day to appeal in time. */
  readonly appealBy: string;
}

/** Three months (APPC), unless the decision itself gave more. */
const MONTHS_TO_APPEAL = 3;

/** The decision the appeal is against, as long as it stands; else null. */
export function standingDecision(project: Project, { kind, decisionNumber }: AppealedJson): StandingDecision | null {
  const { stage, review, cancellation } = project;
  switch (kind) {
    case 'rejection': {
      const { rejection } = review;
      if (stage !== 'rejected' || rejection === null || rejection.decision.number !== decisionNumber) return null;
      return decided(rejection.decision, 'review', rejection.appealBy);
    }
    case 'cancellation': {
      if (stage !== 'cancelled' || cancellation === null || cancellation.decision.number !== decisionNumber)
        return null;
      return decided(cancellation.decision, project.stageBeforeEnd, null);
    }
    case 'deemed_refusal': {
      const { deemed } = review.term;
      if (stage !== 'review' || deemed === null || decisionNumber !== null) return null;
      const { deemedOn: takenOn } = deemed;
      return { takenOn, decision: null, stageBefore: 'review', appealBy: threeMonthsAfter(takenOn) };
    }
  }
}

export function mustStand(project: Project, against: AppealedJson): StandingDecision {
  const standing = standingDecision(project, against);
  if (standing === null) throw violation('project.decision-not-standing', { ...against });
  return standing;
}

/** A decision that was annulled is not entered again under its number. */
export function mustNotBeAnnulled(project: Project, kind: AppealedJson['kind'], decisionNumber: string): void {
  if (factWithId(project.appeals.annulled, annulledId({ kind, decisionNumber })) !== null) {
    throw violation('project.decision-was-annulled', { number: decisionNumber });
  }
}

/** The appeal that is answered, or null where exactly this answer is recorded already. */
export function appealToAnswer(
  project: Project,
  answer: Exclude<AppealEvent, { type: 'AppealFiled' | 'DecisionAnnulled' }>,
): AppealFiled['data'] | null {
  const { appealId } = answer.data;
  const given = factWithId(project.appeals.answers, appealId);
  if (given !== null) {
    if (sameContent(given, answer)) return null;
    throw violation('project.appeal-already-answered', { appealId });
  }
  const filed = factWithId(project.appeals.filed, appealId);
  if (filed === null) throw violation('project.appeal-not-filed', { appealId });
  return filed;
}

/**
 * A decision on the appeal: signed, not before it was filed, by another body than the one that decided first, and by
 * nobody who took that decision or filed the appeal (X5). Of silence no body is known; the persons still count.
 */
export function mustBeImpartial(
  decision: DecisionJson,
  appeal: AppealFiled['data'],
  project: RegisteredProject,
  context: CommandContext,
): void {
  mustBeDated(decision.date, project, context);
  mustFollow(decision.date, appeal.filedOn);
  mustBeSignedByActor(decision, context);
  const first = firstDecision(project, appeal.against);
  if (first !== null && sameBody(first.body, decision.body)) {
    throw violation('project.appeal-decided-by-first-body', { body: first.body });
  }
  const parties = [appeal.filedBy, ...(first?.signerPersonIds ?? [])];
  if (parties.some(party => isPerson(context, party))) throw violation('project.appeal-decided-by-party');
}

function firstDecision({ review, cancellation }: Project, { kind }: AppealedJson): DecisionJson | null {
  if (kind === 'deemed_refusal') return null;
  return (kind === 'rejection' ? review.rejection?.decision : cancellation?.decision) ?? null;
}

function decided(decision: DecisionJson, stageBefore: Stage, told: string | null): StandingDecision {
  const lawful = threeMonthsAfter(decision.date);
  const appealBy = told !== null && told > lawful ? told : lawful;
  return { takenOn: decision.date, decision, stageBefore, appealBy };
}

function threeMonthsAfter(day: string): string {
  return LocalDate.addMonths(day as LocalDate, MONTHS_TO_APPEAL);
}
