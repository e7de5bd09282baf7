import type { JsonSchema } from '../fields/json-schema.js';

const uuid: JsonSchema = { type: 'string', format: 'uuid', minLength: 36, maxLength: 36 };

/** The answer of every command (ruling 36). */
export const ACCEPTED_SCHEMA: JsonSchema = {
  type: 'object',
  properties: {
    revision: {
      type: 'integer',
      minimum: -1,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'Of the stream, as in ETag.',
    },
    receipt: {
      type: 'object',
      description: 'What was recorded; both lists are empty when it was recorded before.',
      properties: {
        eventIds: { type: 'array', items: uuid, maxItems: 100 },
        dataHashes: {
          type: 'array',
          items: { type: 'string', minLength: 64, maxLength: 64, pattern: '^[0-9a-f]{64}$' },
          maxItems: 100,
        },
      },
      required: ['eventIds', 'dataHashes'],
    },
    warnings: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        properties: { code: { type: 'string', maxLength: 100 }, detail: { type: 'string', maxLength: 500 } },
        required: ['code', 'detail'],
      },
    },
  },
  required: ['revision', 'receipt'],
};

export const ACCEPTED_EXAMPLE = {
  revision: 12,
  receipt: {
    eventIds: ['00a86f7b-e527-5646-8250-08e78623c3c8'],
    dataHashes: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  },
};

export const META_SCHEMA: JsonSchema = {
  type: 'object',
  description: 'How fresh the answer is.',
  properties: {
    position: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'Log position it shows.' },
    behindBy: {
      type: 'object',
      properties: {
        events: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
        seconds: { type: 'number', minimum: 0, maximum: 1e9 },
      },
      required: ['events', 'seconds'],
    },
    asOf: { type: 'string', format: 'date-time', maxLength: 30 },
  },
  required: ['position', 'behindBy', 'asOf'],
};

export const META_EXAMPLE = { position: 42, behindBy: { events: 0, seconds: 0 }, asOf: '2026-11-22T09:36:00.000Z' };

const word: JsonSchema = { type: 'string', maxLength: 500 };

/** RFC 9457 with our extensions. */
export const PROBLEM_SCHEMA: JsonSchema = {
  type: 'object',
  properties: {
    type: { type: 'string', format: 'uri-reference', maxLength: 200, description: 'Explains itself when asked for.' },
    title: word,
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', maxLength: 2_000 },
    instance: { type: 'string', format: 'uri', maxLength: 45 },
    code: { type: 'string', maxLength: 100, pattern: '^[A-Z0-9_]+$', description: 'Stable; for programs.' },
    traceId: { type: 'string', minLength: 32, maxLength: 32, pattern: '^[0-9a-f]{32}$' },
    errors: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string', maxLength: 500, description: 'JSON Pointer (RFC 6901) into the body.' },
          parameter: word,
          header: word,
          detail: word,
          code: word,
        },
        required: ['detail', 'code'],
      },
    },
    params: { type: 'object', description: 'What the rule compared.', maxProperties: 50 },
    reason: word,
    available: { type: 'array', items: word, maxItems: 20 },
    currentVersion: { type: 'integer', minimum: -1, maximum: Number.MAX_SAFE_INTEGER },
    retryAfter: { type: 'integer', minimum: 0, maximum: 3_600, description: 'Seconds.' },
  },
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'traceId'],
};
