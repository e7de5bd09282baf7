import type { InputFault } from './errors.js';

export const LANGUAGES = ['en', 'kk', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Translated = Readonly<Record<Language, string>>;

/** What a problem type means, whoever meets it. `title` is one sentence without a full stop. */
export interface ProblemMeaning {
  readonly status: number;
  readonly title: Translated;
  /** What the caller can do about it. `{name}` is replaced by the violation's parameter of that name. */
  readonly detail?: Translated;
}

/**
 * What a context exports: every violation code of its union has an HTTP meaning, or it does not compile.
 *
 *     export const projectProblems: ContextProblems<ProjectViolation> = {
 *       'project.not-submitted': { status: 409, title: { en: '…', kk: '…', ru: '…' } },
 *     };
 */
export type ContextProblems<Code extends string = string> = Readonly<Record<Code, ProblemMeaning>>;

/** RFC 9457 problem details with our extensions (api.md a.1). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** `urn:uuid:` and the request id. */
  readonly instance: string;
  /** Stable, UPPER_SNAKE. */
  readonly code: string;
  readonly traceId: string;
  readonly errors?: readonly InputFault[];
  readonly params?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
  readonly available?: readonly string[];
  readonly currentVersion?: number;
  readonly retryAfter?: number;
}
