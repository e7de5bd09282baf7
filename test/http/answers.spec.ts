import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exampleOf } from '../../src/platform/http/index.js';
import { SampleBody } from './support/sample.controller.js';
import { startSample, type SampleServer } from './support/sample-server.js';

let sample: SampleServer;
beforeAll(async () => {
  sample = await startSample();
});
afterAll(() => sample.close());

const PATH = '/v1/samples/7c9e6679-7425-40de-944b-e07fc1f90ae7/approvals';

test('a command with a valid body is 201 with all its headers', async () => {
  const response = await fetch(sample.url + PATH, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k-1', 'if-match': '"v2"' },
    body: JSON.stringify(exampleOf(SampleBody)),
  });
  const text = await response.text();
  expect([response.status, text]).toEqual([201, expect.stringContaining('"revision":3')]);
  console.log(Object.fromEntries(response.headers), text);
  for (const path of ['/nope', '/v1/samples', '/v1/samples?limit=2&x=1', '/v1/samples/7c9e6679-7425-40de-944b-e07fc1f90ae7', PATH]) {
    const r = await fetch(sample.url + path);
    console.log(path, r.status, Object.fromEntries(r.headers), (await r.text()).slice(0, 600));
  }
});
