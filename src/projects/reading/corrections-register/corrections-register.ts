import type { CorrectionEvent } from '../../domain/corrections/corrections.events.js';

/** A correction as a line of its register: what was asked for, and what was decided. */
export interface CorrectionLine {
  /** Project and correction: ids are given by those who ask. */
  readonly correctionKey: string;
  readonly projectId: string;
  readonly correctionId: string;
  readonly state: CorrectionState;
  readonly targetEventId: string;
  readonly targetType: string;
  /** Business date of the fact it is about, when it was asked for. */
  readonly targetOn: string;
  /** Into the data of that fact; empty: the whole fact is void. */
  readonly pointer: string;
  /** Canonical JSON text, as in the event; null for a whole fact. */
  readonly wrong: string | null;
  readonly right: string | null;
  readonly reasonCode: string;
  /** Of who asked; null where only the decision is known. */
  readonly reasonText: string | null;
  readonly requestedOn: string | null;
  readonly decidedOn: string | null;
  /** Why it was rejected. */
  readonly rejectedBecause: string | null;
  /** Rules that the corrected history breaks. */
  readonly findings: readonly string[];
  /** Position of its first fact: newest first is falling by it. */
  readonly firstPosition: number;
}

export const CORRECTION_STATES = ['requested', 'corrected', 'rejected'] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

export const CORRECTION_TYPES = [
  'CorrectionRequested',
  'FigureCorrected',
  'CorrectionRejected',
] as const satisfies readonly CorrectionEvent['type'][];

/** A correction corrects nothing but its target and is not corrected itself: a line needs no history told again. */
export type CorrectionFact = CorrectionEvent & { readonly stream: string; readonly position: number };

export function projectOf({ stream }: { readonly stream: string }): string {
  return stream.slice('project-'.length);
}

export function correctionKey(event: CorrectionFact): string {
  return `${projectOf(event)}/${event.data.correctionId}`;
}

export function correctionLine(line: CorrectionLine | undefined, event: CorrectionFact): CorrectionLine | undefined {
  switch (event.type) {
    case 'CorrectionRequested': {
      const { reasonText, requestedOn } = event.data;
      return { ...lineOf(event), state: 'requested', reasonText, requestedOn };
    }
    case 'FigureCorrected': {
      const { correctedOn: decidedOn, findings } = event.data;
      return { ...(line ?? lineOf(event)), state: 'corrected', decidedOn, findings };
    }
    case 'CorrectionRejected': {
      const { rejectedOn: decidedOn, reasonText: rejectedBecause } = event.data;
      return line === undefined ? undefined : { ...line, state: 'rejected', decidedOn, rejectedBecause };
    }
  }
}

function lineOf(event: Extract<CorrectionFact, { type: 'CorrectionRequested' | 'FigureCorrected' }>): CorrectionLine {
  const { correctionId, target, pointer, wrong, right, reasonCode } = event.data;
  return {
    correctionKey: correctionKey(event),
    projectId: projectOf(event),
    correctionId,
    state: 'requested',
    targetEventId: target.eventId,
    targetType: target.type,
    targetOn: target.occurredOn,
    pointer,
    wrong,
    right,
    reasonCode,
    reasonText: null,
    requestedOn: null,
    decidedOn: null,
    rejectedBecause: null,
    findings: [],
    firstPosition: event.position,
  };
}
