import { resolve } from 'node:path';
import type { Command } from 'commander';
import { checkFolder } from '../platform/backup/check-folder.js';
import { exportPass, type Exported, type ExportParts } from '../platform/backup/export.js';
import { followExport } from '../platform/backup/follow-export.js';
import { registerKeys } from '../platform/config/register-keys.js';
import { findAppRole } from '../platform/postgres/migrations.js';
import { createPool } from '../platform/postgres/pool.js';
import { endingWell, registerKeyCheck, STATE_TABLES, summary, toldProgress, wholeNumber } from './backup.js';
import { answer } from './output.js';
import { configOf, globals, reach, UnusedRegister } from './with-register.js';

interface ExportOptions {
  readonly to?: string;
  readonly verify?: string;
  readonly follow?: boolean;
  readonly segmentEvents: number;
  readonly every: number;
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description(
      'write the register into a folder: its log in segments, its keys and its vault (ciphertext); run again, it goes on',
    )
    .option('--to <folder>', 'where to; a new folder, or one that an earlier export of this register began')
    .option('--follow', 'go on until SIGTERM, so that the backup is never older than --every')
    .option('--segment-events <number>', 'events of a segment', wholeNumber, 10_000)
    .option('--every <seconds>', 'with --follow: seconds between two passes at most', wholeNumber, 300)
    .option('--verify <folder>', 'read a backup and check everything in it; needs no database')
    .addHelpText('after', EXIT_CODES)
    .action((options: ExportOptions, command: Command) =>
      endingWell(command, () => {
        if ((options.to === undefined) === (options.verify === undefined)) {
          return command.error('error: one of --to and --verify is needed');
        }
        return options.to === undefined
          ? verify(resolve(options.verify!), command)
          : write(resolve(options.to), options, command);
      }),
    );
}

export const EXIT_CODES = `
Exit codes: 0 done; 1 could not be done now, run it again; 2 refused, what was found is not what it should be.
The result goes to stdout (with --json as JSON), progress to stderr.`;

async function verify(folder: string, command: Command): Promise<void> {
  const { manifest } = await checkFolder(folder, { progress: toldProgress() });
  const { value, lines } = summary(folder, manifest);
  answer(globals(command), { ok: true, verified: true, ...value }, [...lines, 'everything in it is right']);
}

async function write(folder: string, options: ExportOptions, command: Command): Promise<void> {
  const config = configOf(globals(command));
  const { address, startedHere, close } = await reach(config);
  try {
    // It would hold the database that the register needs for itself.
    if (options.follow && startedHere)
      throw new UnusedRegister('The register is not running: start it, then follow it.');
    const role = await findAppRole(address);
    const { register } = await registerKeys(config);
    const parts: ExportParts = {
      folder,
      address,
      role,
      tables: STATE_TABLES,
      registerKeyCheck: registerKeyCheck(register),
      segmentEvents: Math.max(1, options.segmentEvents),
      progress: toldProgress(),
    };
    const { manifest, complete } = await untilAsked(signal =>
      options.follow ? follow(parts, options.every, signal) : exportPass(parts, signal),
    );
    if (!complete) process.exitCode = 1;
    const { value, lines } = summary(folder, manifest);
    const left = complete ? [] : ['stopped before its end: run it again, and it goes on'];
    answer(globals(command), { ok: complete, ...value }, [...lines, ...left]);
  } finally {
    await close();
  }
}

async function follow(parts: ExportParts, everySeconds: number, signal: AbortSignal): Promise<Exported> {
  const pool = createPool(parts.address, { applicationName: 'qadam-export', role: parts.role, max: 1 });
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  try {
    return await followExport(parts, {
      everyMs: Math.max(1, everySeconds) * 1_000,
      signal,
      head: async () => {
        const { rows } = await pool.query<{ head: string }>('select max(position)::text as head from es.stream_index');
        return Number(rows[0]?.head ?? 0);
      },
      onPass: ({ manifest }) => tell(`up to position ${manifest.position} as of ${manifest.exportedAt}`),
      onOutage: error => tell(`waiting for the database: ${error.message}`),
    });
  } finally {
    await pool.end();
  }
}

/** The first SIGTERM or SIGINT asks for an orderly end; the second ends at once, which loses nothing either. */
async function untilAsked<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const asked = new AbortController();
  const hear = (): void => (asked.signal.aborted ? process.exit(130) : asked.abort());
  process.on('SIGTERM', hear).on('SIGINT', hear);
  try {
    return await work(asked.signal);
  } finally {
    process.off('SIGTERM', hear).off('SIGINT', hear);
  }
}
