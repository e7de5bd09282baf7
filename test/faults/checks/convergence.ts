import { ask } from '../database.js';
import { send } from '../http.js';
import { until } from '../random.js';
import type { Store } from '../stored.js';
import { found, type Finding } from './findings.js';

interface Line {
  readonly registryNo: string;
  readonly stage: string;
  readonly suspended: boolean;
}

/** Stages as domain.md c.4 names them, for the events this workload causes. Said a second time on purpose. */
const STAGES: Readonly<Record<string, string>> = {
  ProposalRegistered: 'proposed',
  MeetingRecorded: 'negotiation',
  ProposalSubmittedForReview: 'review',
  ProposalApproved: 'approved',
};

/** C8 by folds that share no code with the projections: lists, counts and investors from raw events. */
export async function checkReadModels(url: string, { events }: Store): Promise<Finding[]> {
  const lines = new Map<string, Line>();
  const investors = new Set<string>();
  for (const { type, stream, data } of events) {
    const project = stream.slice('project-'.length);
    const line = lines.get(project);
    if (type === 'ProposalRegistered')
      lines.set(project, { registryNo: String(data['registryNo']), stage: 'proposed', suspended: false });
    else if (type === 'InvestorRegistered') investors.add(stream.slice('investor-'.length));
    else if (line === undefined) continue;
    else if (type === 'ProjectSuspended') lines.set(project, { ...line, suspended: true });
    else if (type === 'ProjectResumed') lines.set(project, { ...line, suspended: false });
    else if (type === 'MeetingRecorded' && line.stage !== 'proposed') continue;
    else if (STAGES[type] !== undefined) lines.set(project, { ...line, stage: STAGES[type] });
  }
  const expected = [...lines.values()];
  const rows = await ask<{ id: string; no: string; stage: string; hold: string }>(
    url,
    'select project_id::text as id, registry_no as no, stage, hold from rm.projects_list',
  );
  const findings: Finding[] = [];
  for (const { id, no, stage, hold } of rows) {
    const line = lines.get(id);
    if (line === undefined) findings.push(found('C8', `the list shows ${id}, which nobody registered`));
    else if (line.registryNo !== no || line.stage !== stage || line.suspended !== (hold === 'suspended'))
      findings.push(
        found('C8', `the list shows ${id} as ${no}, ${stage}, ${hold}; the events say ${JSON.stringify(line)}`),
      );
    lines.delete(id);
  }
  for (const id of lines.keys()) findings.push(found('C8', `the list does not show ${id}`));
  const known = await ask<{ id: string }>(url, 'select investor_id::text as id from rm.project_investors');
  if (known.length !== investors.size || known.some(({ id }) => !investors.has(id)))
    findings.push(found('C8', `${known.length} investors are shown, ${investors.size} are registered`));
  const cards = await ask<{ n: number }>(url, 'select count(*)::int as n from rm.project_details');
  if (cards[0]?.n !== rows.length) findings.push(found('C8', `${cards[0]?.n} cards, ${rows.length} lines`));
  findings.push(...(await checkTotals(url, expected)));
  return findings;
}

/** The roll-up cells, stage by stage, against a plain count. */
async function checkTotals(url: string, lines: readonly Line[]): Promise<Finding[]> {
  const counted = new Map<string, number>();
  for (const { stage, suspended } of lines) {
    const cell = `${stage}${suspended ? ', suspended' : ''}`;
    counted.set(cell, (counted.get(cell) ?? 0) + 1);
  }
  const cells = await ask<{ cell: string; n: number }>(
    url,
    `select stage || case hold when 'suspended' then ', suspended' else '' end as cell, sum(projects)::float8 as n
       from rm.totals_counts group by 1 having sum(projects) <> 0`,
  );
  const shown = new Map(cells.map(({ cell, n }) => [cell, n]));
  return [...new Set([...counted.keys(), ...shown.keys()])]
    .filter(cell => counted.get(cell) !== shown.get(cell))
    .map(cell => found('C8', `the totals count ${shown.get(cell) ?? 0} ${cell}, the events ${counted.get(cell) ?? 0}`));
}

/** Rows of every live read model in one digest; the checkpoints are not part of it. */
export async function digestReadModels(url: string): Promise<ReadonlyMap<string, string>> {
  const views = await ask<{ name: string }>(
    url,
    `select viewname as name from pg_views where schemaname = 'rm' order by viewname`,
  );
  const digests = new Map<string, string>();
  for (const { name } of views) {
    const [row] = await ask<{ digest: string }>(
      url,
      `select coalesce(md5(string_agg(line, '' order by line collate "C")), '') as digest
         from (select md5(v::text) as line from rm."${name}" v) lines`,
    );
    digests.set(name, row?.digest ?? '');
  }
  return digests;
}

/** C8 by the register itself: everything made anew from position 0 is what stood there. */
export async function checkRebuild(url: string, port: number): Promise<Finding[]> {
  const before = await digestReadModels(url);
  const live = await ask<{ name: string; generation: number }>(
    url,
    `select name, generation from rm.projection_generation where role = 'live'
       and exists (select from unnest(tables) t where to_regclass(t) is not null)`,
  );
  const names = live.filter(({ name }) => !name.startsWith('when-'));
  for (const { name } of names)
    await ask(
      url,
      `insert into rm.projection_request (lease, name, action, requested_by) values ('projections', $1, 'rebuild', 'faults')`,
      [name],
    );
  await until(
    'every read model is made anew',
    60_000,
    async () => {
      const now = await ask<{ name: string; generation: number }>(
        url,
        `select name, generation from rm.projection_generation where role = 'live'`,
      );
      return names.every(({ name, generation }) => (now.find(row => row.name === name)?.generation ?? 0) > generation);
    },
    200,
  );
  await caughtUp(port);
  const after = await digestReadModels(url);
  return [...before]
    .filter(([view, digest]) => after.get(view) !== digest)
    .map(([view]) => found('C8', `rm.${view} made anew is another one`));
}

/** Until every read model has read everything. */
export async function caughtUp(port: number, ms = 30_000): Promise<void> {
  await until(
    'the read models have caught up',
    ms,
    async () => {
      const { body } = await send({ port, method: 'GET', path: '/health/projections' });
      const lags = [...body.matchAll(/"lagEvents":(\d+)/g)].map(([, lag]) => Number(lag));
      return lags.length > 0 && lags.every(lag => lag === 0);
    },
    50,
  );
}
