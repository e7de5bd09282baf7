const text = { type: 'string' } as const;
const textOrNull = { anyOf: [text, { type: 'null' }] } as const;
const count = { type: 'integer', minimum: 0 } as const;
const objects = { type: 'array', items: { type: 'object' } } as const;

/** What plan and fact look like, for the documentation. */
export const PROJECT_PROGRESS = {
  name: 'ProjectProgress',
  schema: {
    type: 'object',
    properties: {
      projectId: { type: 'string', format: 'uuid' },
      on: { type: 'string', format: 'date' },
      physical: {
        type: 'object',
        properties: {
          plannedPct: textOrNull,
          baselinePlannedPct: { ...textOrNull, description: 'By the days of the first baseline.' },
          reportedPct: textOrNull,
          reportedUpTo: textOrNull,
          verifiedPct: { ...textOrNull, description: 'What the last visit measured.' },
          verifiedOn: textOrNull,
          weighedBy: textOrNull,
        },
        required: ['plannedPct', 'baselinePlannedPct', 'reportedPct', 'reportedUpTo', 'verifiedPct', 'weighedBy'],
      },
      financial: {
        type: 'array',
        items: {
          type: 'object',
          properties: { currency: text, planned: text, plannedInAll: text, disbursed: text, approved: textOrNull },
          required: ['currency', 'planned', 'plannedInAll', 'disbursed', 'approved'],
        },
      },
      steps: {
        type: 'object',
        properties: { total: count, done: count, due: count, overdue: objects },
        required: ['total', 'done', 'due', 'overdue'],
      },
      operation: { type: 'object' },
      series: objects,
      curve: {
        type: 'object',
        description: 'The S-curve: planned shares at the days of the first and of the last baseline, reports, visits.',
        properties: {
          planned: {
            type: 'object',
            properties: { baseline1: objects, current: objects },
            required: ['baseline1', 'current'],
          },
          reported: objects,
          verified: objects,
        },
        required: ['planned', 'reported', 'verified'],
      },
      lastEventRevision: count,
    },
    required: [
      'projectId',
      'on',
      'physical',
      'financial',
      'steps',
      'operation',
      'series',
      'curve',
      'lastEventRevision',
    ],
  },
  example: {
    projectId: '5b0f7a10-8d5e-5c56-b1a4-201811090001',
    on: '2019-12-31',
    physical: {
      plannedPct: '66.67',
      baselinePlannedPct: '66.67',
      reportedPct: '25.00',
      reportedUpTo: '2019-12-31',
      verifiedPct: '24.50',
      verifiedOn: '2020-01-15',
      weighedBy: 'equal-steps',
    },
    financial: [
      {
        currency: 'KZT',
        planned: '3700000000.00',
        plannedInAll: '3700000000.00',
        disbursed: '500000000.00',
        approved: '7400000000.00',
      },
    ],
    steps: { total: 3, done: 1, due: 2, overdue: [] },
    operation: { baselineOn: '2020-09-01', plannedOn: '2020-09-01', forecastOn: null, slippageDays: null },
    series: [],
    curve: {
      planned: {
        baseline1: [
          { on: '2019-03-04', plannedPct: '0.00' },
          { on: '2020-08-31', plannedPct: '100.00' },
        ],
        current: [
          { on: '2019-03-04', plannedPct: '0.00' },
          { on: '2020-10-15', plannedPct: '100.00' },
        ],
      },
      reported: [{ on: '2019-12-31', pct: '25.00', reportId: 'report-2019-q4' }],
      verified: [{ on: '2020-01-15', pct: '24.50', outcome: 'verified', reportId: 'report-2019-q4' }],
    },
    lastEventRevision: 14,
  },
} as const;
