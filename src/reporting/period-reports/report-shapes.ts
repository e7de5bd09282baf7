const count = { type: 'integer', minimum: 1 } as const;
const day = { type: 'string', format: 'date' } as const;
const orNull = <Schema extends object>(schema: Schema) => ({ anyOf: [schema, { type: 'null' }] }) as const;
const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;

const EDITION = {
  period: { type: 'string' },
  edition: count,
  supersedes: orNull(count),
  reasonText: orNull({ type: 'string' }),
  from: day,
  cutOff: day,
  asKnownAt: { type: 'integer', minimum: 0, description: 'Position of the log up to which facts were known.' },
  contentSha256: { ...sha256, description: 'Of the bytes under `links.content`.' },
  publishedOn: day,
  links: { type: 'object' },
} as const;
const REQUIRED = Object.keys(EDITION);

const EXAMPLE = {
  period: '2019-Q4',
  edition: 2,
  supersedes: 1,
  reasonText: 'A payment of November was recorded in February',
  from: '2019-10-01',
  cutOff: '2019-12-31',
  asKnownAt: 1204,
  contentSha256: '3f0c8b1e5d0a6c1f7a2f9b4d8e7c6a5b4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a',
  publishedOn: '2020-02-14',
  links: {
    self: '/v1/period-reports/2019-Q4?edition=2',
    content: '/v1/period-reports/2019-Q4/content?edition=2',
    differences: '/v1/period-reports/2019-Q4/differences?edition=2',
  },
} as const;

/** An edition in the list, for the documentation. */
export const PERIOD_REPORT_LINE = {
  name: 'PeriodReportLine',
  schema: { type: 'object', properties: EDITION, required: REQUIRED },
  example: EXAMPLE,
} as const;

export const PERIOD_REPORT = {
  name: 'PeriodReport',
  schema: {
    type: 'object',
    properties: {
      ...EDITION,
      publishedBy: orNull({ type: 'string', format: 'uuid' }),
      editions: { type: 'array', items: { type: 'object' }, description: 'All of them, in their order.' },
    },
    required: [...REQUIRED, 'publishedBy', 'editions'],
  },
  example: { ...EXAMPLE, publishedBy: '0e6a3a52-0012-4c1e-9a01-000000000012', editions: [EXAMPLE] },
} as const;

export const REPORT_CONTENT = {
  name: 'PeriodReportContent',
  schema: {
    type: 'object',
    description: 'Canonical JSON; the SHA-256 of the bytes is the one that was published.',
    properties: {
      form: { type: 'string', enum: ['qadam/period-report/1'] },
      period: { type: 'string' },
      from: day,
      cutOff: day,
      asKnownAt: { type: 'integer', minimum: 0 },
      totals: { type: 'object' },
      kpis: { type: 'array', items: { type: 'object' } },
      sources: { type: 'object' },
    },
    required: ['form', 'period', 'from', 'cutOff', 'asKnownAt', 'totals', 'kpis', 'sources'],
  },
  example: {
    asKnownAt: 1204,
    cutOff: '2019-12-31',
    form: 'qadam/period-report/1',
    from: '2019-10-01',
    kpis: [{ id: 'K8', unit: 'KZT', value: '500000000.00' }],
    period: '2019-Q4',
    sources: {},
    totals: { overall: { projects: { total: 1 } } },
  },
} as const;

const figure = { type: ['string', 'integer', 'boolean', 'null'] } as const;

export const REPORT_DIFFERENCES = {
  name: 'PeriodReportDifferences',
  schema: {
    type: 'object',
    properties: {
      period: { type: 'string' },
      edition: count,
      asKnownAt: { type: 'object', description: 'Positions of the log: of the edition, and of the view of now.' },
      differs: { type: 'boolean' },
      moved: { type: 'integer', minimum: 0, description: 'How many figures are others now.' },
      figures: {
        type: 'array',
        description: 'The first 1,000 of them: where each stands in the report, what was published, what it is now.',
        items: {
          type: 'object',
          properties: { figure: { type: 'string' }, published: figure, now: figure },
          required: ['figure', 'published', 'now'],
        },
      },
    },
    required: ['period', 'edition', 'asKnownAt', 'differs', 'moved', 'figures'],
  },
  example: {
    period: '2019-Q4',
    edition: 1,
    asKnownAt: { published: 1102, now: 1204 },
    differs: true,
    moved: 1,
    figures: [{ figure: '/kpis/K8/value', published: '400000000.00', now: '500000000.00' }],
  },
} as const;
