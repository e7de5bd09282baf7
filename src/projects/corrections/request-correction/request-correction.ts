import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import type { Json } from '../../../kernel/eventsourcing/domain-event.js';
import type { DocumentJson } from '../../../kernel/shapes.js';
import { InvalidValue } from '../../../kernel/text/invalid-value.js';
import { mustBeDated, mustExist } from '../../domain/common-rules.js';
import { figureOf, kindOf, VOIDABLE, withFigure } from '../../domain/corrections/correctable.js';
import { openRequest } from '../../domain/corrections/corrections.js';
import type { CorrectionRequested } from '../../domain/corrections/corrections.events.js';
import { mustStillSay, type RecordedFigure } from '../../domain/corrections/recorded-figure.js';
import { factWithId } from '../../domain/facts.js';
import { canonicalText, sameContent } from '../../domain/json.js';
import { valueAt } from '../../domain/corrections/pointer.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

/** What is asked for, as it was written. */
export interface CorrectionWish {
  readonly correctionId: string;
  readonly eventId: string;
  /** Empty: the whole fact never was. */
  readonly pointer: string;
  /** Plain text of the figure as the register has it; null where the register has none, or for a whole fact. */
  readonly wrong: string | null;
  /** Plain text of the right figure; null for a whole fact. */
  readonly right: string | null;
  readonly reasonCode: string;
  readonly reasonText: string;
  readonly evidence: readonly DocumentJson[];
  readonly requestedOn: string;
}

export class RequestCorrection implements Command {
  constructor(
    readonly projectId: string,
    readonly wish: CorrectionWish,
    readonly context: CommandContext,
  ) {}
}

/** What is decided on. */
export interface CorrectionRequest {
  readonly wish: CorrectionWish;
  /** The fact as it was recorded; null when the project has none with this id. */
  readonly target: RecordedFigure | null;
  readonly context: CommandContext;
}

/**
 * Says that a recorded figure was never true (domain.md c.5 H). What changed since is amended or revised, what was decided
 * is annulled: neither is a correction. Possible whatever became of the project (C3, C4).
 */
export const requestCorrection: Decide<CorrectionRequest, Project, CorrectionRequested> = (
  { wish, target, context },
  project,
) => {
  mustExist(project);
  const known = factWithId(project.corrections.requested, wish.correctionId);
  if (known !== null && known.target.eventId !== wish.eventId) throw reused(wish);
  if (target === null) throw violation('project.correction-target-unknown', { eventId: wish.eventId });
  const data = dataOf(wish, target, context);
  if (known !== null) {
    if (sameContent(known, data)) return [];
    throw reused(wish);
  }
  mustBeDated(wish.requestedOn, project, context);
  mustStillSay(data, target, project.corrections);
  if (wish.pointer !== '' && data.wrong === data.right)
    throw violation('project.correction-changes-nothing', { type: target.type, pointer: wish.pointer });
  const open = openRequest(project.corrections, wish.eventId, wish.pointer);
  if (open !== null) throw violation('project.correction-already-requested', { correctionId: open.correctionId });
  return [{ type: 'CorrectionRequested', data }];
};

const reused = ({ correctionId }: CorrectionWish): Error => violation('project.correction-id-reused', { correctionId });

function dataOf(wish: CorrectionWish, target: RecordedFigure, context: CommandContext): CorrectionRequested['data'] {
  const { correctionId, pointer, reasonCode, reasonText, evidence, requestedOn } = wish;
  const { eventId, type, revision, occurredOn } = target;
  return {
    correctionId,
    target: { eventId, type, revision, occurredOn },
    pointer,
    ...figures(wish, target),
    reasonCode,
    reasonText,
    evidence,
    requestedOn,
    requestedBy: context.actor.personId,
  };
}

function figures(
  { pointer, wrong, right }: CorrectionWish,
  { type, data }: RecordedFigure,
): { readonly wrong: string | null; readonly right: string | null } {
  if (pointer === '') {
    if (!VOIDABLE.includes(type)) throw violation('project.fact-not-voidable', { type });
    if (wrong !== null || right !== null) throw violation('project.corrected-figure-invalid', { type, pointer });
    return { wrong: null, right: null };
  }
  const kind = kindOf(type, pointer);
  if (kind === null || valueAt(data, pointer) === undefined)
    throw violation('project.figure-not-correctable', { type, pointer });
  if (right === null) throw violation('project.corrected-figure-invalid', { type, pointer });
  const read = (text: string): Json => figureOr(type, pointer, () => figureOf(kind, text));
  // As it will stand there: a sum has the digits of its currency.
  const after = figureOr(type, pointer, () => withFigure(data, pointer, kind, figureOf(kind, right)));
  return {
    wrong: canonicalText(wrong === null ? null : read(wrong)),
    right: canonicalText(valueAt(after, pointer) ?? null),
  };
}

function figureOr(type: string, pointer: string, read: () => Json): Json {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error;
    throw violation('project.corrected-figure-invalid', { type, pointer, why: error.message });
  }
}
