import type { CardHistory } from './card-history.js';
import type { ProjectDetails } from './project-details.js';

/**
 * The card as it is kept: a column for each part that changes by itself, so that a report of progress writes the
 * figures and the dates and leaves the roadmap, the permits and the acts where they are.
 */
export type CardRow = Omit<ProjectDetails, 'history'> & CardHistory;

/** Parts keep their identity: what a fold did not touch is the same object in the row. */
export function cardRow({ history, ...parts }: ProjectDetails): CardRow {
  return { ...parts, ...history };
}

export function cardOf(row: CardRow): ProjectDetails {
  const { submissions, approval, rejection, construction, acceptance, cancellation, dates, counts, ...parts } = row;
  const history = { submissions, approval, rejection, construction, acceptance, cancellation, dates, counts };
  return { ...parts, history };
}
