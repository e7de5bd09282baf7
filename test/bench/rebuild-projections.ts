import type { DomainEvent } from '../../src/kernel/eventsourcing/domain-event.js';
import { foldedProjection, type Projection } from '../../src/platform/projections/projection.js';

/** Shaped like the register: a wide row for lists, a card, cells for totals. No rule of the domain is meant. */
export type BenchEvent =
  | DomainEvent<
      'Registered',
      {
        readonly name: string;
        readonly region: string;
        readonly district: string;
        readonly sector: string;
        readonly country: string;
        readonly investor: string;
        readonly amount: string;
        readonly currency: string;
        readonly landHa: string;
        readonly capacityMw: string;
        readonly jobs: number;
      }
    >
  | DomainEvent<'Advanced', { readonly stage: string; readonly note: string }>
  | DomainEvent<'Disbursed', { readonly amount: string; readonly paymentId: string; readonly document: string }>;

interface ListRow {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly district: string;
  readonly sector: string;
  readonly country: string;
  readonly stage: string;
  readonly currency: string;
  readonly declared: bigint;
  readonly disbursed: bigint;
  readonly landHa: string;
  readonly capacityMw: string;
  readonly jobs: number;
  readonly payments: number;
  readonly registeredOn: string;
  readonly lastOn: string;
  readonly changedAt: string;
}

const keysOf = (event: { readonly stream: string }): readonly string[] => [event.stream.slice('project-'.length)];

const list = foldedProjection<BenchEvent, ListRow>({
  name: 'bench-list',
  version: 1,
  takes: { streams: ['project-'] },
  table: 'bench_list',
  key: 'id',
  columns: {
    id: 'uuid',
    name: 'text',
    region: 'text',
    district: 'text',
    sector: 'text',
    country: 'text',
    stage: 'text',
    currency: 'text',
    declared: 'amount',
    disbursed: 'amount',
    landHa: 'decimal',
    capacityMw: 'decimal',
    jobs: 'integer',
    payments: 'integer',
    registeredOn: 'date',
    lastOn: 'date',
    changedAt: 'instant',
  },
  indexes: [
    { name: 'by_stage', on: '(stage, region)' },
    { name: 'by_name', on: '(lower(name))' },
  ],
  cells: [
    {
      table: 'bench_cells',
      dimensions: ['stage', 'region', 'district', 'sector', 'country', 'currency'],
      measures: ['projects', 'declared', 'disbursed', 'jobs'],
      cellsOf: ({ stage, region, district, sector, country, currency, ...row }) => [
        {
          dimensions: { stage, region, district, sector, country, currency },
          measures: { projects: 1n, declared: row.declared, disbursed: row.disbursed, jobs: BigInt(row.jobs) },
        },
      ],
    },
  ],
  keysOf,
  apply: (row, event, id) => {
    if (event.type === 'Registered') {
      const { name, region, district, sector, country, currency, landHa, capacityMw, jobs, amount } = event.data;
      const said = { id, name, region, district, sector, country, currency, landHa, capacityMw, jobs };
      const dates = { registeredOn: event.occurredOn, lastOn: event.occurredOn, changedAt: event.recordedAt };
      return { ...said, ...dates, stage: 'proposal', declared: BigInt(amount), disbursed: 0n, payments: 0 };
    }
    if (!row) throw new Error(`${id} is not registered`);
    const { occurredOn: lastOn, recordedAt: changedAt } = event;
    if (event.type === 'Advanced') return { ...row, lastOn, changedAt, stage: event.data.stage };
    const disbursed = row.disbursed + BigInt(event.data.amount);
    return { ...row, lastOn, changedAt, disbursed, payments: row.payments + 1 };
  },
});

interface CardRow {
  readonly id: string;
  readonly card: { readonly name: string; readonly stages: readonly object[]; readonly payments: readonly object[] };
}

