import { found } from '../checks/findings.js';
import type { Instance } from '../instance.js';
import { answersOf, durations, percentile } from '../latencies.js';
import type { SharedNemesis } from '../nemesis.js';
import { sleep } from '../random.js';
import type { Stage } from '../stage.js';
import { cycles } from '../tiers.js';

/** Within two seconds of a pause the other instance answers as if nothing had happened: no lock is kept by who sleeps. */
const SETTLED_MS = 2_000;
const SLOWEST_P99_MS = 1_000;

export const paused: SharedNemesis = {
  id: 'N6',
  name: 'SIGSTOP of an instance or of the database for 1 to 30 s, then SIGCONT',
  attacks: 'a paused instance holds up nobody, and does nothing twice when it wakes',
  cycles: cycles(0, 3, 40, 150),
  on: 'two instances',
  run: async (stage, times) => {
    const seconds: number[] = [];
    for (let n = 0; n < times; n++) {
      // Every third time the database, whose instances have to say so and come back by themselves.
      if (n % 3 === 2) await pauseDatabase(stage, secondsOf(stage, times, n, 8));
      else seconds.push(await pauseInstance(stage, n % 3, secondsOf(stage, times, n, 30)));
    }
    const worst = Math.max(0, ...seconds);
    stage.notes.push(`N6: p99 of the other instance while one was stopped, worst of ${times}: ${Math.round(worst)} ms`);
  },
};

/** Short ones in the short tiers; the first is longer than a lease in all of them. */
function secondsOf({ random }: Stage, times: number, n: number, most: number): number {
  if (n === 0) return 8;
  return 1 + random.next() * (times > 10 ? most - 1 : 5);
}

async function pauseInstance(stage: Stage, which: number, seconds: number): Promise<number> {
  const { campaign, instances } = stage;
  const victim = instances[which] as Instance;
  const other = instances[1 - which] as Instance;
  let p99 = 0;
  await campaign.cycle(
    `SIGSTOP ${victim.name} for ${seconds.toFixed(1)} s`,
    async () => {
      const steady = campaign.clients.steady(1 - which);
      const from = performance.now();
      victim.signal('SIGSTOP');
      await sleep(seconds * 1_000);
      const to = performance.now();
      victim.signal('SIGCONT');
      await steady();
      campaign.stopped.push({ instance: victim.name, from, to });
      const answered = answersOf(campaign.parts.history, other.name, from + Math.min(SETTLED_MS, seconds * 500), to);
      p99 = percentile(durations(answered), 0.99);
      if (answered.length === 0) campaign.findings.push(found('C12', `N6: ${other.name} answered nothing`));
      if (p99 > SLOWEST_P99_MS)
        campaign.findings.push(
          found(
            'C12',
            `N6: while ${victim.name} was stopped, ${other.name} answered with a p99 of ${Math.round(p99)} ms`,
          ),
        );
    },
    [victim.name],
  );
  return p99;
}

/** The whole server, as when its machine hangs: the postmaster and everything it has started. */
async function pauseDatabase({ campaign, instances, database }: Stage, seconds: number): Promise<void> {
  await campaign.cycle(
    `SIGSTOP PostgreSQL for ${seconds.toFixed(1)} s`,
    async () => {
      const pids = await database.processes();
      for (const pid of pids) process.kill(pid, 'SIGSTOP');
      await sleep(seconds * 1_000);
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    },
    instances.map(({ name }) => name),
  );
}
