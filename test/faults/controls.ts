import { DatabaseServer } from './database.js';
import type { Bench } from './controls/bench.js';
import { answerBeforeAppend, earlyCheckpoint, mintedIdOnRetry, soundTwin } from './controls/live.js';
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

/** A wrong register or wrong clients that really run and die. Some are in every run, the others in longer ones. */
const LIVE: readonly { readonly always: boolean; readonly run: (bench: Bench) => Promise<ControlResult> }[] = [
  { always: true, run: answerBeforeAppend },
  { always: true, run: mintedIdOnRetry },
  { always: true, run: earlyCheckpoint },
];

/** The live ones, and lies in the records of a sound run. */
export async function runControls({ folder, random, say }: Surroundings, all: boolean): Promise<ControlResult[]> {
  const server = await DatabaseServer.start(`${folder.data}-controls`);
  const bench = { server, folder, random };
  try {
    const { result, variants } = await soundTwin(bench);
    const results = [result, ...variants];
    for (const { run } of LIVE.filter(({ always }) => all || always)) {
      results.push(await run(bench));
      say(`  control ${results.at(-1)?.name}`);
    }
    return results;
  } finally {
    await server.stop();
  }
}
