import type { CataloguedProblem, ProblemCatalogue } from '../../src/platform/http/problems/catalogue.js';
import { renderProblem } from '../../src/platform/http/problems/render-problem.js';
import type { Described } from './an-offline-app.js';
import { code, json, table } from './markdown.js';

/** Above this line a page is generated; what stands below it was written by hand and is kept. */
export const BY_HAND = '<!-- By hand from here on: kept by `npm run docs:generate`. -->';

interface Known {
  readonly catalogue: ProblemCatalogue;
  readonly described: Described;
  readonly params: ReadonlyMap<string, readonly string[]>;
  /** Files of the rules behind a slug. */
  readonly rules: ReadonlyMap<string, readonly string[]>;
}

/** The generated half of `docs/problems/*.md`, and the index. */
export function renderProblems(known: Known): ReadonlyMap<string, string> {
  const problems = known.catalogue.all();
  const pages = new Map(problems.map(problem => [`docs/problems/${problem.slug}.md`, problemPage(problem, known)]));
  return pages.set('docs/problems/README.md', indexPage(problems));
}

function indexPage(problems: readonly CataloguedProblem[]): string {
  const rows = problems.map(({ slug, status, title }) => [`[\`${slug}\`](${slug}.md)`, String(status), title.en]);
  return [
    '<!-- Written by `npm run docs:generate`; a spec fails when it is stale. -->',
    '# Problems',
    `Every refusal is problem details (RFC 9457) with a stable \`code\`; \`type\` is \`/problems/{slug}\` and answers for itself,`,
    'in the language of `Accept-Language` (en, kk, ru). One status says one thing:',
    '',
    table(['Status', 'Means'], STATUS_ROWS),
    '',
    table(['Problem', 'Status', 'Title'], rows),
  ].join('\n');
}

const STATUS_ROWS = [
  ['400', 'wrong in itself, whatever is recorded: mend the request'],
  ['401, 403', 'who asks may not: another key, or another person'],
  ['404, 410', 'there is no such thing, or no longer'],
  ['409', 'right in itself, but the state or somebody else’s claim speaks against it'],
  ['412, 428', 'the version decided on is not the one that stands, or was not named'],
  ['422', 'an Idempotency-Key that stands for another request'],
  ['5xx', 'our side; each says whether something may have been recorded'],
];

function problemPage(problem: CataloguedProblem, { catalogue, described, params, rules }: Known): string {
  const { slug, status, code: upper, title, detail } = problem;
  const members = new Set([...(params.get(slug) ?? []), ...placeholders(detail?.en ?? '')]);
  const example = exampleParams(members);
  const failure = { slug, params: example, members: members.size === 0 ? {} : { params: example }, headers: {} };
  const { body } = renderProblem(catalogue, failure, {
    requestId: '78d2d284-ae38-474c-b82a-1f5354aa95b7',
    traceId: '78d2d284ae38474cb82a1f5354aa95b7',
    acceptLanguage: 'en',
    random: () => 0,
  });
  const routes = [...described.problems].filter(([, slugs]) => slugs.includes(slug)).map(([route]) => code(route));
  const titles = (['en', 'kk', 'ru'] as const).map(language => [language, title[language], detail?.[language] ?? '']);
  return [
    '<!-- Written by `npm run docs:generate` down to the line that says otherwise; a spec fails when it is stale. -->',
    `# ${slug}`,
    `**${status}** \`${upper}\`: ${title.en}.`,
    '',
    '## What it means',
    table(['Language', 'Title', 'Detail'], titles),
    '',
    '## What to do',
    whatToDo(problem),
    '',
    ...(members.size === 0 ? [] : [`The answer names ${[...members].map(code).join(', ')} in \`params\`.`, '']),
    '## Who answers it',
    whoAnswers(slug, routes, described),
    '',
    ...(rules.has(slug) ? [`Refused in ${(rules.get(slug) ?? []).map(code).join(', ')}.`, ''] : []),
    '## Example',
    members.size === 0 ? '' : 'Values in brackets stand for real ones.',
    '',
    json(JSON.parse(body)),
  ].join('\n');
}

/** What the status promises, where the catalogue's own detail does not say it. */
function whatToDo({ status, detail }: CataloguedProblem): string {
  const own = detail === undefined || detail.en.includes('{') ? '' : `${detail.en} `;
  return own + (BY_STATUS[status] ?? (status < 500 ? 'Nothing was recorded.' : ''));
}

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'Nothing was recorded. The request is wrong whatever the register holds: mend it before sending it again.',
  403: 'Nothing was recorded. Sending it again with the same key changes nothing: somebody else has to ask.',
  404: 'Nothing was recorded. Check the address.',
  409: 'Nothing was recorded. The request is well-formed; what is recorded speaks against it. Read the current state first; the same Idempotency-Key may be used again, since a refusal leaves no trace under it.',
};

function whoAnswers(slug: string, routes: readonly string[], { problems }: Described): string {
  if (routes.length === 0)
    return slug.includes('.') ? 'No route declares it.' : 'The server itself, before or beside the routes.';
  const all = [...problems].filter(([, slugs]) => slugs.length > 0).length;
  if (routes.length === all) return 'Every operation.';
  return routes.length > 12 ? `${routes.length} operations; see [routes](../routes.md).` : routes.join(', ');
}

const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '');

const exampleParams = (names: Iterable<string>): Readonly<Record<string, string>> =>
  Object.fromEntries([...names].map(name => [name, `(${name})`]));
