import type { Direction, TcpProxy } from '../../support/proxy/tcp-proxy.js';
import { found } from '../checks/findings.js';
import type { Instance } from '../instance.js';
import type { SharedNemesis } from '../nemesis.js';
import { sleep, until } from '../random.js';
import type { Stage } from '../stage.js';
import { cycles } from '../tiers.js';

/** How a network breaks, and for how long: a half-open line longer than any deadline behind it. */
interface Break {
  readonly name: string;
  readonly seconds: number;
  readonly strike: (link: TcpProxy) => Promise<void> | void;
}

const swallowing = (name: string, direction: Direction | 'both'): Break => ({
  name,
  seconds: 12,
  strike: link => link.set(direction, { swallow: true }),
});

const BREAKS: readonly Break[] = [
  { name: 'cut', seconds: 0, strike: link => link.cut() },
  swallowing('answers dropped', 'down'),
  { name: 'reset in the middle of a statement', seconds: 0.5, strike: link => link.resetMidStatement() },
  swallowing('half open, both directions', 'both'),
  { name: 'connections refused', seconds: 3, strike: link => link.refuse() },
  { name: 'late by 300 ± 200 ms', seconds: 4, strike: link => link.set('both', { latencyMs: 300, jitterMs: 200 }) },
  swallowing('requests dropped', 'up'),
  { name: 'a kilobyte a second', seconds: 4, strike: link => link.set('both', { bytesPerSecond: 1_000 }) },
];

const USABLE_WITHIN_MS = 2_000;
const DEFINITE: ReadonlySet<string> = new Set(['ok', 'fail']);

export const network: SharedNemesis = {
  id: 'N7',
  name: 'the network to the database: cut, reset, half open, answers or requests dropped, late, slow, refused',
  attacks: 'no request without an end after its deadline; usable 2 s after the network is; unknowns settle',
  cycles: cycles(0, BREAKS.length, 140, 500),
  on: 'two instances behind proxies',
  run: async (stage, times) => {
    const backAfter: number[] = [];
    for (let n = 0; n < times; n++) backAfter.push(await strike(stage, BREAKS[n % BREAKS.length] as Break, n));
    stage.notes.push(`N7: usable again after the network was, longest ${Math.round(Math.max(...backAfter))} ms`);
  },
};

/** One instance by turns, and every third time the whole register is cut off. */
async function strike({ campaign, instances, links }: Stage, broken: Break, n: number): Promise<number> {
  const hit = instances.map((instance, at) => ({ instance, link: links[at] as TcpProxy }));
  const victims = n % 3 === 2 ? hit : hit.slice(n % 2, (n % 2) + 1);
  const names = victims.map(({ instance }) => instance.name);
  let backAfter = 0;
  await campaign.cycle(
    `network of ${names.join(' and ')}: ${broken.name}`,
    async () => {
      for (const { link } of victims) await broken.strike(link);
      await sleep(broken.seconds * 1_000);
      for (const { link } of victims) await link.heal();
      const healed = performance.now();
      for (const { instance } of victims) backAfter = Math.max(backAfter, await usable(instance, healed));
      if (backAfter > USABLE_WITHIN_MS)
        campaign.findings.push(
          found('C12', `N7: ${names.join(' and ')} took ${Math.round(backAfter)} ms to work after "${broken.name}"`),
        );
    },
    names,
  );
  return backAfter;

  /** Until a command sent to it after the healing is answered for good: a refusal has asked the database as well. */
  async function usable({ name }: Instance, healed: number): Promise<number> {
    const { operations } = campaign.parts.history;
    const works = (): boolean =>
      operations
        .slice(-200)
        .some(({ attempts }) =>
          attempts.some(
            ({ instance, invoked, outcome }) => instance === name && invoked > healed && DEFINITE.has(outcome),
          ),
        );
    await until(`${name} works again`, 60_000, works, 10);
    return performance.now() - healed;
  }
}
