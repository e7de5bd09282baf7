import { parseArgs } from 'node:util';
import type { VariableName } from './variables.js';

/** What the command line says, as text of variables: a flag is another way to write a variable. */
export interface Flags {
  readonly values: Partial<Record<VariableName, { readonly text: string; readonly flag: string }>>;
  readonly printConfig: boolean;
  readonly help: boolean;
  /** Sentences about what could not be understood. */
  readonly faults: readonly string[];
}

export const FLAGS_HELP = `Flags:
  --port <number>   listen there (PORT)
  --data <folder>   keep the embedded database and its keys there (DATA_DIR)
  --empty           do not seed an empty register (SEED=none)
  --ephemeral       keep everything in a temporary folder and delete it at the end (EPHEMERAL=true)
  --print-config    show every variable, its value and where it came from, and stop`;

export function parseFlags(argv: readonly string[]): Flags {
  const options = {
    port: { type: 'string' },
    data: { type: 'string' },
    empty: { type: 'boolean' },
    ephemeral: { type: 'boolean' },
    'print-config': { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: false });
    return {
      values: {
        ...(values.port !== undefined && { PORT: { text: values.port, flag: '--port' } }),
        ...(values.data !== undefined && { DATA_DIR: { text: values.data, flag: '--data' } }),
        ...(values.empty && { SEED: { text: 'none', flag: '--empty' } }),
        ...(values.ephemeral && { EPHEMERAL: { text: 'true', flag: '--ephemeral' } }),
      },
      printConfig: values['print-config'] ?? false,
      help: values.help ?? false,
      faults: [],
    };
  } catch (error) {
    const message = error instanceof Error ? error.message.split('. To specify')[0]! : String(error);
    return { values: {}, printConfig: false, help: false, faults: [message] };
  }
}
