import { STATE_TABLES, registerKeyCheck } from '../../../../src/cli/backup.js';
import { checkFolder } from '../../../../src/platform/backup/check-folder.js';
import { exportPass } from '../../../../src/platform/backup/export.js';
import { restoreBackup } from '../../../../src/platform/backup/restore.js';
import type { DatabaseAddress } from '../../../../src/platform/postgres/pool.js';

/** One run of an export or a restore; `KILL_AT` says where it dies. */
const address = JSON.parse(process.env['DATABASE'] ?? '{}') as DatabaseAddress;
const folder = process.env['FOLDER'] ?? '';

if (process.env['WHAT'] === 'export') {
  await exportPass({
    folder,
    address,
    role: null,
    tables: STATE_TABLES,
    registerKeyCheck: registerKeyCheck(Buffer.alloc(32, 1)),
    segmentEvents: 30,
  });
} else {
  const backup = await checkFolder(folder);
  await restoreBackup({ folder, backup, address, tables: STATE_TABLES, repeatErasures: async () => 0 });
}
