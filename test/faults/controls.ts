import { DatabaseServer } from './database.js';
import { answerBeforeAppend, earlyCheckpoint, mintedIdOnRetry, soundTwin } from './controls/live.js';
import type { RunFolder } from './folder.js';
import type { Random } from './random.js';

/** A check that never failed proves nothing (ruling 49): something was made wrong, and the check has to see it. */
export interface ControlResult {
  readonly name: string;
  readonly caught: boolean;
  /** The sound one that the others are variants of: nothing may be found in it. */
  readonly twin?: true;
  /** The asserted reason, in figures. */
  readonly how: string;
}

export interface ControlParts {
  readonly folder: RunFolder;
  readonly random: Random;
  readonly say: (line?: string) => void;
}

/** Some are a wrong register or wrong clients that really run and die, some are lies in the records of a sound run. */
export async function runControls({ folder, random, say }: ControlParts): Promise<ControlResult[]> {
  const server = await DatabaseServer.start(`${folder.data}-controls`);
  const bench = { server, folder, random };
  try {
    const { result, variants } = await soundTwin(bench);
    const results = [result, ...variants];
    for (const control of [answerBeforeAppend, mintedIdOnRetry, earlyCheckpoint]) {
      results.push(await control(bench));
      say(`  control ${results.at(-1)?.name}`);
    }
    return results;
  } finally {
    await server.stop();
  }
}
