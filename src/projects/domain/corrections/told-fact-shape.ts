const EVENT_ID = '7c9e6679-7425-50de-944b-e07fc1f90ae7';
const PROJECT = '/v1/projects/5b0f7a10-8d5e-5c56-b1a4-201811090001';

/** What a told fact looks like, for the documentation. */
export const TOLD_FACT = {
  name: 'RecordedFact',
  schema: {
    type: 'object',
    properties: {
      eventId: { type: 'string', format: 'uuid' },
      revision: { type: 'integer', minimum: 0, description: 'Place in the history of the project, from 0.' },
      type: { type: 'string' },
      title: {
        type: 'object',
        properties: { kk: { type: 'string' }, ru: { type: 'string' }, en: { type: 'string' } },
        required: ['kk', 'ru', 'en'],
      },
      occurredOn: { type: 'string', format: 'date', description: 'The business date.' },
      recordedAt: { type: 'string', format: 'date-time', description: 'When the register was told.' },
      actor: {
        anyOf: [
          {
            type: 'object',
            properties: {
              role: { type: 'string' },
              organisationId: { type: 'string' },
              personId: { anyOf: [{ type: 'string', format: 'uuid' }, { type: 'null' }] },
              client: { type: 'string' },
            },
            required: ['role', 'organisationId', 'personId', 'client'],
          },
          { type: 'null' },
        ],
      },
      data: { type: 'object', description: 'As it was stored: the hash is taken over its canonical text.' },
      schemaVersion: { type: 'integer', minimum: 1 },
      dataHash: { type: 'string', description: 'SHA-256 over tag, salt and data, hex.' },
      commandId: { type: 'string', format: 'uuid' },
      correlationId: { type: 'string' },
      links: { type: 'object' },
    },
    required: ['eventId', 'revision', 'type', 'title', 'occurredOn', 'recordedAt', 'actor', 'data', 'dataHash'],
  },
  example: {
    eventId: EVENT_ID,
    revision: 2,
    type: 'MeetingRecorded',
    title: { kk: 'Кездесу өткізілді', ru: 'Проведена встреча', en: 'Meeting held' },
    occurredOn: '2018-11-09',
    recordedAt: '2026-03-02T06:00:00.000Z',
    actor: {
      role: 'project_officer',
      organisationId: 'invest-department-turkistan',
      personId: '0e6a3a52-0002-4c1e-9a01-000000000002',
      client: 'person:0e6a3a52-0002-4c1e-9a01-000000000002',
    },
    data: { meetingId: 'delegation-2018-11-09', heldOn: '2018-11-09', place: 'Turkistan' },
    schemaVersion: 1,
    dataHash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    commandId: EVENT_ID,
    correlationId: EVENT_ID,
    links: { self: `${PROJECT}/meetings/${EVENT_ID}`, project: PROJECT, projectThen: `${PROJECT}?revision=2` },
  },
} as const;
