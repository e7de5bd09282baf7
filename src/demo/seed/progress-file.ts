import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writePrivate } from '../../platform/config/private-file.js';

/** Of the letters and of the keys they are sent under: raised whenever a letter changes. */
export const SEED_VERSION = 1;

/** How far the filling of this register came; null: nobody ever began to fill it. */
export interface SeedProgress {
  readonly version: number;
  readonly state: 'begun' | 'complete';
}

export const progressFile = (dataDir: string): string => join(dataDir, 'demo-seed.json');

export async function readProgress(dataDir: string): Promise<SeedProgress | null> {
  try {
    return JSON.parse(await readFile(progressFile(dataDir), 'utf8')) as SeedProgress;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export async function writeProgress(dataDir: string, state: SeedProgress['state']): Promise<void> {
  await writePrivate(progressFile(dataDir), `${JSON.stringify({ version: SEED_VERSION, state })}\n`);
}

/** What a start has to do, from what the folder and the log say. */
export function whatToDo(progress: SeedProgress | null, registerIsEmpty: boolean): 'fill' | 'leave' | 'cannot-resume' {
  if (progress === null) return registerIsEmpty ? 'fill' : 'leave';
  if (progress.state === 'complete') return 'leave';
  return progress.version === SEED_VERSION ? 'fill' : 'cannot-resume';
}
