import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { lacksProgram, lacksRoot } from '../machine.js';
import type { LoneNemesis } from '../nemesis.js';
import { sleep } from '../random.js';
import { onStage, type Stage } from '../stage.js';
import { cycles } from '../tiers.js';

const FAULTS = [
  { name: 'fdatasync says EIO', inject: 'fdatasync:error=EIO:when=3' },
  { name: 'fdatasync takes half a second', inject: 'fdatasync:delay_enter=500000' },
  { name: 'pwrite says EIO', inject: 'pwrite64:error=EIO:when=20' },
] as const;

export const diskErrors: LoneNemesis = {
  id: 'N9',
  name: 'the disk answers a flush or a write with an error, or takes half a second for it',
  attacks: 'a failed flush is no flush: the database recovers from its log, and what was said stays said',
  cycles: cycles(0, 0, 20, 60),
  requires: 'root, strace',
  lacks: () => lacksRoot() ?? lacksProgram('strace'),
  on: 'a stage of its own',
  run: (around, times) =>
    onStage(around, { name: 'n09', instances: ['a'], rebuild: false }, async stage => {
      stage.campaign.nemesis = 'N9';
      // An I/O error of the disk is told as 507 today: nothing was recorded, and an operator has to look.
      stage.campaign.alsoAllowed.push(507);
      for (let n = 0; n < times; n++) await inject(stage, FAULTS[n % FAULTS.length] ?? FAULTS[0]);
    }),
};

async function inject({ campaign, database }: Stage, fault: (typeof FAULTS)[number]): Promise<void> {
  await campaign.cycle(
    fault.name,
    async () => {
      const pids = await database.processes();
      const [call = ''] = fault.inject.split(':');
      const given = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${fault.inject}`];
      const tracer = spawn('strace', [...given, ...pids.flatMap(pid => ['-p', String(pid)])], { stdio: 'ignore' });
      const over = once(tracer, 'exit');
      await Promise.race([sleep(6_000), over]);
      await ended(tracer, over);
    },
    ['a'],
  );
}

/** Asked to let go: what it holds then runs on as if nobody had looked. */
async function ended(tracer: ChildProcess, over: Promise<unknown>): Promise<void> {
  if (tracer.exitCode !== null || tracer.signalCode !== null) return;
  tracer.kill('SIGINT');
  await Promise.race([over, sleep(3_000)]);
  tracer.kill('SIGKILL');
}
