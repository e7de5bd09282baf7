import type { Operation } from '../history.js';
import { found, type Finding } from './findings.js';

/** A time in which an instance was stopped, by the driver's clock. */
export interface Span {
  readonly instance: string;
  readonly from: number;
  readonly to: number;
}

/** One request has ten seconds (REQUEST_TIMEOUT_MS), and one more for the answer to travel. */
export const OLDEST_PROMISE_MS = 11_000;

/** Every request is answered by its deadline, whatever is broken behind the instance; a stopped instance is excused. */
export function checkDeadlines(operations: readonly Operation[], stopped: readonly Span[]): Finding[] {
  const findings: Finding[] = [];
  for (const { token, kind, attempts } of operations)
    for (const { instance, invoked, completed, status } of attempts) {
      if (completed - invoked <= OLDEST_PROMISE_MS) continue;
      const excused = stopped.some(span => span.instance === instance && span.from < completed && span.to > invoked);
      if (!excused)
        findings.push(
          found(
            'C12',
            `${kind} ${token} had no end for ${Math.round(completed - invoked)} ms at ${instance} (${status})`,
          ),
        );
    }
  return findings;
}
