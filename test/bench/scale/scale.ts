import { createDatabase, furnish, type Say } from '../scene.js';
import { measureCommandsAtScale } from './commands.js';
import { generateRegister, type GeneratedRegister } from './generated-register.js';
import { measureReads } from './reads.js';
import { measureRebuilds } from './rebuild.js';
import { measureReadsUnderRebuild } from './under-rebuild.js';

/** What is asked of `npm run bench -- scale`. */
export interface ScalePlan {
  /** Of the large register; the smaller one, which shows how figures grow, has a tenth. */
  readonly projects: number;
  readonly secondsAQuestion: number;
}

/** `--projects=10000`, 100,000 without; `--seconds=5`, 10 without. */
export function scalePlan(flags: readonly string[]): ScalePlan {
  const flag = (name: string, usual: number): number => {
    const found = flags.find(each => each.startsWith(`--${name}=`));
    return found === undefined ? usual : Math.max(1, Number(found.slice(name.length + 3)));
  };
  return { projects: flag('projects', 100_000), secondsAQuestion: flag('seconds', 10) };
}

/** A register of a size, how fast its read models are made, what they answer and how fast; nothing is asserted. */
export async function measureScale(serverUrl: string, plan: ScalePlan, say: Say): Promise<void> {
  const { projects, secondsAQuestion } = plan;
  const small = await built(serverUrl, 'bench_scale_small', Math.ceil(projects / 10), say);
  const before = await measureReads(small, secondsAQuestion, null, say);
  const large = await built(serverUrl, 'bench_scale_large', projects, say);
  await measureReads(large, secondsAQuestion, before, say);
  const empty = await furnish('PostgreSQL', await createDatabase(serverUrl, 'bench_scale_empty'));
  await measureCommandsAtScale(large.scene, empty, Math.ceil(secondsAQuestion / 2), say);
  await measureReadsUnderRebuild(large, secondsAQuestion, say);
}

async function built(serverUrl: string, database: string, projects: number, say: Say): Promise<GeneratedRegister> {
  const register = await generateRegister(await createDatabase(serverUrl, database), projects, say);
  await measureRebuilds(register, say);
  return register;
}
