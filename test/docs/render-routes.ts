import type { Described, ServedRoute } from './an-offline-app.js';
import { code, GENERATED, table } from './markdown.js';
import type { Slice } from './slice-source.js';

/** Problems that more than this share of commands, or of queries, may answer with stand above the table once. */
const OF_ALL = 1;

/** `docs/routes.md`: every route that is served, in one table. @throws when a command route has no slice */
export function renderRoutes({ routes, problems }: Described, slices: ReadonlyMap<string, Slice>): string {
  const of = (route: ServedRoute): readonly string[] => problems.get(`${route.method} ${route.path}`) ?? [];
  const kinds = ['command', 'query'] as const;
  const shared = Object.fromEntries(
    kinds.map(kind => [kind, common(routes.filter(({ spec }) => spec?.kind === kind).map(of))]),
  ) as Record<(typeof kinds)[number], readonly string[]>;
  const rows = [...routes].sort(byPath).map(route => {
    const own = of(route).filter(slug => route.spec === null || !shared[route.spec.kind].includes(slug));
    return [
      route.method,
      code(route.path),
      code(route.action),
      rolesOf(route),
      route.spec?.kind === 'command' ? route.spec.ifMatch : '',
      recordedBy(route, slices),
      own.map(linked).join(' '),
    ];
  });
  return [
    GENERATED,
    '# Routes',
    `All ${routes.length} routes, as the application serves them. Roles stand in \`*.actions.ts\`; *any* is every valid key,`,
    '*public* needs none, and *persons* means that a machine client is refused whatever its roles. Commands carry an',
    '`Idempotency-Key`. `If-Match` is required where a decision depends on what was read, optional elsewhere, and *none*',
    'where the stream is made by the command.',
    '',
    table(['Method', 'Path', 'Action', 'Roles', 'If-Match', 'Records', 'Problems of its own'], rows),
    '',
    'Events in brackets are recorded in another stream first. A command that is said twice records nothing and answers 200.',
    'HEAD and OPTIONS, and the files of the documentation below `/docs`, are left out.',
    '',
    '## Problems of all commands',
    shared.command.map(linked).join(' '),
    '',
    '## Problems of all queries',
    shared.query.map(linked).join(' '),
  ].join('\n');
}

const linked = (slug: string): string => `[\`${slug}\`](problems/${slug}.md)`;

function common(all: readonly (readonly string[])[]): readonly string[] {
  const count = new Map<string, number>();
  for (const slugs of all) for (const slug of slugs) count.set(slug, (count.get(slug) ?? 0) + 1);
  return [...count].filter(([, times]) => times >= all.length * OF_ALL).map(([slug]) => slug);
}

function rolesOf({ rule }: ServedRoute): string {
  const roles = typeof rule.roles === 'string' ? `*${rule.roles}*` : rule.roles.map(code).join(' ');
  return rule.personOnly ? `${roles} (*persons*)` : roles;
}

function recordedBy({ action, path, spec }: ServedRoute, slices: ReadonlyMap<string, Slice>): string {
  if (spec?.kind !== 'command') return '';
  const slice = slices.get(action);
  if (slice === undefined) throw new Error(`no slice decides on ${action} (${path})`);
  const before = slice.before.map(type => `(\`${type}\`)`);
  return [...slice.records.map(code), ...before].join(' ');
}

function byPath(a: ServedRoute, b: ServedRoute): number {
  const [first, second] = [a, b].map(({ path, method }) => `${path.startsWith('/v1') ? '0' : '1'} ${path} ${method}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
