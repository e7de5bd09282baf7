import { Share } from '../../../kernel/quantities/share.js';
import { InvalidValue } from '../../../kernel/text/invalid-value.js';
import { saying } from '../../../kernel/eventsourcing/retelling.js';
import type { FigureCorrected } from './corrections.events.js';
import { corrected, type ToldProjectEvent } from './retelling.js';
import { stageAfter } from '../stage-line.js';
import type { Stage } from '../stage.js';

/** A correction that is about to be approved. */
interface Correction {
  readonly eventId: string;
  readonly pointer: string;
  readonly right: string | null;
}

/**
 * Rules that a history breaks once a figure is corrected and did not break before, by the code of the refusal they would
 * have been, without its context. Facts are judged in the order they were recorded.
 */
export function newlyBroken(history: readonly ToldProjectEvent[], correction: Correction): readonly string[] {
  const before = new Set(broken(corrected(history)));
  return [...new Set(broken(corrected([...history, asIfApproved(history, correction)])))].filter(
    code => !before.has(code),
  );
}

/** Only the members that the reading of the history asks for. */
function asIfApproved(history: readonly ToldProjectEvent[], { eventId, pointer, right }: Correction): ToldProjectEvent {
  const last = history.at(-1)!;
  const data = { target: { eventId }, pointer, right } as FigureCorrected['data'];
  const fact = saying(last, data, last.occurredOn);
  return Object.defineProperty(fact, 'type', { value: 'FigureCorrected', enumerable: true });
}

function broken(history: readonly ToldProjectEvent[]): readonly string[] {
  return [
    ...(stepsOutOfOrder(history) ? ['occurred-out-of-order'] : []),
    ...(beforeTheProposal(history) ? ['dated-before-proposal'] : []),
    ...reportsBroken(history),
  ];
}

/** A step of the stage line is dated before the step it followed. */
function stepsOutOfOrder(history: readonly ToldProjectEvent[]): boolean {
  let stage: Stage = 'unknown';
  let last = '';
  for (const fact of history) {
    const next = stageAfter(stage, fact);
    if (next === stage) continue;
    if (fact.occurredOn < last) return true;
    [stage, last] = [next, fact.occurredOn];
  }
  return false;
}

/** Meetings may precede the proposal, nothing else does. */
function beforeTheProposal(history: readonly ToldProjectEvent[]): boolean {
  const proposedOn = history.find(({ type }) => type === 'ProposalRegistered')?.occurredOn ?? '';
  return history.some(({ type, occurredOn }) => type !== 'MeetingRecorded' && occurredOn < proposedOn);
}

function reportsBroken(history: readonly ToldProjectEvent[]): readonly string[] {
  const reports = history.flatMap(fact => (fact.type === 'ProgressReported' ? [fact.data] : []));
  const inOrder = [...reports].sort((a, b) => (a.periodTo < b.periodTo ? -1 : 1));
  const found: string[] = [];
  if (reports.some(({ periodFrom, periodTo }) => periodTo < periodFrom)) found.push('report-ends-before-start');
  inOrder.forEach((report, index) => {
    const earlier = inOrder[index - 1];
    if (earlier === undefined) return;
    if (report.periodFrom <= earlier.periodTo) found.push('report-periods-overlap');
    if (report.explanation === null && falls(earlier.physicalPct, report.physicalPct))
      found.push('progress-falls-unexplained');
  });
  return found;
}

function falls(from: string, to: string): boolean {
  try {
    return Share.parse(to).compare(Share.parse(from)) < 0;
  } catch (error) {
    if (error instanceof InvalidValue) return false;
    throw error;
  }
}
