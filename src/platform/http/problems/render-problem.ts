import { languageOf } from '../headers/language.js';
import type { ProblemCatalogue } from './catalogue.js';
import type { Failure } from './failure-of.js';
import type { Language, Problem } from './problem.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** What a problem says about the request it answers. */
export interface Occurrence {
  readonly requestId: string;
  readonly traceId: string;
  readonly acceptLanguage: string | undefined;
  /** At least 0, less than 1: spreads the retries of many callers. */
  readonly random: () => number;
}

export interface RenderedProblem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** RFC 9457: `title` and `detail` in the caller's language, everything a program reads the same in all of them. */
export function renderProblem(catalogue: ProblemCatalogue, failure: Failure, occurrence: Occurrence): RenderedProblem {
  const found = catalogue.find(failure.slug) ?? catalogue.find('rule-violated');
  if (found === undefined) throw new TypeError('the catalogue has no platform problems');
  const language = languageOf(occurrence.acceptLanguage);
  const title = found.title[language];
  const retryAfter = failure.members.retryAfter ?? retryAfterOf(found.slug, found.status, occurrence.random);
  const problem: Problem = {
    type: `/problems/${found.slug}`,
    title,
    status: found.status,
    detail: fill(found.detail?.[language] ?? `${title}.`, failure.params),
    instance: `urn:uuid:${occurrence.requestId}`,
    code: found.code,
    traceId: occurrence.traceId,
    ...failure.members,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
  return {
    status: found.status,
    headers: headersOf(failure, language, retryAfter),
    body: JSON.stringify(problem),
  };
}

function headersOf(failure: Failure, language: Language, retryAfter: number | undefined): Record<string, string> {
  return {
    ...failure.headers,
    'content-type': PROBLEM_TYPE,
    'content-language': language,
    'cache-control': 'no-store',
    vary: 'Accept-Language',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  };
}

/** Seconds. One for what passes by itself at once; one to four, at random, where many callers wait for the same. */
function retryAfterOf(slug: string, status: number, random: () => number): number | undefined {
  if (slug === 'read-model-behind' || slug === 'concurrent-change') return 1;
  return status === 503 || status === 429 ? 1 + Math.floor(random() * 4) : undefined;
}

/** `{name}` becomes the parameter of that name, cut; an unknown name stays as it is. */
function fill(text: string, params: Readonly<Record<string, unknown>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return placeholder;
    return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
  });
}
