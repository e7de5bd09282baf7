import { lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ownerIsAlive, readOwner } from './owner-file.js';
import { adoptPostmaster, readPostmasterFile, stopPostmaster, ABRUPT_STOP } from './postmaster.js';
import { readProcess } from './process-facts.js';
import { judgeFoundPostmaster } from './postmaster-file.js';

const PREFIX = 'qadam-ephemeral-';
const STARTING_MS = 10 * 60_000;

/** A new folder for data that nobody keeps, in a place the server's user can reach. */
export function makeEphemeralHome(parent: string): string {
  mkdirSync(parent, { recursive: true, mode: 0o755 });
  return realpathSync(mkdtempSync(join(parent, PREFIX)));
}

/** Clears what killed owners left: their servers and folders. Only the caller's own, only ephemeral ones. */
export async function sweepEphemeral(parent: string, uid: number): Promise<void> {
  for (const name of readdirSync(parent)) {
    const home = join(parent, name);
    const stat = name.startsWith(PREFIX) ? lstatSync(home, { throwIfNoEntry: false }) : undefined;
    if (!stat?.isDirectory() || stat.uid !== uid) continue;
    const owner = readOwner(join(home, 'owner.json'));
    if (owner ? ownerIsAlive(owner, readProcess(owner.pid)) : Date.now() - stat.mtimeMs < STARTING_MS) continue;
    await stopLeftServer(join(home, 'postgres'), join(home, 'socket'));
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function stopLeftServer(cluster: string, socketDirectory: string): Promise<void> {
  const file = readPostmasterFile(cluster);
  const facts = file && readProcess(file.pid);
  const verdict = judgeFoundPostmaster(file, facts, { commandLine: [], cluster, socketDirectory });
  if (verdict.kind === 'stop-and-start') await stopPostmaster(adoptPostmaster(verdict.pid), ABRUPT_STOP);
}
