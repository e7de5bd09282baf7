const count = { type: 'integer', minimum: 0 } as const;
const decimal = { type: 'string', description: 'Exact decimal text.' } as const;
const classes = ['declared', 'approved', 'contracted', 'disbursed', 'reported'] as const;
const sums = {
  type: 'array',
  items: {
    type: 'object',
    properties: { amount: decimal, currency: { type: 'string' }, projects: count },
    required: ['amount', 'currency', 'projects'],
  },
} as const;
const day = { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] } as const;
const number = { anyOf: [count, { type: 'null' }] } as const;

const CARD = {
  type: 'object',
  properties: {
    projectId: { type: 'string', format: 'uuid' },
    registryNo: { type: 'string' },
    title: { type: 'object' },
    hold: { type: 'string', enum: ['none', 'suspended'] },
    region: { type: 'object' },
    district: { anyOf: [{ type: 'object' }, { type: 'null' }] },
    inStageSince: {
      ...day,
      description: 'Business date of the step into the stage; null while that is not counted yet.',
    },
    daysInStage: number,
    nextDeadline: {
      description: 'The earliest that is due today or later.',
      anyOf: [
        {
          type: 'object',
          properties: { kind: { type: 'string' }, ref: { type: 'string' }, dueOn: { type: 'string', format: 'date' } },
          required: ['kind', 'ref', 'dueOn'],
        },
        { type: 'null' },
      ],
    },
    links: { type: 'object' },
  },
  required: ['projectId', 'registryNo', 'title', 'hold', 'region', 'district', 'daysInStage', 'nextDeadline', 'links'],
} as const;

/** What the board looks like, for the documentation. */
export const PIPELINE_BOARD = {
  name: 'PipelineBoard',
  schema: {
    type: 'object',
    properties: {
      on: { type: 'string', format: 'date' },
      filter: { type: 'object' },
      columns: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            stage: { type: 'string' },
            over: { type: 'boolean', description: 'Projects end here.' },
            projects: count,
            onHold: { ...count, description: 'Of these; a hold leaves the stage as it is.' },
            underAppeal: { ...count, description: 'Of these; with an appeal that is not answered yet.' },
            days: {
              type: 'object',
              description: 'How long projects have been in the stage this time, holds included.',
              properties: { n: count, median: { anyOf: [decimal, { type: 'null' }] }, oldest: number },
              required: ['n', 'median', 'oldest'],
            },
            capacityMw: {
              type: 'object',
              properties: { declared: decimal, approved: decimal, contracted: decimal },
              required: ['declared', 'approved', 'contracted'],
            },
            cost: {
              type: 'object',
              properties: Object.fromEntries(classes.map(name => [name, sums])),
              required: classes,
            },
            cards: { type: 'array', items: CARD },
            links: { type: 'object', properties: { projects: { type: 'string' } }, required: ['projects'] },
          },
          required: ['stage', 'over', 'projects', 'onHold', 'underAppeal', 'days', 'cost', 'cards', 'links'],
        },
      },
    },
    required: ['on', 'filter', 'columns'],
  },
  example: {
    on: '2019-02-11',
    filter: { region: '610000000' },
    columns: [
      {
        stage: 'review',
        over: false,
        projects: 1,
        onHold: 0,
        underAppeal: 0,
        days: { n: 1, median: '27.0', oldest: 27 },
        capacityMw: { declared: '10.000000', approved: '0.000000', contracted: '0.000000' },
        cost: {
          declared: [{ amount: '7400000000.00', currency: 'KZT', projects: 1 }],
          approved: [],
          contracted: [],
          disbursed: [],
          reported: [],
        },
        cards: [
          {
            projectId: '5b0f7a10-8d5e-5c56-b1a4-201811090001',
            registryNo: 'TRK-2018-001',
            title: { kk: 'Күн электр станциясы', ru: 'Солнечная электростанция', en: 'Solar plant' },
            hold: 'none',
            region: {
              code: '610000000',
              name: { kk: 'Түркістан облысы', ru: 'Туркестанская область', en: 'Turkistan' },
            },
            district: null,
            inStageSince: '2019-01-15',
            daysInStage: 27,
            nextDeadline: { kind: 'decision', ref: 'submission 1', dueOn: '2019-03-01' },
            links: { self: '/v1/projects/5b0f7a10-8d5e-5c56-b1a4-201811090001' },
          },
        ],
        links: { projects: '/v1/projects?stage=review&region=610000000' },
      },
    ],
  },
} as const;
