import { spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { history, type Said } from './killing/history.js';
import { Stage } from './support.js';

jest.setTimeout(180_000);

describe('a process killed at any step', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await Stage.set();
  });
  afterEach(() => stage.end());

  /** Runs until it ends; true when it was killed on its way. What waits only for time to pass is let go at once. */
  async function run(what: string, killAt?: string, more: NodeJS.ProcessEnv = {}): Promise<boolean> {
    const env = {
      ...process.env,
      ...more,
      WHAT: what,
      DATABASE: JSON.stringify(stage.database.connection),
      ...(killAt ? { KILL_AT: killAt } : {}),
    };
    const args = [
      '--import',
      './test/support/typescript-hooks.mjs',
      '--import',
      './test/contracts/projections/killing/arm.mjs',
    ];
    const child = spawn(process.execPath, [...args, './test/contracts/projections/killing/child.ts'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', text => (complaint += String(text)));
    const [code, signal] = await new Promise<[number | null, string | null]>(resolve =>
      child.on('exit', (...end) => resolve(end)),
    );
    if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the child failed: ${complaint}`);
    await stage.rows(`update rm.lease set expires_at = '-infinity'`);
    await stage.rows(`update rm.automation_outbox set claimed_until = '-infinity'`);
    return signal === 'SIGKILL';
  }

  it('leaves rows, totals and checkpoint of one moment, and the next one finishes', async () => {
    let killed = 0;
    for (const point of ['rows-written', 'checkpoint-moved', 'committed'])
      for (const hit of [1, 2]) {
        if (await run('projections', `projection.${point}@${hit}`)) killed++;
        await expectOneMoment();
      }
    expect(killed).toBe(6);
    expect(await run('projections')).toBe(false);
    expect(await expectOneMoment()).toBe(history().length);
  });

  it('is caught when rows and checkpoint are no transaction (negative control)', async () => {
    expect(await run('projections', 'projection.rows-written@2', { WITHOUT_TRANSACTION: '1' })).toBe(true);
    await expect(expectOneMoment()).rejects.toThrow();
  });

  it('asks for every command of an automation, each with one effect', async () => {
    await stage.rows('create table effect (command_id uuid primary key, name text, payload jsonb)');
    await stage.rows('create table sending (command_id uuid)');
    const points = ['projection.rows-written', 'projection.checkpoint-moved', 'projection.committed'];
    const own = ['claimed', 'sent', 'answered', 'timer-fired'].map(point => `automation.${point}`);
    const killed: string[] = [];
    for (const point of [...points, ...own]) if (await run('automations', `${point}@1`)) killed.push(point);
    expect(killed).toEqual([...points, ...own]);
    expect(await run('automations')).toBe(false);
    const effects = await stage.rows<{ what: string }>(
      `select name || ' ' || (payload ->> 'parcel') as what from effect order by 1`,
    );
    expect(effects.map(({ what }) => what)).toEqual(expectedEffects().sort());
    const [{ more }] = (await stage.rows<{ more: number }>(
      'select count(*)::int - count(distinct command_id)::int as more from sending',
    )) as [{ more: number }];
    expect(more).toBeGreaterThanOrEqual(0);
    expect(await stage.rows(`select from rm.automation_outbox where outcome is null`)).toEqual([]);
  });

  /** The database against sums made by hand from the events up to the checkpoint. Answers the checkpoint. */
  async function expectOneMoment(): Promise<number> {
    const [mark] = await stage.rows<{ p: number }>('select position::int as p from rm.projection_generation');
    const balance = new Map<string, { paid: number; district: string }>();
    for (const said of history().slice(0, mark!.p)) settle(balance, said);
    const rows = await stage.rows<{ id: string; paid: number; district: string }>(
      'select id, paid::int, district from rm.accounts order by id',
    );
    expect(rows).toEqual([...balance].map(([id, kept]) => ({ id, ...kept })).sort((a, b) => (a.id < b.id ? -1 : 1)));
    const totals = new Map<string, number>();
    for (const { paid, district } of balance.values()) totals.set(district, (totals.get(district) ?? 0) + paid);
    const cells = await stage.rows<{ district: string; paid: number }>(
      'select district, paid::int from rm.accounts_by_district',
    );
    expect(new Map(cells.map(({ district, paid }) => [district, paid]))).toEqual(totals);
    return mark!.p;
  }
});

function settle(balance: Map<string, { paid: number; district: string }>, { stream, type, data }: Said): void {
  const kept = balance.get(stream);
  if (type === 'Opened') balance.set(stream, { paid: Number(data['amount']), district: data['district']! });
  if (type === 'Paid' && kept) kept.paid += Number(data['amount']);
  if (type === 'Moved' && kept) kept.district = data['district']!;
  if (type === 'Closed') balance.delete(stream);
}

function expectedEffects(): string[] {
  return history().flatMap(({ stream, type, data }) => {
    if (type === 'Reserved') {
      const odd = Number(stream.slice('reservation-'.length)) % 2 === 1;
      return [`notify ${data['parcel']}`, ...(odd ? [`lapse ${data['parcel']}`] : [])];
    }
    return type === 'Lapsed' ? [`release ${data['parcel']}`] : [];
  });
}
