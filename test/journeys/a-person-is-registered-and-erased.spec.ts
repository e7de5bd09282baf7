import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningRegister } from '../../src/platform/lifecycle/serve.js';
import type { DemoKeys } from '../../src/platform/security/demo-keys.js';
import { ARegister, stop } from './a-seeded-register.js';

const SUN = { fullName: 'John Young Sun', iin: '850101300005', email: 'john@example.org', phone: '+77011234567' };

type Answered = { readonly status: number; readonly headers: Headers; readonly body: Record<string, unknown> };

describe('a person and what stands behind a project, over HTTP', () => {
  let register: ARegister;
  let running: RunningRegister & { readonly keys: DemoKeys };
  beforeAll(async () => {
    register = await ARegister.empty();
    running = await register.start();
  }, 60_000);
  afterAll(async () => {
    await stop(running);
    await register.drop();
  });

  async function call(
    role: keyof DemoKeys,
    method: string,
    path: string,
    key?: string,
    body?: object,
  ): Promise<Answered> {
    const answer = await fetch(`${running.url}${path}`, {
      method,
      headers: {
        authorization: `ApiKey ${running.keys[role].key}`,
        ...(key === undefined ? {} : { 'idempotency-key': key, 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: JSON.parse(text) as Record<string, unknown> };
  }

  async function until(what: () => Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + 15_000; Date.now() < deadline;) {
      if (await what()) return;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error('it did not come about in time');
  }

  it('keeps names for those who may read them, closes them at once, and destroys them soon after', async () => {
    const registered = await call('project_officer', 'POST', '/v1/persons', 'p-1', SUN);
    expect(registered.status).toBe(201);
    const location = registered.headers.get('location') ?? '';

    const again = await call('project_officer', 'POST', '/v1/persons', 'p-1', SUN);
    expect(again.body).toEqual(registered.body);
    const twin = await call('project_officer', 'POST', '/v1/persons', 'p-2', SUN);
    expect([twin.status, twin.body['code']]).toEqual([409, 'PERSON_ALREADY_REGISTERED']);

    const officer = await call('project_officer', 'GET', location);
    expect([officer.status, officer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(officer.body['data']).toEqual(SUN);
    const auditor = await call('auditor', 'GET', location);
    expect([auditor.status, auditor.body['data'], auditor.body['salt']]).toEqual([200, null, null]);
    expect((await call('land_officer', 'GET', location)).status).toBe(403);
    expect(
      (await call('project_officer', 'POST', `${location}/erasures`, 'e-0', { legalGround: 'Request No 12' })).status,
    ).toBe(403);

    const erased = await call('data_steward', 'POST', `${location}/erasures`, 'e-1', {
      legalGround: 'Request of the subject, No 12',
    });
    expect(erased.status).toBe(201);
    const gone = await call('project_officer', 'GET', location);
    expect([gone.status, gone.body['code']]).toEqual([410, 'PERSON_ERASED']);

    const personId = location.split('/').at(-1);
    const held = async (): Promise<number> => {
      const { rowCount } = await running.foundation.appPool.query('select from app.person_vault where person_id = $1', [
        personId,
      ]);
      return rowCount ?? 0;
    };
    await until(async () => (await held()) === 0);
    const { rows } = await running.foundation.appPool.query<{ text: string }>(
      `select data || meta as text from es.event`,
    );
    for (const secret of Object.values(SUN)) expect(rows.map(row => row.text).join('\n')).not.toContain(secret);
  });

  it('registers an investor once per number, and shows it', async () => {
    const body = { legalName: { kk: 'KK-KIUNSEN', ru: 'KK-KIUNSEN' }, country: 'KR', lei: '5493001KJTIIGC8Y1R12' };
    const registered = await call('project_officer', 'POST', '/v1/investors', 'i-1', body);
    expect(registered.status).toBe(201);
    const card = await call('auditor', 'GET', registered.headers.get('location') ?? '');
    expect([card.status, card.headers.get('etag'), card.body['lei']]).toEqual([200, '"v0"', body.lei]);
    const twin = await call('project_officer', 'POST', '/v1/investors', 'i-2', body);
    expect([twin.status, twin.body['code']]).toEqual([409, 'INVESTOR_LEI_TAKEN']);
    expect((await call('auditor', 'GET', '/v1/investors/7c1d9e20-1f3a-5b7c-8e4d-201811090001')).status).toBe(404);
  });

  it('registers a parcel under one number however it is written, and shows its shape', async () => {
    const square = [[69.8, 43], [69.81, 43], [69.81, 43.01], [69.8, 43.01], [69.8, 43]]; // prettier-ignore
    const parcel = {
      cadastralNumber: '19:293:045:101',
      areaHa: '20',
      category: 'reserve',
      purpose: 'Solar power plant',
      kato: '613600000',
      geometry: { type: 'Polygon', coordinates: [square] },
    };
    const registered = await call('land_officer', 'POST', '/v1/parcels', 'l-1', parcel);
    expect([registered.status, registered.headers.get('location')]).toEqual([201, '/v1/parcels/19-293-045-101']);
    const said = await call('land_officer', 'POST', '/v1/parcels', 'l-2', {
      ...parcel,
      cadastralNumber: '19-293-045-101',
    });
    expect(said.status).toBe(200);
    const card = await call('auditor', 'GET', '/v1/parcels/19293045101');
    expect(card.headers.get('etag')).toBe('"v1"');
    expect(card.body).toMatchObject({
      areaHa: '20.0000',
      computedAreaHa: '90.4197',
      areaMismatchPct: '352.10',
      status: 'free',
      geometry: parcel.geometry,
    });
    const wrong = await call('land_officer', 'POST', '/v1/parcels', 'l-3', {
      ...parcel,
      geometry: { type: 'Polygon', coordinates: [square.slice(0, 4)] },
    });
    expect([wrong.status, wrong.body['errors']]).toEqual([
      400,
      [expect.objectContaining({ pointer: '/geometry', code: 'GEOMETRY_RING_OPEN' })],
    ]);
  });
});
