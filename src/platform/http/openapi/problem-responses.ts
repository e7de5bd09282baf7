import type { ProblemCatalogue } from '../problems/catalogue.js';
import type { Failure } from '../problems/failure-of.js';
import { renderProblem } from '../problems/render-problem.js';

const ERRORS: Readonly<Record<string, Failure['members']>> = {
  'validation-failed': {
    errors: [{ pointer: '/cost/amount', detail: 'Expected decimal text.', code: 'MONEY_NOT_A_DECIMAL' }],
  },
  'version-conflict': { currentVersion: 12 },
  forbidden: { reason: 'role' },
  'not-acceptable': { available: ['application/json'] },
};

/** One response for all problems of a status, each with an example as it is really sent. */
export function problemResponse(status: string, slugs: readonly string[], catalogue: ProblemCatalogue): object {
  const examples = slugs.map(slug => [slug, { value: exampleOf(slug, catalogue) }] as const);
  const titles = slugs.map(slug => `- \`${slug}\`: ${catalogue.find(slug)?.title.en ?? slug}`);
  return {
    description: titles.join('\n'),
    ...(status === '503'
      ? { headers: { 'Retry-After': { schema: { type: 'integer', minimum: 0, maximum: 3600 } } } }
      : {}),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(examples),
      },
    },
  };
}

function exampleOf(slug: string, catalogue: ProblemCatalogue): unknown {
  const failure: Failure = { slug, members: ERRORS[slug] ?? {}, headers: {} };
  const { body } = renderProblem(catalogue, failure, {
    requestId: '78d2d284-ae38-474c-b82a-1f5354aa95b7',
    traceId: '78d2d284ae38474cb82a1f5354aa95b7',
    acceptLanguage: 'en',
    random: () => 0,
  });
  return JSON.parse(body);
}
