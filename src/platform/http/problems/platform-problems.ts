import { DEPENDENCY_PROBLEMS } from './dependency-problems.js';
import { PROTOCOL_PROBLEMS } from './protocol-problems.js';
import type { ProblemMeaning } from './problem.js';
import { REQUEST_PROBLEMS } from './request-problems.js';

/** The platform's own problems (api.md a.1). Slugs, codes and statuses are promises: they never change. */
export const PLATFORM_PROBLEMS = { ...REQUEST_PROBLEMS, ...PROTOCOL_PROBLEMS, ...DEPENDENCY_PROBLEMS } satisfies Record<
  string,
  ProblemMeaning
>;

export type PlatformProblem = keyof typeof PLATFORM_PROBLEMS;
