const money = {
  type: 'object',
  properties: { amount: { type: 'string' }, currency: { type: 'string' } },
  required: ['amount', 'currency'],
} as const;
const said = {
  type: 'object',
  description: 'The event that says so.',
  properties: { eventId: { type: 'string', format: 'uuid' }, revision: { type: 'integer' }, on: { type: 'string' } },
  required: ['eventId', 'revision', 'on'],
} as const;
const orNull = <Schema extends object>(schema: Schema) => ({ anyOf: [schema, { type: 'null' }] });
const object = { type: 'object' } as const;
const objects = { type: 'array', items: object } as const;
const names = {
  type: 'object',
  properties: { kk: { type: 'string' }, ru: { type: 'string' }, en: orNull({ type: 'string' }) },
  required: ['kk', 'ru'],
} as const;

const EXAMPLE_SAID = { eventId: '7c9e6679-7425-50de-944b-e07fc1f90ae7', revision: 0, on: '2018-11-09' } as const;

/** What the card looks like, for the documentation. */
export const PROJECT_CARD = {
  name: 'ProjectDetails',
  schema: {
    type: 'object',
    properties: {
      projectId: { type: 'string', format: 'uuid' },
      registryNo: { type: 'string' },
      title: names,
      description: orNull(names),
      stage: { type: 'string' },
      hold: orNull(object),
      investor: object,
      sectors: objects,
      site: object,
      figures: {
        type: 'object',
        description: 'By class. Classes are never mixed, currencies never added.',
        properties: {
          declared: orNull(object),
          approved: { ...orNull(object), description: 'As they stand, revised since the approval.' },
          baseline: { ...orNull(object), description: 'Baseline 1: as they were approved first.' },
          contracted: { ...objects, description: 'Of each agreement in force.' },
          disbursed: { type: 'array', items: money },
          reported: orNull(object),
          verified: { ...orNull(object), description: 'Of the last visit that bore a report out.' },
          disputed: { ...orNull(object), description: 'Of the last visit that did not.' },
          jobs: { ...orNull(object), description: 'The last count of permanent jobs by another than the reporter.' },
          accepted: orNull(object),
        },
        required: ['declared', 'approved', 'baseline', 'contracted', 'disbursed', 'reported', 'verified', 'accepted'],
      },
      registered: said,
      relatedProject: { ...orNull(object), description: 'The project that this one expands, renews or goes on from.' },
      warnings: { ...objects, description: 'Of the figures, while they break the rule.' },
      ruleWarnings: { ...object, description: 'Of rules across projects and steps: of each rule the newest.' },
      submissions: objects,
      review: { ...object, description: 'The term of the decision, opinions and hearings of the last version.' },
      decision: orNull(object),
      appeal: { ...object, description: 'The overlay of complaints, and each of them.' },
      roadmap: orNull(object),
      procedure: { ...orNull(object), description: 'The procedure template that was pinned with the roadmap.' },
      changes: { ...object, description: 'Baselines, delays, revisions, phases accepted.' },
      land: object,
      permits: objects,
      grid: { ...object, description: 'Terms of connection, auction, agreement with the buyer, connection.' },
      agreements: { ...object, description: 'Agreements with the state, with their obligations.' },
      manager: orNull(object),
      memoranda: objects,
      documents: { ...object, description: 'The newest in force, and how many there are.' },
      issues: { ...object, description: 'Open ones, and how many there were.' },
      instructions: { ...object, description: 'Open ones, and how many there were.' },
      closure: orNull(object),
      dates: object,
      counts: object,
      lastEventRevision: { type: 'integer', minimum: 0 },
      projectionPosition: { type: 'integer', minimum: 1 },
    },
    required: ['projectId', 'registryNo', 'title', 'stage', 'hold', 'figures', 'land', 'lastEventRevision'],
  },
  example: {
    projectId: '7c9e6679-7425-50de-944b-e07fc1f90ae7',
    registryNo: 'TRK-2018-001',
    title: {
      kk: 'Бәйдібек ауданындағы 10 МВт күн электр станциясы',
      ru: 'Солнечная электростанция 10 МВт в Байдибекском районе',
      en: '10 MW solar plant in Baidibek district',
    },
    stage: 'proposed',
    hold: null,
    figures: {
      declared: { capacityMw: '10.000000', landHa: '1200.0000', jobsPermanent: 50, said: EXAMPLE_SAID },
      approved: null,
      baseline: null,
      contracted: [],
      disbursed: [],
      reported: null,
      verified: null,
      disputed: null,
      accepted: null,
    },
    land: { state: 'none', requestedHa: null, reservedHa: '0.0000', allocatedHa: '0.0000', parcels: [] },
    lastEventRevision: 3,
    projectionPosition: 42,
  },
} as const;
