import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningRegister } from '../../src/platform/lifecycle/serve.js';
import type { DemoKeys } from '../../src/platform/security/demo-keys.js';
import { ARegister, stop } from './a-seeded-register.js';

type Process = RunningRegister & { readonly keys: DemoKeys };

const INVESTOR = { legalName: { en: 'Koktem Quat', kk: 'Көктем Қуат', ru: 'Коктем Куат' }, country: 'KZ' };

/** Two that answer, one that keeps the read models, as a cluster of three is run; over either store. */
describe('a register of several processes', () => {
  let register: ARegister;
  let first: Process;
  let second: Process;
  let projector: Process;
  beforeAll(async () => {
    register = await ARegister.empty();
    first = await register.start({}, 'api');
    second = await register.start({}, 'api');
    projector = await register.start({}, 'projector');
  }, 120_000);
  afterAll(async () => {
    for (const each of [first, second, projector]) await stop(each);
    await register.drop();
  }, 60_000);

  const send = (to: Process, key: string, body: object = INVESTOR) =>
    fetch(`${to.url}/v1/investors`, {
      method: 'POST',
      headers: {
        authorization: `ApiKey ${first.keys.project_officer.key}`,
        'idempotency-key': key,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
  const list = (from: Process, token: string) =>
    fetch(`${from.url}/v1/projects?limit=1`, {
      headers: { authorization: `ApiKey ${first.keys.auditor.key}`, 'sync-token': token, prefer: 'wait=10' },
    });

  it('takes a command anywhere, and shows it anywhere to who waits for it', async () => {
    const sent = await send(first, randomUUID());
    expect(sent.status).toBe(201);
    const shown = await list(second, sent.headers.get('sync-token') ?? '');
    expect(shown.status).toBe(200);
    expect(((await shown.json()) as { meta: { behindBy: object } }).meta.behindBy).toEqual({ events: 0, seconds: 0 });
  });

  it('gives one effect and one answer to a key that is sent to two of them at once', async () => {
    for (let round = 0; round < 5; round++) {
      const key = randomUUID();
      const answers = await Promise.all([first, second, first, second].map(each => send(each, key)));
      const told = await Promise.all(answers.map(async answer => [answer.status, await answer.text()]));
      expect(new Set(told.map(each => JSON.stringify(each))).size).toBe(1);
      expect(told[0]![0]).toBe(201);
      const tokens = answers.map(({ headers }) => [
        headers.get('sync-token'),
        headers.get('etag'),
        headers.get('location'),
      ]);
      expect(new Set(tokens.map(each => JSON.stringify(each))).size).toBe(1);
    }
  });

  it('refuses work to the process that only keeps read models, and says when to ask again', async () => {
    const refused = await send(projector, randomUUID());
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).not.toBeNull();
    await refused.body?.cancel();
  });

  it('hands the read models over when their keeper is stopped, within ten seconds', async () => {
    await stop(projector);
    const sent = await send(first, randomUUID());
    projector = await register.start({}, 'projector');
    const shown = await list(second, sent.headers.get('sync-token') ?? '');
    expect(shown.status).toBe(200);
    await shown.body?.cancel();
  }, 60_000);
});
