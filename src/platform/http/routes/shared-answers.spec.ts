import { describe, expect, it } from '@jest/globals';
import type { QueryRequest } from './query-route.js';
import { sharedAnswer, writtenOf } from './shared-answers.js';

const server = (now: () => number = () => 0) => ({ qadam: { now } }) as never;
const asking = (raw: { server: never; url?: string; method?: string }, positions: string | null): QueryRequest =>
  ({
    raw: { url: '/v1/totals?by=stage', method: 'GET', ...raw },
    standing: positions === null ? null : { positions },
  }) as unknown as QueryRequest;

/** Each call makes another answer, so that a shared one can be told by its number. */
function aMaker() {
  let made = 0;
  return async () => ({ number: ++made });
}

describe('an answer that depends on nothing but the URL and the read models', () => {
  it('is made once for all who ask while the read models stand still, also for those who ask at the same time', async () => {
    const [at, make] = [{ server: server() }, aMaker()];
    const answers = await Promise.all([1, 2, 3].map(() => sharedAnswer(asking(at, '7 7 '), make)));
    expect([...answers, await sharedAnswer(asking(at, '7 7 '), make)].map(({ number }) => number)).toEqual([
      1, 1, 1, 1,
    ]);
  });

  it('is made anew as soon as any of the read models has moved', async () => {
    const [at, make] = [{ server: server() }, aMaker()];
    await sharedAnswer(asking(at, '7 7 '), make);
    expect(await sharedAnswer(asking(at, '7 8 '), make)).toEqual({ number: 2 });
  });

  it('is made anew after a moment all the same: a parked stream taken up again changes rows and moves nothing', async () => {
    let now = 1_000;
    const [at, make] = [{ server: server(() => now) }, aMaker()];
    await sharedAnswer(asking(at, '7 '), make);
    now += 149;
    expect(await sharedAnswer(asking(at, '7 '), make)).toEqual({ number: 1 });
    now += 1;
    expect(await sharedAnswer(asking(at, '7 '), make)).toEqual({ number: 2 });
  });

  it('is not shared with another URL, another server, a search by POST, or a route that reads the log', async () => {
    const [at, make] = [{ server: server() }, aMaker()];
    await sharedAnswer(asking(at, '7 '), make);
    expect(await sharedAnswer(asking({ ...at, url: '/v1/totals?by=region' }, '7 '), make)).toEqual({ number: 2 });
    expect(await sharedAnswer(asking({ server: server() }, '7 '), make)).toEqual({ number: 3 });
    expect(await sharedAnswer(asking({ ...at, method: 'POST' }, '7 '), make)).toEqual({ number: 4 });
    expect(await sharedAnswer(asking(at, null), make)).toEqual({ number: 5 });
  });

  it('that could not be made is not kept', async () => {
    const at = { server: server() };
    await expect(sharedAnswer(asking(at, '7 '), () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await sharedAnswer(asking(at, '7 '), aMaker())).toEqual({ number: 1 });
  });

  it('is written once; one that is not shared is written each time', async () => {
    let written = 0;
    const write = (): string => `writing ${++written}`;
    const shared = await sharedAnswer(asking({ server: server() }, '7 '), aMaker());
    expect([writtenOf(shared, write), writtenOf(shared, write)]).toEqual(['writing 1', 'writing 1']);
    const own = {};
    expect([writtenOf(own, write), writtenOf(own, write)]).toEqual(['writing 2', 'writing 3']);
  });
});
