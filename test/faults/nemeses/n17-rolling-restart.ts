import { HttpProxy } from '../../support/proxy/http-proxy.js';
import { found } from '../checks/findings.js';
import type { Attempt } from '../history.js';
import type { SharedNemesis } from '../nemesis.js';
import { sleep, until } from '../random.js';
import type { Stage } from '../stage.js';
import { cycles } from '../tiers.js';

const COMMANDS_A_SECOND = 200;
const EXIT_WITHIN_MS = 15_000;
/**
 * A connection at rest may be closed in the moment in which a balancer writes to it: HTTP/1.1 knows no way round that. Such
 * a reset is an unknown outcome, which C1 and C6 settle like any other; more of them than this are no graceful stop.
 */
const CUT_ONE_IN = 1_000;

export const rollingRestart: SharedNemesis = {
  id: 'N17',
  name: 'rolling restart by SIGTERM under 200 commands a second, behind a load balancer that asks for readiness',
  attacks: 'a deploy loses nothing: nobody fails without Retry-After, at most one in a thousand is cut off and settled',
  cycles: cycles(0, 1, 50, 200),
  on: 'two instances',
  run: async (stage, times) => {
    const all: Rolled[] = [];
    for (let n = 0; n < times; n++) all.push(await roll(stage));
    const sum = (of: (one: Rolled) => number): number => all.reduce((total, one) => total + of(one), 0);
    stage.notes.push(
      `N17: ${times} rolling restarts, ${sum(({ sent }) => sent)} commands, ${sum(({ polite }) => polite)} told to come ` +
        `back, ${sum(({ cut }) => cut)} cut, ${sum(({ rude }) => rude)} failed without Retry-After; ` +
        `leaving took ${Math.round(Math.max(...all.map(({ leftMs }) => leftMs)))} ms at most`,
    );
  },
};

export interface Rolled {
  readonly sent: number;
  readonly polite: number;
  readonly cut: number;
  readonly rude: number;
  readonly leftMs: number;
}

export const isTooManyCut = ({ cut, sent }: Pick<Rolled, 'cut' | 'sent'>): boolean => cut * CUT_ONE_IN > sent;

/** Each instance is replaced while commands arrive at a fixed rate, whatever becomes of those before. */
export async function roll({ campaign, instances }: Stage): Promise<Rolled> {
  const balancer = await HttpProxy.before(instances.map(({ port }) => port));
  const attempts: Attempt[] = [];
  const left: { ms: number; code: number | null }[] = [];
  await campaign.cycle(
    'rolling restart of every instance',
    async () => {
      const load = campaign.clients.openLoop(balancer.port, COMMANDS_A_SECOND, attempt => attempts.push(attempt));
      for (const instance of instances) {
        await sleep(1_000);
        left.push(await instance.replace());
        await instance.ready();
        await until('the balancer sees it', 10_000, () => balancer.ready.includes(instance.port));
      }
      await sleep(1_000);
      await load();
    },
    [],
  );
  await balancer.close();
  const polite = attempts.filter(({ status, retryAfter }) => status === 503 && retryAfter !== null).length;
  const cut = attempts.filter(({ status }) => status === null).length;
  const rude = attempts.filter(({ status, retryAfter }) => (status ?? 0) >= 500 && retryAfter === null).length;
  const leftMs = Math.max(...left.map(({ ms }) => ms));
  const say = (text: string): void => void campaign.findings.push(found('C12', `N17: ${text}`));
  if (rude > 0) say(`${rude} of ${attempts.length} failed without Retry-After`);
  if (isTooManyCut({ cut, sent: attempts.length })) say(`${cut} of ${attempts.length} were cut off`);
  if (leftMs > EXIT_WITHIN_MS) say(`leaving took ${Math.round(leftMs)} ms`);
  for (const { code } of left) if (code !== 0) say(`an instance left with code ${code}`);
  return { sent: attempts.length, polite, cut, rude, leftMs };
}
