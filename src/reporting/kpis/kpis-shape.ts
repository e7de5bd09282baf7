const text = { type: 'string' } as const;
const textOrNull = { anyOf: [text, { type: 'null' }] } as const;
const count = { type: 'integer', minimum: 0 } as const;

const said = {
  value: textOrNull,
  numerator: textOrNull,
  denominator: textOrNull,
  n: count,
  notConverted: count,
} as const;
const words = {
  id: text,
  title: { type: 'object', properties: { kk: text, ru: text, en: text } },
  formula: text,
  unit: text,
  figureClass: text,
  covers: text,
} as const;
const reference = {
  type: 'object',
  properties: { scheme: text, source: text, asOf: text, excerpt: { type: 'boolean' } },
} as const;

/** What KPIs look like, for the documentation. */
export const KPI_REPORT = {
  name: 'KpiReport',
  schema: {
    type: 'object',
    properties: {
      on: { type: 'string', format: 'date' },
      filter: { type: 'object' },
      projects: count,
      kpis: {
        type: 'array',
        items: {
          type: 'object',
          properties: { ...words, ...said, reason: textOrNull, detail: { type: 'object' } },
          required: ['id', 'title', 'formula', 'unit', 'value', 'n'],
        },
      },
      rates: reference,
      calendar: reference,
    },
    required: ['on', 'filter', 'projects', 'kpis', 'rates', 'calendar'],
  },
  example: {
    on: '2019-12-31',
    filter: { region: '610000000' },
    projects: 1,
    kpis: [
      {
        id: 'K8',
        title: { kk: 'Игерілген инвестиция', ru: 'Освоенные инвестиции', en: 'Disbursed' },
        formula: 'Sum of the payments recorded that were paid by the day, as corrected.',
        unit: 'KZT',
        figureClass: 'disbursed (payments recorded)',
        covers: 'all projects, terminal ones too',
        value: '500000000.00',
        numerator: null,
        denominator: null,
        n: 1,
        notConverted: 0,
        reason: null,
        detail: { projects: 1 },
      },
    ],
    rates: { scheme: 'qadam-fx', source: 'Tenge for one unit of a currency', asOf: '2026-07-01', excerpt: true },
    calendar: { scheme: 'kz-public-holidays', source: 'Law on holidays', asOf: '2026-07-01', excerpt: true },
  },
} as const;

export const KPI_SERIES = {
  name: 'KpiSeries',
  schema: {
    type: 'object',
    properties: {
      ...words,
      filter: { type: 'object' },
      points: {
        type: 'array',
        items: {
          type: 'object',
          properties: { month: text, on: { type: 'string', format: 'date' }, projects: count, ...said },
          required: ['month', 'on', 'projects', 'value', 'n'],
        },
      },
      rates: reference,
      calendar: reference,
    },
    required: ['id', 'title', 'formula', 'unit', 'filter', 'points', 'rates', 'calendar'],
  },
  example: {
    ...KPI_REPORT.example.kpis[0],
    filter: {},
    points: [
      {
        month: '2019-09',
        on: '2019-09-30',
        projects: 1,
        value: '500000000.00',
        numerator: null,
        denominator: null,
        n: 1,
        notConverted: 0,
      },
    ],
    rates: KPI_REPORT.example.rates,
    calendar: KPI_REPORT.example.calendar,
  },
} as const;
