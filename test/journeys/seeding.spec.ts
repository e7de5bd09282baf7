import { afterEach, describe, expect, it } from '@jest/globals';
import type { Post } from '../../src/demo/correspondence.js';
import { readProgress } from '../../src/demo/seed/progress-file.js';
import { into, seedDemo } from '../../src/demo/seed/seed.js';
import { LogUnavailable, WrongStore } from '../../src/platform/event-store/event-log.errors.js';
import { ARegister, stop } from './a-seeded-register.js';
import { digestOf, untilSettled, whatIsRecorded } from './what-is-recorded.js';

const registers: ARegister[] = [];
const anEmptyRegister = async (): Promise<ARegister> => {
  const register = await ARegister.empty();
  registers.push(register);
  return register;
};

afterEach(async () => {
  for (const register of registers.splice(0)) await register.drop();
});

/** The process dies after so many letters: what is on its way is answered to nobody. */
const dyingAfter =
  (letters: number, post: Post): Post =>
  async letter => {
    const reply = await post(letter);
    if (letter.method === 'POST' && --letters < 0) throw new Error('killed');
    return reply;
  };

describe('filling an empty register with the demo', () => {
  it('records the same on every machine, whole or cut short and resumed twice', async () => {
    const whole = await anEmptyRegister();
    const first = await whole.start();
    await seedDemo(first.app, first.foundation);
    await untilSettled(first.foundation.log);
    const recorded = await whatIsRecorded(first.foundation.log);
    await stop(first);

    const cut = await anEmptyRegister();
    for (const letters of [60, 400]) {
      const dying = await cut.start();
      const killed = seedDemo(dying.app, dying.foundation, dyingAfter(letters, into(dying.app)));
      await expect(killed).rejects.toThrow('killed');
      expect(await readProgress(cut.dataDir)).toMatchObject({ state: 'begun' });
      await stop(dying);
    }
    const resumed = await cut.start();
    expect((await whatIsRecorded(resumed.foundation.log)).length).toBeLessThan(recorded.length);
    await seedDemo(resumed.app, resumed.foundation);
    await untilSettled(resumed.foundation.log);
    expect(await whatIsRecorded(resumed.foundation.log)).toEqual(recorded);
    expect(await readProgress(cut.dataDir)).toMatchObject({ state: 'complete' });
    await stop(resumed);

    // Changes only together with the stories (test/demo/stories.spec.ts) or with what the register makes of them.
    expect([recorded.length, digestOf(recorded)]).toEqual([
      1632,
      '8dffac0fdd57487fb3c585c52c3f69eccab55fce86af65f877a47a728b34cc46',
    ]);
  }, 180_000);

  it('waits for a store that takes nothing yet, and gives up at once on any other fault', async () => {
    const register = await anEmptyRegister();
    const running = await register.start();
    const { log } = running.foundation;
    const answers = [
      new LogUnavailable('not-applied', 'the journal has not come to what the store held at the start'),
      new LogUnavailable('not-applied', 'the same a moment later'),
      new WrongStore('of another register'),
    ];
    let asked = 0;
    const awaking = Object.create(log, {
      checkWritable: { value: () => Promise.reject(answers[asked++] ?? new Error('asked too often')) },
    }) as typeof log;
    const nothing = (): Promise<never> => Promise.reject(new Error('nothing is to be sent'));
    await expect(seedDemo(running.app, { ...running.foundation, log: awaking }, nothing)).rejects.toThrow(WrongStore);
    expect(asked).toBe(3);
    expect((await log.head()).position).toBe(0);
    await stop(running);
  }, 180_000);

  it('leaves a register alone that is filled already, and one in which somebody works', async () => {
    const register = await anEmptyRegister();
    const running = await register.start();
    const nothing = (): Promise<never> => Promise.reject(new Error('nothing is to be sent'));
    const foundation = { ...running.foundation, startedEmpty: false };
    await seedDemo(running.app, foundation, nothing);
    expect((await running.foundation.log.head()).position).toBe(0);
    expect(await readProgress(register.dataDir)).toBeNull();
    await stop(running);
  }, 180_000);
});
