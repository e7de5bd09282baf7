#!/usr/bin/env node
import { Command } from 'commander';
import { addDoctor } from './cli/doctor.js';
import { addExport } from './cli/export.js';
import { addJournal } from './cli/journal.js';
import { addKeys } from './cli/keys.js';
import { addMigrate } from './cli/migrate.js';
import { addProjections } from './cli/projections.js';
import { addReconcile } from './cli/reconcile.js';
import { addRestore } from './cli/restore.js';
import { start } from './cli/start.js';
import { envExample } from './platform/config/print-config.js';
import { explainFailure } from './platform/lifecycle/explain-failure.js';

const program = new Command('qadam')
  .description('The register that remembers every step of an investment project.')
  .option('--data <folder>', 'folder of the embedded database (DATA_DIR)')
  .option('--json', 'answer as JSON, for programs')
  .showHelpAfterError();

program
  .command('serve')
  .description('start the register; flags as of `npm start`')
  .argument('[flags...]')
  .allowUnknownOption()
  .helpOption(false)
  .action((_flags, _options, command: Command) => {
    const { data } = program.opts<{ data?: string }>();
    return start([...(data === undefined ? [] : ['--data', data]), ...command.args]);
  });
addKeys(program);
addProjections(program);
addReconcile(program);
addJournal(program);
addDoctor(program);
addExport(program);
addRestore(program);
addMigrate(program);
program
  .command('env-example', { hidden: true })
  .description('write .env.example to stdout')
  .action(() => void process.stdout.write(envExample()));

program.parseAsync().catch((error: unknown) => {
  console.error(explainFailure(error));
  process.exit(1);
});
