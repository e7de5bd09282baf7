import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exampleOf } from '../../src/platform/http/index.js';
import { ask, ID, NOTES, send } from './support/client.js';
import { boundFaults, compiler, exampleFaults, operationsOf, type Document } from './support/openapi-checks.js';
import { SampleBody } from './support/sample.controller.js';
import { startSample, type SampleServer } from './support/sample-server.js';

let sample: SampleServer;
let document: Document;
beforeAll(async () => {
  sample = await startSample();
  document = (await ask(sample, '/v1/openapi.json')).json as unknown as Document;
});
afterAll(() => sample.close());

test('the document is OpenAPI 3.1, open to every origin', async () => {
  const answer = await ask(sample, '/v1/openapi.json');
  expect([answer.status, document.openapi, answer.headers.get('access-control-allow-origin')]).toEqual([
    200,
    '3.1.0',
    '*',
  ]);
  expect(document.info).toMatchObject({
    version: '1.0.0',
    contact: { name: 'Qadam', url: expect.any(String), email: expect.any(String) },
  });
});

test('every route of the decorators is an operation with its action, under an id of its own', () => {
  expect(operationsOf(document).map(({ name, 'x-action': action }) => `${name} ${action}`)).toEqual([
    'GET /v1/samples samples.read',
    'POST /v1/samples/parcels samples.parcel',
    'POST /v1/samples/search samples.read',
    'GET /v1/samples/{sampleId} samples.read',
    'POST /v1/samples/{sampleId}/approvals samples.approve',
    'POST /v1/samples/{sampleId}/notes samples.note',
  ]);
  const ids = operationsOf(document).map(operation => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every example passes its own schema, and nothing is without one', () => {
  expect(exampleFaults(document)).toEqual([]);
});

test('an example that its schema refuses would be seen', () => {
  const broken = JSON.parse(
    JSON.stringify(document).replaceAll('"capacityMw":"100.5"', '"capacityMw":"much"'),
  ) as Document;
  expect(exampleFaults(broken)).toContainEqual(
    expect.stringMatching(/approvals: body usual\/capacityMw must match pattern/),
  );
});

test('nothing a caller sends may be of any size', () => {
  expect(boundFaults(document)).toEqual([]);
});

test('a command documents its headers as they are demanded', () => {
  const required = (path: string): unknown[] =>
    (document.paths[path]?.['post']?.parameters ?? []).filter(parameter => parameter.required).map(({ name }) => name);
  expect(required('/v1/samples/{sampleId}/approvals')).toEqual(['sampleId', 'Idempotency-Key', 'If-Match']);
  expect(required('/v1/samples/{sampleId}/notes')).toEqual(['sampleId', 'Idempotency-Key']);
  expect(required('/v1/samples/parcels')).toEqual(['Idempotency-Key']);
});

test('a command documents the refusals of its rules beside those of the platform', () => {
  const responses = document.paths['/v1/samples/{sampleId}/approvals']?.['post']?.responses ?? {};
  expect(Object.keys(responses).sort()).toEqual([
    '200',
    '201',
    '400',
    '401',
    '403',
    '404',
    '409',
    '412',
    '413',
    '415',
    '422',
    '428',
    '431',
    '500',
    '503',
    '507',
  ]);
  expect(Object.keys(responses['409']?.content?.['application/problem+json']?.examples ?? {})).toEqual([
    'concurrent-change',
    'sample.not-submitted',
  ]);
});

describe('what is really answered fits what is documented:', () => {
  const fits = (path: string, method: string, status: number, type: string, body: unknown): void => {
    const response = document.paths[path]?.[method]?.responses[status];
    const schema = response?.content?.[type]?.schema;
    if (schema === undefined) throw new Error(`${method} ${path} does not document ${status}`);
    const validate = compiler(document)(schema);
    expect([validate(body), validate.errors]).toEqual([true, null]);
  };

  test('a command', async () => {
    const { json } = await send(sample, NOTES);
    fits('/v1/samples/{sampleId}/notes', 'post', 201, 'application/json', json);
  });

  test('a resource and a page', async () => {
    fits('/v1/samples/{sampleId}', 'get', 200, 'application/json', (await ask(sample, `/v1/samples/${ID}`)).json);
    fits('/v1/samples', 'get', 200, 'application/json', (await ask(sample, '/v1/samples?limit=3')).json);
  });

  test('a problem', async () => {
    const { json } = await send(sample, NOTES, { body: { jobs: 'x', more: 1 } });
    fits('/v1/samples/{sampleId}/notes', 'post', 400, 'application/problem+json', json);
  });

  test('the examples of a body are taken', async () => {
    const content = document.paths['/v1/samples/{sampleId}/notes']?.['post']?.requestBody?.content['application/json'];
    const raw = JSON.stringify(content?.examples?.['usual']?.value);
    expect(JSON.parse(raw)).toEqual(exampleOf(SampleBody));
    expect((await send(sample, NOTES, { raw })).status).toBe(201);
  });
});

describe('the pages for people', () => {
  test('load nothing from elsewhere, and all they load is there', async () => {
    const page = await ask(sample, '/docs');
    expect(page.status).toBe(200);
    const loaded = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(match => match[1] as string);
    expect(loaded.filter(url => /^(?:https?:)?\/\//.test(url))).toEqual([]);
    const files = loaded.filter(url => url.startsWith('./'));
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const file of files) {
      const { status, text } = await ask(sample, `/${file.slice(2)}`);
      expect([file, status]).toEqual([file, 200]);
      if (file.endsWith('.css')) expect(text).not.toMatch(/url\(["']?(?:https?:)?\/\//);
    }
  });

  test('show this very document', async () => {
    const { text } = await ask(sample, '/docs/swagger-ui-init.js');
    expect(text).toContain('samplesApprove');
    expect(text).toContain('"validatorUrl": null');
  });
});
