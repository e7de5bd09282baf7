import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { holdersOf } from '../../src/demo/holders.js';
import { BRANCHES } from '../../src/demo/play/branches/branches.js';
import { EXPECTED, type Expected } from '../../src/demo/play/expected.js';
import { overHttp } from '../../src/demo/play/over-http.js';
import { playDemo } from '../../src/demo/play/play-demo.js';
import { demoExamples, waitingProjectId } from '../../src/demo/seed/examples.js';
import { seedDemo } from '../../src/demo/seed/seed.js';
import type { RunningRegister } from '../../src/platform/lifecycle/serve.js';
import type { DemoKeys } from '../../src/platform/security/demo-keys.js';
import { ARegister, stop } from './a-seeded-register.js';

let register: ARegister;
let running: RunningRegister & { readonly keys: DemoKeys };

beforeAll(async () => {
  register = await ARegister.empty();
  running = await register.start();
  await seedDemo(running.app, running.foundation);
}, 180_000);

afterAll(async () => {
  await stop(running);
  await register.drop();
});

async function play(
  runId: string,
  changes: Partial<Expected> = {},
  keys = running.keys,
): Promise<{ lines: string[]; deviations: readonly string[] }> {
  const lines: string[] = [];
  const stage = { write: (line: string): void => void lines.push(line), colours: false };
  const expected = { ...EXPECTED, ...changes };
  const deviations = await playDemo({
    post: overHttp(running.url),
    ...holdersOf(keys),
    runId,
    stage,
    expected,
  });
  return { lines, deviations };
}

/** Told in the README, so it has to be what everybody sees. */
const [AS_IN_THE_README] = /^✓ Everything answered .*$/m.exec(readFileSync('README.md', 'utf8')) ?? ['not told'];

describe('the demo, against the whole application over HTTP', () => {
  it('plays the Baidibek story and the branches, and finds every answer as expected, as often as it is played', async () => {
    for (const runId of ['first', 'second']) {
      const { lines, deviations } = await play(runId);
      expect(deviations).toEqual([]);
      expect(lines.at(-1)).toBe(AS_IN_THE_README);
    }
  }, 180_000);

  it('names what differs when it expects something else: a status, a warning, a fact, a day, one tenge', async () => {
    const { lines, deviations } = await play('altered', {
      decidedBySubmitter: { ...EXPECTED.decidedBySubmitter, status: 201 },
      hectaresPerMegawatt: '119.00',
      timeline: EXPECTED.timeline.slice(1),
      progress: [['2019-12-31', '25.00', '28.01', '4800000000.00', '4700000000.00']],
      totals: { ...EXPECTED.totals, 'cost.disbursed.KZT': '7050000001.00' },
    });
    expect(deviations).toEqual([
      expect.stringMatching(/another desk: status is 4\d\d, expected 201/),
      'what rule X10 measured is "120.00", expected "119.00"',
      expect.stringMatching(/^the timeline is /),
      expect.stringMatching(/^progress on 2019-12-31 is .*"28.00".*expected .*"28.01"/),
      'totals of the region: cost.disbursed.KZT is "7050000000.00", expected "7050000001.00"',
    ]);
    expect(lines.some(line => line.startsWith('✗ 5 answers differ'))).toBe(true);
  }, 180_000);
});

describe('the demo with a key less', () => {
  it('loses the thread of one story, says so, and plays the others', async () => {
    const { appeal_body: _, ...keys } = running.keys;
    const { lines, deviations } = await play('keyless', {}, keys as DemoKeys);
    expect(deviations).toEqual(['the story could not go on is "there is no key for appeal_body", expected null']);
    const titles = BRANCHES.map(({ title }) => title);
    expect(titles.length).toBe(5);
    expect(lines.filter(line => titles.includes(line))).toEqual(titles);
    expect(lines.filter(line => line.includes('└ among the projects at risk: ')).length).toBe(2);
  }, 180_000);
});

describe('the lines that a new register offers to paste', () => {
  it('list, register and approve', async () => {
    const examples = await demoExamples(running.url, running.keys, running.foundation);
    const answers: [string, number][] = [];
    for (const { command } of examples) answers.push(await pasted(command));
    expect(answers.map(([, status]) => status)).toEqual([200, 201, 201]);
    expect(answers[0]?.[0]).toContain('610000000');
    const card = await fetch(`${running.url}/v1/projects/${waitingProjectId()}?revision=4`, {
      headers: { authorization: `ApiKey ${running.keys.auditor.key}` },
    });
    expect(await card.json()).toMatchObject({ stage: 'approved' });
  });
});

/** What a POSIX shell would make of the line: words in single quotes. */
async function pasted(command: string): Promise<[string, number]> {
  const words = [...command.matchAll(/'((?:[^']|'\\'')*)'|(\S+)/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll("'\\''", "'") ?? bare ?? '',
  );
  const [curl, silent, url, ...rest] = words;
  expect([curl, silent]).toEqual(['curl', '-sS']);
  const headers: Record<string, string> = {};
  let body: string | undefined;
  for (let index = 0; index < rest.length; index += 2) {
    const [flag, value = ''] = [rest[index], rest[index + 1]];
    const [name = '', ...text] = value.split(': ');
    if (flag === '-H') headers[name] = text.join(': ');
    else if (flag === '-d') body = value;
  }
  const answer = await fetch(url!, { headers, ...(body === undefined ? {} : { method: 'POST', body }) });
  return [await answer.text(), answer.status];
}
