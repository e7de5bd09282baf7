import { DatabaseServer } from './database.js';
import type { Bench } from './controls/bench.js';
import { answerBeforeAppend, earlyCheckpoint, mintedIdOnRetry, soundTwin } from './controls/live.js';
import { drainRemoved, fenceRemoved, lazyCommit, tokenIgnored } from './controls/staged.js';
import type { Surroundings } from './nemesis.js';

/** A check that never failed proves nothing (ruling 49): something was made wrong, and the check has to see it. */
export interface ControlResult {
  readonly name: string;
  readonly caught: boolean;
  /** The sound one that the others are variants of: nothing may be found in it. */
  readonly twin?: true;
  /** The asserted reason, in figures. */
  readonly how: string;
}

/** A wrong register or wrong clients that really run and die. One for C1 and one for C8 are in every run. */
const LIVE: readonly { readonly always: boolean; readonly run: (bench: Bench) => Promise<ControlResult> }[] = [
  { always: true, run: answerBeforeAppend },
  { always: false, run: mintedIdOnRetry },
  { always: true, run: earlyCheckpoint },
  { always: false, run: tokenIgnored },
  { always: false, run: drainRemoved },
  { always: false, run: fenceRemoved },
  { always: false, run: lazyCommit },
];

/** The live ones, and lies in the records of a sound run. */
export async function runControls({ folder, random, say }: Surroundings, all: boolean): Promise<ControlResult[]> {
  const server = await DatabaseServer.start(`${folder.data}-controls`);
  const bench = { server, folder, random };
  try {
    const { result, variants } = await soundTwin(bench);
    say('  control untampered twin and its variants');
    const results = [result, ...variants];
    for (const { run } of LIVE.filter(({ always }) => all || always)) {
      results.push(await run(bench).catch((error: unknown) => failedControl(run.name, error)));
      const last = results.at(-1);
      say(`  control ${last?.name}: ${last?.caught === true ? 'caught' : 'NOT CAUGHT'} (${last?.how})`);
    }
    return results;
  } finally {
    await server.stop();
  }
}

/** A control that breaks has caught nothing: whatever broke it was not the check. */
const failedControl = (name: string, error: unknown): ControlResult => ({
  name,
  caught: false,
  how: error instanceof Error ? error.message : String(error),
});
