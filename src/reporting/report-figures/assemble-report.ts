import type { Period } from '../domain/period.js';

/** What there is to be said of a period now: answered by an `AssembledReport`. */
export class AssembleReport {
  constructor(readonly period: Period) {}
}
