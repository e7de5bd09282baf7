import type { Answer } from './wire.js';
import type { Expectation, Place } from './vector.js';

interface Problem {
  readonly type?: unknown;
  readonly status?: unknown;
  readonly title?: unknown;
  readonly code?: unknown;
  readonly traceId?: unknown;
  readonly errors?: readonly (Place & { readonly code?: unknown; readonly detail?: unknown })[];
}

/** Of a valid request: done, or refused by a rule that looks at more than the request. */
const DECIDED = new Set([200, 201, 304, 403, 404, 409, 410, 412, 422]);

/** What is wrong with an answer, as a sentence; null when nothing is. */
export function faultOf(expected: Expectation, answer: Answer): string | null {
  const { status } = answer;
  if (status === 0) return `no answer: ${answer.error}`;
  if (status >= 500) return `status ${status}: ${answer.text.slice(0, 200)}`;
  const problem = status >= 400 ? problemOf(answer) : null;
  if (typeof problem === 'string') return problem;
  if (expected.kind === 'ignored')
    return DECIDED.has(status) || status === 431 ? null : `status ${status} for something harmless`;
  if (expected.kind === 'open' && DECIDED.has(status)) return null;
  if (expected.kind === 'open' && status === 414) return null;
  const allowed = expected.kind === 'refused' ? expected.status : [400];
  if (!allowed.includes(status)) return `status ${status}, not ${allowed.join(' or ')}: ${answer.text.slice(0, 200)}`;
  if (expected.at === null || status !== 400) return null;
  const { at } = expected;
  const errors = problem?.errors ?? [];
  if (errors.some(error => names(error, at))) return null;
  return `errors[] does not name ${JSON.stringify(at)}: ${JSON.stringify(errors).slice(0, 300)}`;
}

/** The place itself, or one inside it. */
function names(error: Place, at: Place): boolean {
  if (at.pointer !== undefined)
    return error.pointer === at.pointer || error.pointer?.startsWith(`${at.pointer}/`) === true;
  if (at.parameter !== undefined) return error.parameter === at.parameter;
  return error.header === at.header;
}

function problemOf({ status, type, text }: Answer): Problem | string {
  if (!type.startsWith('application/problem+json')) return `status ${status} as ${type}: ${text.slice(0, 100)}`;
  let problem: Problem;
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    return `a problem that is no JSON: ${text.slice(0, 100)}`;
  }
  if (problem.status !== status) return `the problem says ${String(problem.status)}, the answer ${status}`;
  for (const name of ['type', 'title', 'code', 'traceId'] as const) {
    if (typeof problem[name] !== 'string') return `the problem has no ${name}`;
  }
  return problem;
}
