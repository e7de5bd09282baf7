import { stageAfter, type Stage } from '../../projects/index.js';
import { withLast, withOne, type MeasuredEvent } from './measured-event.js';

export type StageEntry = {
  readonly on: string;
  readonly stage: Stage;
  /** Why it ended there: the reason of the cancellation or the closing, the first ground of the rejection. */
  readonly why: string | null;
};

export type HoldSpan = { readonly from: string; readonly to: string | null };

/** Where the project went on the stage line, and when it stood still. */
export type Road = { readonly stages: readonly StageEntry[]; readonly holds: readonly HoldSpan[] };

export const atTheStart: Road = { stages: [], holds: [] };

export function roadAfter(road: Road, event: MeasuredEvent): Road {
  const before = road.stages.at(-1)?.stage ?? 'unknown';
  const stage = stageAfter(before, event);
  const moved =
    stage === before
      ? road
      : { ...road, stages: withOne(road.stages, { on: event.occurredOn, stage, why: whyOf(event) }) };
  switch (event.type) {
    case 'ProjectSuspended':
      return held(moved, event.occurredOn);
    case 'ProjectResumed':
      return letGo(moved, event.occurredOn);
    default:
      return moved;
  }
}

/** Since when the project is on hold; null while it is not. */
export function heldSince(road: Road): string | null {
  const last = road.holds.at(-1);
  return last !== undefined && last.to === null ? last.from : null;
}

function held(road: Road, from: string): Road {
  return heldSince(road) === null ? { ...road, holds: withOne(road.holds, { from, to: null }) } : road;
}

function letGo(road: Road, to: string): Road {
  return heldSince(road) === null
    ? road
    : {
        ...road,
        holds: withLast(
          road.holds,
          ({ to: end }) => end === null,
          ({ from }) => ({ from, to }),
        ),
      };
}

function whyOf(event: MeasuredEvent): string | null {
  if (event.type === 'ProjectCancelled' || event.type === 'ProjectClosed') return event.data.reasonCode;
  if (event.type === 'ProposalRejected') return event.data.grounds[0]?.code ?? null;
  return null;
}
