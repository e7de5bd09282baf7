import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { VaultCipher } from '../people/vault-cipher.js';
import { BackupRefused } from '../platform/backup/backup-refused.js';
import { checkFolder, type CheckedBackup } from '../platform/backup/check-folder.js';
import { readState } from '../platform/backup/read-segment.js';
import { restoreBackup, type Restored } from '../platform/backup/restore.js';
import type { Config } from '../platform/config/config.js';
import { PROJECT_ROOT } from '../platform/config/data-dir.js';
import { registerKeys, type RegisterKeys } from '../platform/config/register-keys.js';
import { checkExternalServer } from '../platform/lifecycle/check-server.js';
import { migrate } from '../platform/postgres/migrations.js';
import type { DatabaseAddress } from '../platform/postgres/pool.js';
import { endingWell, registerKeyCheck, STATE_TABLES, toldProgress, wholeNumber } from './backup.js';
import { EXIT_CODES } from './export.js';
import { answer } from './output.js';
import { repeatErasures } from './repeat-erasures.js';
import { configOf, globals } from './with-register.js';

interface RestoreOptions {
  readonly from: string;
  readonly upTo?: number;
  readonly asNewIncarnation?: number | true;
}

export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('bring a register back from a backup, into an empty database; killed anywhere, run it again')
    .requiredOption('--from <folder>', 'what `qadam export` wrote; it is checked first')
    .option('--up-to <position>', 'bring back no more than this position of the log', wholeNumber)
    .option(
      '--as-new-incarnation [number]',
      'number of the life that begins; every restore begins one, without a number the next. Give one that is higher ' +
        'when this backup was restored and used before',
      wholeNumber,
    )
    .addHelpText('after', EXIT_CODES)
    .action((options: RestoreOptions, command: Command) =>
      endingWell(command, () => restore(resolve(options.from), options, command)),
    );
}

async function restore(folder: string, { upTo, asNewIncarnation }: RestoreOptions, command: Command): Promise<void> {
  const config = configOf(globals(command));
  refuseMissingKeys(config);
  const progress = toldProgress();
  const backup = await checkFolder(folder, { upTo, progress });
  const { address, dataDir, close } = await openTarget(config);
  try {
    const secrets = await registerKeys(config, dataDir);
    await refuseOtherKeys(folder, backup, secrets);
    const { migrationsOf } = await import('../platform/lifecycle/foundation.js');
    const { assembly } = await import('../app.module.js');
    const { appRole } = await migrate(address, migrationsOf(assembly));
    const { registerId } = backup.manifest;
    const restored = await restoreBackup({
      folder,
      backup,
      address,
      tables: STATE_TABLES,
      ...(typeof asNewIncarnation === 'number' && { incarnation: asNewIncarnation }),
      repeatErasures: () => repeatErasures({ address, appRole, registerId, catalogue: assembly.catalogue, secrets }),
      progress,
    });
    answer(globals(command), { ok: true, ...restored }, sentences(restored));
  } finally {
    await close();
  }
}

/** A start makes keys where there are none; a restored register needs those it had. */
function refuseMissingKeys({ embedded, keys, data }: Config): void {
  if (!embedded) return;
  const missing = (['register', 'vault'] as const)
    .filter(name => keys[name] === null && !existsSync(join(data.dir, `${name}.key`)))
    .map(name => `${name}.key`);
  if (missing.length === 0) return;
  throw new BackupRefused(
    `${missing.join(' and ')} of the register must lie in ${data.dir} first: a backup has no keys`,
  );
}

async function refuseOtherKeys(
  folder: string,
  { manifest, state }: CheckedBackup,
  secrets: RegisterKeys,
): Promise<void> {
  if (state === null) return;
  if (registerKeyCheck(secrets.register)(manifest.registerId) !== state.registerKeyCheck) {
    throw new BackupRefused('REGISTER_KEY is not the key of this register: no repeated request would be known again');
  }
  const cipher = new VaultCipher({ master: secrets.vault, register: secrets.register });
  for await (const { kind, row } of readState(folder, manifest)) {
    if (kind !== 'vaultProbe') continue;
    if (cipher.opensProbe(Buffer.from(row['probe']!.slice(2), 'hex'))) continue;
    throw new BackupRefused('VAULT_KEY is not the key that the personal data of this register was sealed with');
  }
}

interface Target {
  readonly address: DatabaseAddress;
  readonly dataDir: string;
  close(): Promise<void>;
}

/** The configured database, or the embedded one in its folder, made where there is none. */
async function openTarget(config: Config): Promise<Target> {
  if (config.database.url !== null) {
    const address = { connectionString: config.database.url };
    await checkExternalServer(address);
    return { address, dataDir: config.data.dir, close: async () => undefined };
  }
  const { startEmbeddedPostgres } = await import('../platform/postgres/embedded/index.js');
  const server = await startEmbeddedPostgres({ cloneDirectory: PROJECT_ROOT, dataDirectory: config.data.dir });
  return { address: server.connection, dataDir: server.dataDirectory, close: () => server.stop() };
}

function sentences(restored: Restored): readonly string[] {
  const { registerId, incarnation, restoredPosition, exportedPosition, exportedAt, erased, logSha256 } = restored;
  const cut = restoredPosition < exportedPosition ? `, of ${exportedPosition} in the backup` : '';
  return [
    `Register ${registerId} is back as incarnation ${incarnation}: ${restoredPosition} events${cut}, as of ${exportedAt}.`,
    `log SHA-256 ${logSha256}`,
    ...(erased > 0 ? [`${erased} erasures were repeated.`] : []),
    'Whoever saw more than these events is answered 410 from now on. The first start builds the read models.',
  ];
}
