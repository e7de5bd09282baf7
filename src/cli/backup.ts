import { createHmac } from 'node:crypto';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { BackupRefused } from '../platform/backup/backup-refused.js';
import type { Manifest } from '../platform/backup/manifest.js';
import { Progress } from '../platform/backup/progress.js';
import { API_KEYS, CLAIMS, INCARNATIONS, JOURNAL_ACCEPTED, type StateTable } from '../platform/backup/state-tables.js';
import { IntegrityViolation } from '../platform/event-store/event-log.errors.js';
import { answer } from './output.js';
import { globals } from './with-register.js';

/** Ciphertext only: what opens it is the master key, which no backup carries (rulings 1 and 44). */
const PERSON_VAULT: StateTable = {
  kind: 'personVault',
  table: 'app.person_vault',
  columns: [
    'person_id',
    'command_id',
    'fingerprint',
    'wrapped_key',
    'sealed',
    'format_version',
    'commitment',
    'iin_hash',
    'deposited_at',
    'confirmed',
  ],
  key: ['person_id'],
  inUse: true,
};

/** Left by the first start; what is restored says which master key is the right one. */
const VAULT_PROBE: StateTable = {
  kind: 'vaultProbe',
  table: 'app.vault_probe',
  columns: ['only_one', 'probe'],
  key: ['only_one'],
};

/** Everything a register has that its log does not say. Read models and automations follow from the log. */
export const STATE_TABLES: readonly StateTable[] = [
  INCARNATIONS,
  CLAIMS,
  JOURNAL_ACCEPTED,
  API_KEYS,
  PERSON_VAULT,
  VAULT_PROBE,
];

/** Tells whether a key is the register's without telling anything of it. */
export const registerKeyCheck =
  (key: Uint8Array) =>
  (registerId: string): string =>
    createHmac('sha256', key).update(`qadam/register-key-check/v1|${registerId}`).digest('hex');

/** For people who wait: on stderr, so that stdout is the result alone. */
export const toldProgress = (): Progress => new Progress(line => void process.stderr.write(`${line}\n`));

/**
 * Exit codes of the commands about backups: 0 done, 1 could not be done now (try again), 2 refused: what was found is
 * not what it should be, and trying again will not help.
 */
export async function endingWell(command: Command, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const refused = error instanceof BackupRefused || error instanceof IntegrityViolation;
    const reason = error instanceof Error ? error.message : String(error);
    if (globals(command).json) answer({ json: true }, { ok: false, refused, reason }, []);
    if (!refused) throw error;
    process.exitCode = 2;
    process.stderr.write(`Refused: ${reason}\n`);
  }
}

/** What a backup amounts to, for programs and for people. */
export function summary(
  folder: string,
  manifest: Manifest,
): { readonly value: object; readonly lines: readonly string[] } {
  const { registerId, incarnation, position, commands, quiet, logSha256, exportedAt, segments } = manifest;
  const value = {
    registerId,
    incarnation,
    position,
    commands,
    quiet,
    logSha256,
    exportedAt,
    segments: segments.length,
  };
  return {
    value: { folder, ...value },
    lines: [
      `${folder}: register ${registerId}, incarnation ${incarnation}, as of ${exportedAt ?? 'no moment yet'}`,
      `${position} events, ${commands + quiet} commands, ${segments.length} segments`,
      `log SHA-256 ${logSha256}`,
    ],
  };
}

export function wholeNumber(text: string): number {
  if (!/^(0|[1-9]\d{0,14})$/.test(text)) throw new InvalidArgumentError('A whole number.');
  return Number(text);
}
