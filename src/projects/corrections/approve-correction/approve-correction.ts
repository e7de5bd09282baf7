import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { isPerson, mustBeDated, mustExist, mustFollow } from '../../domain/common-rules.js';
import { newlyBroken } from '../../domain/corrections/conformance.js';
import type { CorrectionRequested, FigureCorrected } from '../../domain/corrections/corrections.events.js';
import { factWithId } from '../../domain/facts.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import { mustStillSay, type RecordedFigure } from '../../domain/corrections/recorded-figure.js';
import type { ToldProjectEvent } from '../../domain/corrections/retelling.js';

export class ApproveCorrection implements Command {
  constructor(
    readonly projectId: string,
    readonly correctionId: string,
    readonly correctedOn: string,
    readonly context: CommandContext,
  ) {}
}

/** What is decided on. */
export interface CorrectionApproval {
  readonly correctionId: string;
  readonly correctedOn: string;
  /** The fact as it was recorded; null when nothing was requested under this id. */
  readonly target: RecordedFigure | null;
  readonly history: readonly ToldProjectEvent[];
  readonly context: CommandContext;
}

/**
 * From here on the history is read with the right figure. The second of two persons, and not the one who recorded the
 * fact (X5). A rule that the corrected history breaks is a finding and no refusal: the register must be able to say that
 * the truth was unlawful (time-modes.md).
 */
export const approveCorrection: Decide<CorrectionApproval, Project, FigureCorrected> = (approval, project) => {
  const { correctionId, correctedOn, target, history, context } = approval;
  mustExist(project);
  const request = factWithId(project.corrections.requested, correctionId);
  if (request === null || target === null) throw violation('project.correction-not-requested', { correctionId });
  if (factWithId(project.corrections.rejected, correctionId) !== null)
    throw violation('project.correction-already-decided', { correctionId });
  const done = factWithId(project.corrections.corrected, correctionId);
  if (done !== null) {
    if (done.correctedOn === correctedOn && done.approvedBy === context.actor.personId) return [];
    throw violation('project.correction-already-decided', { correctionId });
  }
  mustBeAnotherPerson(request, target, context);
  mustBeDated(correctedOn, project, context);
  mustFollow(correctedOn, request.requestedOn);
  mustStillSay(request, target, project.corrections);
  const { pointer, wrong, right, reasonCode } = request;
  const data = { correctionId, target: request.target, pointer, wrong, right, reasonCode, correctedOn };
  const findings = newlyBroken(history, { eventId: target.eventId, pointer, right });
  return [{ type: 'FigureCorrected', data: { ...data, findings, approvedBy: context.actor.personId } }];
};

function mustBeAnotherPerson(
  request: CorrectionRequested['data'],
  { authorId }: RecordedFigure,
  context: CommandContext,
): void {
  if (isPerson(context, request.requestedBy)) throw violation('project.correction-decided-by-requester');
  if (isPerson(context, authorId)) throw violation('project.correction-decided-by-author');
}