const card = foldedProjection<BenchEvent, CardRow>({
  name: 'bench-card',
  version: 1,
  takes: { streams: ['project-'] },
  table: 'bench_card',
  key: 'id',
  columns: { id: 'uuid', card: 'json' },
  keysOf,
  apply: (row, event, id) => {
    if (event.type === 'Registered') return { id, card: { name: event.data.name, stages: [], payments: [] } };
    if (!row) throw new Error(`${id} is not registered`);
    const on = event.occurredOn;
    if (event.type === 'Advanced')
      return { id, card: { ...row.card, stages: [...row.card.stages, { stage: event.data.stage, on }] } };
    return { id, card: { ...row.card, payments: [...row.card.payments.slice(-4), { amount: event.data.amount, on }] } };
  },
});

interface InvestorRow {
  readonly investor: string;
  readonly projects: number;
  readonly declared: bigint;
}

const investors = foldedProjection<BenchEvent, InvestorRow>({
  name: 'bench-investors',
  version: 1,
  takes: { types: ['Registered'] },
  table: 'bench_investors',
  key: 'investor',
  columns: { investor: 'text', projects: 'integer', declared: 'amount' },
  keysOf: event => (event.type === 'Registered' ? [event.data.investor] : []),
  apply: (row, event, investor) =>
    event.type === 'Registered'
      ? { investor, projects: (row?.projects ?? 0) + 1, declared: (row?.declared ?? 0n) + BigInt(event.data.amount) }
      : row,
});

export const BENCH_PROJECTIONS: readonly Projection[] = [list, card, investors];

/** `$1` projects with `$2` events each, straight into the log's tables: the bench is about reading. */
export const FILL = `
  with say as (
    select p, r, (r * $1::bigint + p + 1) as position, ('00000000-0000-5000-8000-' || lpad(p::text, 12, '0')) as id
      from generate_series(0, $2::int - 1) r, generate_series(0, $1::int - 1) p)
  insert into es.event (position, stream_id, revision, event_id, type, schema_version, data, meta, data_hash, actor,
                        command_id, correlation_id, recorded_at, ledger_at, occurred_on)
  select position, 'project-' || id, r, md5('e' || position)::uuid,
         case when r = 0 then 'Registered' when r % 4 = 1 then 'Advanced' else 'Disbursed' end, 1,
         case when r = 0 then format('{"amount":"%s","capacityMw":"%s.5","country":"C%s","currency":"USD","district":"D%s",'
                '"investor":"I%s","jobs":%s,"landHa":"12.5000","name":"Wind park number %s at the river","region":"R%s","sector":"S%s"}',
                p * 1000, p % 90, p % 30, p % 160, p % 900, p % 500, p, p % 20, p % 12)
              when r % 4 = 1 then format('{"note":"decided by the commission in its sitting, minutes attached","stage":"stage-%s"}', r / 4)
              else format('{"amount":"%s","document":"statement of the bank %s of the month","paymentId":"%s"}', position % 1000, r, md5('p' || position)) end,
         format('{"actor":{"client":"machine:bank","onBehalfOf":null,"organisationId":"org-17","personId":null,"role":"project_officer"},'
                '"att":[],"causationId":null,"commandId":"%1$s","correlationId":"%1$s","eventId":"%1$s","fingerprint":"%2$s","occurredOn":"2026-01-12",'
                '"pii":[],"recordedAt":"2026-01-12T05:00:00.120Z","revision":%3$s,"salt":"c2FsdHNhbHRzYWx0c2FsdA","schemaVersion":1,"sig":[],'
                '"source":{"channel":"api","system":"bank","version":"1.0"},"stream":"project-%4$s","type":"Registered"}',
                md5('e' || position)::uuid, md5('f' || position) || md5('g' || position), r, id),
         sha256(convert_to(position::text, 'UTF8')), 'machine:bank', md5('c' || position)::uuid, 'corr-' || position,
         timestamptz '2026-01-12 05:00:00.12+00' + position * interval '1 second',
         timestamptz '2026-01-12 05:00:00.12+00' + position * interval '1 second', date '2026-01-12'
    from say order by position`;
