import 'reflect-metadata';
import { extname } from 'node:path';
import { parseFlags, FLAGS_HELP } from '../platform/config/flags.js';
import { readConfig } from '../platform/config/load-config.js';
import { printConfig } from '../platform/config/print-config.js';

/** Beside this module and of its kind: JavaScript where it was built, TypeScript where a test loads the sources. */
const readModelsThread = new URL(`../read-models.thread${extname(import.meta.url)}`, import.meta.url);

/** Starts a register from flags and environment. Returns when it answers; it then lives until a signal. */
export async function start(argv: readonly string[]): Promise<void> {
  const begun = performance.now();
  const flags = parseFlags(argv);
  if (flags.help) return void console.log(`npm start -- [flags]\n\n${FLAGS_HELP}`);
  const config = readConfig(flags);
  if (flags.printConfig) return void console.log(printConfig(config));
  // Loaded only now: a wrong variable is told at once, and not after half a second of Nest.
  const [{ assembly }, { serve }] = await Promise.all([
    import('../app.module.js'),
    import('../platform/lifecycle/serve.js'),
  ]);
  const { foundation } = await serve(config, assembly, { begun, readModelsThread });
  const die = (err: unknown): void => {
    foundation.logger.fatal({ err }, 'a failure nobody caught: stopping');
    void foundation.stop.stop('a failure nobody caught', 1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
}
