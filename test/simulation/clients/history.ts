import type { RecordedFact } from '../../../src/kernel/eventsourcing/accepted.js';
import type { AppendResult } from '../../../src/platform/event-store/event-log.js';
import type { Process } from '../machinery/process.js';
import { inWords, type Finding } from '../checks/finding.js';
import type { Schedule } from '../machinery/schedule.js';
import type { Intent } from './intent.js';

/** What a caller is told. */
export type Answer =
  | {
      readonly kind: 'ok';
      readonly stream: string;
      readonly revision: number;
      readonly facts: readonly RecordedFact[];
      readonly replayed: boolean;
    }
  /** 4xx: definite. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** 503 or 409 that asks to come again, and says that nothing was recorded by this request. */
  | { readonly kind: 'again'; readonly problem: string }
  /** No answer, or 503 outcome-unknown. */
  | { readonly kind: 'unknown'; readonly problem: string };

/** One request of a client under a key. */
export interface Asked {
  readonly intent: Intent;
  readonly instance: string;
  readonly invoked: number;
  /** What reached the client, and when. */
  answer: Answer | null;
  completed: number | null;
}

/** One call of the log's append. */
export interface Appending {
  readonly commandId: string;
  readonly fingerprint: string;
  readonly stream: string;
  readonly expected: number;
  /** The bytes of this attempt: salts make them its own. */
  readonly metas: readonly string[];
  readonly process: Process;
  readonly began: number;
  ended: number | null;
  result: AppendResult | null;
  /** Name and outcome of what it threw. */
  failure: string | null;
}

export interface Restore {
  readonly copied: number;
  readonly restored: number;
}

/** All that was asked and answered, as an observer outside of everything would write it down. */
export class History {
  readonly asked: Asked[] = [];
  readonly appendings: Appending[] = [];
  /** Faults seen on the way: promises that were late, answers nobody should give. */
  readonly findings: Finding[] = [];
  /** When the tables were copied and when they were put back to that copy. */
  readonly restores: Restore[] = [];

  constructor(private readonly schedule: Schedule) {}

  ask(intent: Intent, instance: string): Asked {
    const asked: Asked = { intent, instance, invoked: this.schedule.now, answer: null, completed: null };
    this.asked.push(asked);
    return asked;
  }

  complete(asked: Asked, answer: Answer): void {
    if (asked.answer !== null) return;
    asked.answer = answer;
    asked.completed = this.schedule.now;
  }

  found(finding: Finding): void {
    this.findings.push(finding);
    this.schedule.note(`FOUND ${inWords(finding)}`);
  }

  /** What was under way in a process when it died has ended. */
  died(process: Process): void {
    for (const appending of this.appendings) {
      if (appending.process === process && appending.ended === null) {
        appending.ended = this.schedule.now;
        appending.failure = 'died';
      }
    }
  }
}
