import type { ProjectDetails } from './project-details.js';

/** A card as it was when the event of that revision had just been recorded. */
export interface CardMark {
  readonly revision: number;
  readonly card: ProjectDetails | undefined;
}

/** Between two marks of a stream. */
const STEP = 100;
/** Of all streams; the one that was asked about longest ago goes first. */
const MOST_MARKS = 500;

/**
 * Cards of long streams at every hundredth revision, so that a question about one of a thousand folds a hundred events
 * and not all. What was recorded stays recorded, so a mark is true for ever; whoever keeps one sees to it that nothing
 * before it is corrected by what comes after.
 */
export class CardMarks {
  private readonly streams = new Map<string, Map<number, CardMark>>();
  private count = 0;

  /** The last one before that revision; null: from the beginning. */
  before(projectId: string, revision: number): CardMark | null {
    const marks = this.streams.get(projectId);
    if (marks === undefined) return null;
    this.streams.delete(projectId);
    this.streams.set(projectId, marks);
    for (let at = Math.floor((revision - 1) / STEP) * STEP; at > 0; at -= STEP) {
      const mark = marks.get(at);
      if (mark !== undefined) return mark;
    }
    return null;
  }

  /** Takes every card in the order of its stream, and keeps what is worth it. */
  pass(projectId: string, mark: CardMark): void {
    const { revision } = mark;
    if (revision === 0 || revision % STEP !== 0) return;
    let marks = this.streams.get(projectId);
    if (marks === undefined) this.streams.set(projectId, (marks = new Map()));
    if (!marks.has(revision)) this.count++;
    marks.set(revision, mark);
    for (const [oldest, { size }] of this.streams) {
      if (this.count <= MOST_MARKS || oldest === projectId) return;
      this.streams.delete(oldest);
      this.count -= size;
    }
  }
}
