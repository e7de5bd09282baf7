const count = { type: 'integer', minimum: 0 } as const;
const decimal = { type: 'string', description: 'Exact decimal text.' } as const;
const sums = {
  type: 'array',
  description: 'One sum a currency, with the number of projects it comes from.',
  items: {
    type: 'object',
    properties: { amount: decimal, currency: { type: 'string' }, projects: count },
    required: ['amount', 'currency', 'projects'],
  },
} as const;
const jobs = {
  type: 'object',
  properties: { declared: count, approved: count, contracted: count, reported: count },
  required: ['declared', 'approved', 'contracted', 'reported'],
} as const;
const totals = {
  projects: {
    type: 'object',
    properties: { total: count, live: count, suspended: count, rejected: count, cancelled: count },
    required: ['total', 'live', 'suspended', 'rejected', 'cancelled'],
  },
  cost: {
    type: 'object',
    properties: { declared: sums, approved: sums, contracted: sums, disbursed: sums, reported: sums },
    required: ['declared', 'approved', 'contracted', 'disbursed', 'reported'],
  },
  capacityMw: { type: 'object', properties: { declared: decimal, approved: decimal, contracted: decimal } },
  landHa: {
    type: 'object',
    properties: { declared: decimal, approved: decimal, contracted: decimal, reserved: decimal, allocated: decimal },
  },
  jobsPermanent: jobs,
  jobsConstruction: jobs,
} as const;

const cover = { type: 'string', enum: ['every-project', 'neither-rejected-nor-cancelled'] } as const;

const EXAMPLE = {
  projects: { total: 1, live: 1, suspended: 0, rejected: 0, cancelled: 0 },
  cost: {
    declared: [{ amount: '7400000000.00', currency: 'KZT', projects: 1 }],
    approved: [],
    contracted: [],
    disbursed: [],
    reported: [],
  },
  capacityMw: { declared: '10.000000', approved: '0.000000', contracted: '0.000000' },
  landHa: { declared: '20.0000', approved: '0.0000', contracted: '0.0000', reserved: '0.0000', allocated: '0.0000' },
  jobsPermanent: { declared: 50, approved: 0, contracted: 0, reported: 0 },
  jobsConstruction: { declared: 0, approved: 0, contracted: 0, reported: 0 },
} as const;

/** What totals look like, for the documentation. */
export const INVESTMENT_TOTALS = {
  name: 'InvestmentTotals',
  schema: {
    type: 'object',
    properties: {
      by: { type: 'string' },
      filter: { type: 'object' },
      figuresCover: { type: 'object', properties: { groups: cover, overall: cover }, required: ['groups', 'overall'] },
      groups: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            key: { type: 'string' },
            name: { anyOf: [{ type: 'object' }, { type: 'null' }] },
            ...totals,
          },
          required: ['key', 'name', 'projects', 'cost'],
        },
      },
      overall: { type: 'object', properties: totals, required: ['projects', 'cost'] },
    },
    required: ['by', 'filter', 'figuresCover', 'groups', 'overall'],
  },
  example: {
    by: 'stage',
    filter: { region: '610000000' },
    figuresCover: { groups: 'every-project', overall: 'neither-rejected-nor-cancelled' },
    groups: [{ key: 'review', name: null, ...EXAMPLE }],
    overall: EXAMPLE,
  },
} as const;
