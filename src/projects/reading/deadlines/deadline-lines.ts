import { isTerminal } from '../../domain/stage.js';
import { isAllocated, type DeadlinesOfProject } from './deadlines.js';

export const DEADLINE_KINDS = [
  'decision',
  'cure',
  'appeal',
  'land_conclusion',
  'land_reservation',
  'land_development',
  'land_notice',
  'ppa_operation',
  'obligation',
  'hold_review',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** `ref`: what it is the deadline of, by its number or id; of an obligation agreement and code. */
export interface Deadline {
  readonly kind: DeadlineKind;
  readonly ref: string;
  readonly dueOn: string;
}

/** What is due of the project as it stands; of one that is over only the appeal against that. */
export function deadlinesOf({
  stage,
  hold,
  decision,
  land,
  grid,
  agreements,
}: DeadlinesOfProject): readonly Deadline[] {
  const due = (kind: DeadlineKind, ref: string, dueOn: string | null): Deadline[] =>
    dueOn === null ? [] : [{ kind, ref, dueOn }];
  const { term, submissionNo, cureBy, appealable } = decision;
  const appeal = appealable === null ? [] : due('appeal', appealable.ref, appealable.appealBy);
  if (isTerminal(stage)) return appeal;
  const { parcels, conclusion, notices } = land;
  const granted = parcels.some(isAllocated);
  const begun = ['construction', 'commissioning', 'operation'].includes(stage);
  const ppa = stage === 'operation' || grid.ppa?.termination !== null ? null : grid.ppa;
  return [
    ...appeal,
    // Silence has counted as a refusal already: a decision is owed, but its day is over.
    ...(term.deemed === null ? due('decision', `submission ${submissionNo}`, term.dueOn) : []),
    ...(stage === 'revision' ? due('cure', `submission ${submissionNo}`, cureBy) : []),
    ...(conclusion === null || granted ? [] : due('land_conclusion', conclusion.protocolNo, conclusion.validUntil)),
    ...parcels.flatMap(({ cadastralNumber, reservedUntil }) => due('land_reservation', cadastralNumber, reservedUntil)),
    ...(begun ? [] : parcels.flatMap(one => due('land_development', one.cadastralNumber, one.developBy))),
    ...notices.flatMap(({ orderNo, cureBy: remedyBy }) => due('land_notice', orderNo, remedyBy)),
    ...(ppa === null ? [] : due('ppa_operation', ppa.number, ppa.terms.operationDueOn)),
    ...agreements.agreements.flatMap(({ number, termination, obligations }) =>
      obligations.flatMap(({ code, state, dueOn }) =>
        termination === null && state === 'open' ? due('obligation', `${number} ${code}`, dueOn) : [],
      ),
    ),
    ...(hold === null ? [] : due('hold_review', hold.since, hold.reviewOn)),
  ];
}

/** Dimensions of a line, in the order that the list is read: its primary key is the index of the cursor. */
export const DEADLINE_DIMENSIONS = ['dueOn', 'projectId', 'kind', 'ref', 'region', 'district'] as const;

/** A line for each deadline: not a sum, but kept like one, from the difference of the row before and after. */
export function deadlineLines(row: DeadlinesOfProject) {
  const { projectId, region, district } = row;
  return deadlinesOf(row).map(({ kind, ref, dueOn }) => ({
    dimensions: { dueOn, projectId, kind, ref, region, district },
    measures: { deadlines: 1n },
  }));
}
