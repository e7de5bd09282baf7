import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSample, type SampleServer } from './support/sample-server.js';
import { writeFileSync } from 'node:fs';
let sample: SampleServer;
beforeAll(async () => {
  sample = await startSample();
});
afterAll(() => sample.close());
test('x', async () => {
  for (const path of [
    '/v1/openapi.json',
    '/docs',
    '/docs/swagger-ui-init.js',
    '/docs/swagger-ui.css',
    '/problems',
    '/problems/internal',
    '/docs-json',
    '/docs-yaml',
  ]) {
    const r = await fetch(sample.url + path, {
      headers: path === '/problems/internal' ? { accept: 'text/html', 'accept-language': 'kk-KZ' } : {},
    });
    const text = await r.text();
    console.log(path, r.status, Object.fromEntries(r.headers), text.slice(0, 3000));
    if (path === '/v1/openapi.json') writeFileSync('/tmp/openapi.json', text);
  }
  console.log(sample.logged);
});
