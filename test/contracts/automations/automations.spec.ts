import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandAnswer, SendCommand } from '../../../src/platform/automations/automation.js';
import { AutomationRuntime } from '../../../src/platform/automations/automation-runtime.js';
import { decodePlainly } from '../../../src/platform/projections/event-decoder.js';
import { eventually, Stage, TestLog } from '../projections/support.js';
import { confirmed, lapsed, reserved, whenUnfinishedLapseIt } from './reservations.js';

interface Sent {
  readonly name: string;
  readonly payload: object;
  readonly id: string;
  readonly byTimer: boolean;
}

const LONG_AGO = '2026-01-05T00:00:00.000Z';
const FAR_AWAY = '2999-01-01T00:00:00.000Z';

describe('an automation', () => {
  let stage: Stage;
  let log: TestLog;
  let sent: Sent[];
  const running: AutomationRuntime[] = [];

  const begin = async (
    answer: (name: string) => CommandAnswer = () => ({ outcome: 'accepted' }),
  ): Promise<AutomationRuntime> => {
    const send: SendCommand = async (name, payload, id, { byTimer }) => {
      sent.push({ name, payload, id, byTimer });
      return answer(name);
    };
    const runtime = new AutomationRuntime({
      pool: stage.pool,
      source: log,
      decode: decodePlainly,
      automations: [whenUnfinishedLapseIt],
      send,
    });
    running.push(runtime);
    await runtime.start();
    return runtime;
  };
  const answered = async (count: number): Promise<void> =>
    eventually(`${count} commands are answered`, async () => {
      const rows = await stage.rows<{ n: number }>(
        'select count(*)::int as n from rm.automation_outbox where answered_at is not null',
      );
      return rows[0]!.n === count;
    });

  beforeEach(async () => {
    stage = await Stage.set();
    log = new TestLog();
    sent = [];
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(runtime => runtime.stop()));
    await stage.end();
  });

  it('asks for what its rule says, in the order of the process', async () => {
    await begin();
    await log.say('project-1', reserved('A-1', FAR_AWAY), lapsed('A-1'));
    await answered(2);
    expect(sent.map(({ name }) => name)).toEqual(['notify', 'release']);
  });

  it('fires a timer once, also after downtime, with the date it was set for', async () => {
    await log.say('project-1', reserved('A-1', LONG_AGO));
    await begin();
    await answered(2);
    expect(sent[1]).toMatchObject({ name: 'lapse', payload: { parcel: 'A-1', due: LONG_AGO } });
    expect(sent.map(({ byTimer }) => byTimer)).toEqual([false, true]);
    expect(await stage.rows('select * from rm.automation_timer')).toEqual([]);
  });

  it('takes the timers of a process away when it is over', async () => {
    await begin();
    await log.say('project-1', reserved('A-1', FAR_AWAY));
    await answered(1);
    expect(await stage.rows('select name from rm.automation_timer')).toEqual([{ name: 'lapse' }]);
    await log.say('project-1', confirmed());
    await eventually(
      'the process is over',
      async () => (await stage.rows('select * from rm.automation_state')).length === 0,
    );
    expect(await stage.rows('select * from rm.automation_timer')).toEqual([]);
  });

  it('gives a command the same id in every replay and another for every cause', async () => {
    await log.say('project-1', reserved('A-1', FAR_AWAY));
    await log.say('project-2', reserved('A-2', FAR_AWAY));
    const first = await begin();
    await answered(2);
    await first.stop();
    await stage.rows('truncate rm.automation_outbox, rm.automation_state, rm.automation_timer');
    await stage.rows(`update rm.projection_generation set position = 0, event_id = null, event_recorded_at = null`);
    await begin();
    await answered(2);
    const ids = sent.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(ids.slice(2).sort()).toEqual(ids.slice(0, 2).sort());
  });

  it('records a refusal and does not send again', async () => {
    const runtime = await begin(name =>
      name === 'notify' ? { outcome: 'refused', code: 'too-late' } : { outcome: 'accepted' },
    );
    await log.say('project-1', reserved('A-1', FAR_AWAY), lapsed('A-1'));
    await answered(2);
    expect(sent.map(({ name }) => name)).toEqual(['notify', 'release']);
    expect(
      await stage.rows(`select outcome, refusal ->> 'code' as code from rm.automation_outbox order by id`),
    ).toEqual([
      { outcome: 'refused', code: 'too-late' },
      { outcome: 'accepted', code: null },
    ]);
    expect((await runtime.status())[0]).toMatchObject({ refusedLastDay: 1, waitingCommands: 0 });
  });

  it('sends again under the same id until the answer is definite', async () => {
    let tries = 0;
    await begin(() => {
      if (++tries < 3) throw new Error('nobody is there');
      return { outcome: 'accepted' };
    });
    await log.say('project-1', reserved('A-1', FAR_AWAY));
    await answered(1);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });

  it('reports a process that has not moved for too long', async () => {
    const runtime = await begin(() => {
      throw new Error('nobody is there');
    });
    await log.say('project-1', reserved('A-1', FAR_AWAY));
    await eventually('it was tried', async () => (await runtime.status())[0]!.lastError === 'nobody is there');
    await stage.rows(`update rm.automation_outbox set created_at = created_at - interval '1 day'`);
    await stage.rows(`update rm.automation_state set updated_at = updated_at - interval '1 day'`);
    expect((await runtime.status())[0]).toMatchObject({
      stuckProcesses: [],
      waitingCommands: 1,
      stuckCommands: [expect.any(String)],
    });
    await stage.rows('delete from rm.automation_timer');
    expect((await runtime.status())[0]).toMatchObject({ stuckProcesses: ['project-1'] });
  });

  it('is never made anew from the beginning', async () => {
    const runtime = await begin();
    expect(await runtime.admin.rebuild('when-unfinished-lapse-it', 'operator')).toMatchObject({ ok: false });
  });
});
