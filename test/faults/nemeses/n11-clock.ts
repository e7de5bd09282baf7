import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoneNemesis } from '../nemesis.js';
import { sleep } from '../random.js';
import { onStage, type Stage } from '../stage.js';
import { cycles } from '../tiers.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What the wall clocks of the two instances are off by; two numbers take turns ten times a second. */
const CLOCKS: readonly { readonly name: string; readonly a: readonly number[]; readonly b: readonly number[] }[] = [
  { name: 'ten minutes apart', a: [5 * MINUTE], b: [-5 * MINUTE] },
  { name: 'b an hour ahead', a: [0], b: [HOUR] },
  { name: 'a jumps between an hour ago and an hour to come', a: [-HOUR, HOUR], b: [0] },
  { name: 'b a day behind', a: [0], b: [-24 * HOUR] },
  { name: 'both a day ahead', a: [24 * HOUR], b: [24 * HOUR] },
  { name: 'a a second behind, which is still accepted', a: [-1_000], b: [0] },
];

export const clock: LoneNemesis = {
  id: 'N11',
  name: 'wall clocks of the instances are off by a second to a day, or jump',
  attacks: 'order comes from positions, never from clocks; who is off is refused, and nothing else',
  cycles: cycles(0, 0, 24, 80),
  on: 'a stage of its own',
  run: (around, times) => {
    const file = (instance: string): string => join(around.folder.path, `clock-${instance}`);
    const environment = (instance: string): Record<string, string> => ({ QADAM_CLOCK: file(instance) });
    const preload = ['controls/shifted-clock.mjs'];
    return onStage(around, { name: 'n11', environment, preload, rebuild: false }, async stage => {
      stage.campaign.nemesis = 'N11';
      for (let n = 0; n < times; n++)
        await shift(stage, CLOCKS[n % CLOCKS.length] ?? { name: '', a: [0], b: [0] }, file);
    });
  },
};

async function shift(
  { campaign }: Stage,
  { name, a, b }: (typeof CLOCKS)[number],
  file: (instance: string) => string,
): Promise<void> {
  await campaign.cycle(
    `clock: ${name}`,
    async () => {
      for (let tick = 0; tick < 40; tick++) {
        writeFileSync(file('a'), String(a[tick % a.length]));
        writeFileSync(file('b'), String(b[tick % b.length]));
        await sleep(100);
      }
      writeFileSync(file('a'), '0');
      writeFileSync(file('b'), '0');
    },
    ['a', 'b'],
  );
}
