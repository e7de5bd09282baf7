import type { CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { DecisionJson } from '../../kernel/shapes.js';
import { mustLeaveWhatIsPublished } from './corrections/period-lock.js';
import type { Project, RegisteredProject } from './project.js';
import { violation, type ProjectViolation } from './project.violations.js';
import { isTerminal, type Stage } from './stage.js';

/** Rules that many slices share (domain.md c.4, X5). Each one either passes in silence or refuses with its code. */

/** Every command but the registration. */
export function mustExist(project: Project): asserts project is RegisteredProject {
  if (project.proposal === null) throw violation('project.not-registered');
}

/** C3: a rejected, closed or cancelled project takes no more state-changing commands. */
export function mustNotBeTerminal(project: Project): void {
  if (isTerminal(project.stage)) throw violation('project.is-over', { stage: project.stage });
}

/** C4: while suspended only resuming and cancelling are possible, and what the land office owes. */
export function mustNotBeSuspended(project: Project): void {
  if (project.hold.suspended) {
    throw violation('project.is-suspended', { since: project.hold.suspension?.since ?? null });
  }
}

/** C3 and C4 together: registered, not over, not suspended. */
export function mustBeActive(project: Project): asserts project is RegisteredProject {
  mustExist(project);
  mustNotBeTerminal(project);
  mustNotBeSuspended(project);
}

/** The gate of a stage: refuses with the command's own code and says where the project stands. */
export function mustBeIn(project: Project, stages: readonly Stage[], code: ProjectViolation): void {
  if (!stages.includes(project.stage)) throw violation(code, { stage: project.stage, allowedIn: [...stages] });
}

/** C5, X21: a business date is never later than today (Asia/Almaty), in a published period, or before the proposal. */
export function mustBeDated(on: string, project: RegisteredProject, context: CommandContext): void {
  mustNotBeInTheFuture(on, context);
  mustLeaveWhatIsPublished(on, project, context);
  if (on < project.proposal.proposedOn) {
    throw violation('project.dated-before-proposal', { on, proposedOn: project.proposal.proposedOn });
  }
}

/** C5 for what may precede the proposal: meetings, and the proposal itself. */
export function mustNotBeInTheFuture(on: string, context: CommandContext): void {
  if (on > context.today) throw violation('project.dated-in-the-future', { on, today: context.today });
}

/** C5 for the stage line: a step is not dated before the step it follows. */
export function mustFollowLastTransition(on: string, project: Project): void {
  mustFollow(on, project.lastTransitionOn);
}

/** A step of any line (stage, hold, land) is not dated before the last one of the same line. */
export function mustFollow(on: string, last: string | null): void {
  if (last !== null && on < last) throw violation('project.occurred-out-of-order', { on, last });
}

/** C7: who enters a decision has signed it; keys are not shared (law on e-signatures, since 13 Mar 2025). */
export function mustBeSignedByActor(decision: DecisionJson, context: CommandContext): void {
  const { personId } = context.actor;
  if (personId === null || !decision.signerPersonIds.includes(personId)) {
    throw violation('project.actor-not-among-signers', { number: decision.number });
  }
}

/** X5: who submitted the proposal does not decide on it. By person, not by account. */
export function mustNotBeSubmitter(project: Project, context: CommandContext): void {
  if (isPerson(context, project.review.submission?.submittedBy)) throw violation('project.decided-by-submitter');
}

/** X5: who wrote a declared figure does not approve it. */
export function mustNotBeDataAuthor(project: RegisteredProject, context: CommandContext): void {
  if (project.proposal.authors.some(author => isPerson(context, author))) {
    throw violation('project.decided-by-data-author');
  }
}

/** The actor is this person. Nobody and machines are no person. */
export function isPerson(context: CommandContext, personId: string | null | undefined): boolean {
  return personId !== null && personId !== undefined && context.actor.personId === personId;
}
