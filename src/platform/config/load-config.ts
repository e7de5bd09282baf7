import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Config, type Written } from './config.js';
import type { Flags } from './flags.js';
import type { Variable } from './variable.js';
import { VARIABLES, type Values, type VariableName } from './variables.js';

/** The configuration is wrong. The message is one sentence that names every variable to mend. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly faults: readonly string[]) {
    super(`Qadam cannot start: ${faults.join('; ')}.`);
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Stands for a secret: its text is not kept beside its parsed value. */
const MASKED = '********';

const NAMES = Object.keys(VARIABLES) as VariableName[];

/**
 * Flags win over the environment, the environment over defaults. An empty variable counts as absent: that is how
 * Compose and Kubernetes write "not set".
 * @throws ConfigError naming every wrong variable at once; a secret's value is never in the message
 */
export function loadConfig(environment: Environment, flags: Flags): Config {
  const faults: string[] = [...flags.faults];
  const values: Record<string, unknown> = {};
  const origins: Record<string, Written> = {};
  for (const name of NAMES) {
    const variable: Variable<unknown> = VARIABLES[name];
    const written = read(name, environment, flags, faults);
    origins[name] = variable.secret && written.text !== null ? { ...written, text: MASKED } : written;
    values[name] = written.text === null ? null : parse(name, variable, written, faults);
  }
  if (faults.length === 0) faults.push(...contradictions(values as Values));
  if (faults.length > 0) throw new ConfigError(faults);
  const settled = values as Values;
  return new Config({ ...settled, DATA_DIR: resolve(settled.DATA_DIR) }, origins as Record<VariableName, Written>);
}

function read(name: VariableName, environment: Environment, flags: Flags, faults: string[]): Written {
  const flag = flags.values[name];
  if (flag !== undefined) return { text: flag.text, source: flag.flag };
  const direct = environment[name] || undefined;
  const variable: Variable<unknown> = VARIABLES[name];
  const path = variable.secret ? environment[`${name}_FILE`] || undefined : undefined;
  if (direct !== undefined && path !== undefined) faults.push(`${name} and ${name}_FILE are both set, choose one`);
  if (direct !== undefined) return { text: direct, source: 'environment' };
  if (path === undefined) return { text: variable.default, source: 'default' };
  try {
    return { text: readFileSync(path, 'utf8').trim(), source: `environment (${name}_FILE)` };
  } catch (error) {
    faults.push(`${name}_FILE names ${path}, which cannot be read (${(error as NodeJS.ErrnoException).code})`);
    return { text: null, source: `environment (${name}_FILE)` };
  }
}

function parse(name: VariableName, variable: Variable<unknown>, written: Written, faults: string[]): unknown {
  const result = variable.parse.safeParse(written.text);
  if (result.success) return result.data;
  const rule = result.error.issues[0]?.message ?? 'is not valid';
  const given = variable.secret ? 'its value is not shown' : `it is ${JSON.stringify(written.text)}`;
  faults.push(`${name} ${rule} (${given}, from ${written.source})`);
  return null;
}

/** Rules between variables. */
function contradictions(values: Values): string[] {
  const faults: string[] = [];
  if (values.DATABASE_URL !== null) {
    for (const name of ['REGISTER_KEY', 'VAULT_KEY'] as const)
      if (values[name] === null) faults.push(`${name} or ${name}_FILE is needed with DATABASE_URL`);
    if (values.EPHEMERAL) faults.push('EPHEMERAL is for the embedded database, and DATABASE_URL names another');
  }
  if (values.EVENT_STORE === 'eventstoredb') {
    if (values.EVENTSTOREDB_URL === null) faults.push('EVENT_STORE=eventstoredb needs EVENTSTOREDB_URL');
    if (values.DATABASE_URL === null)
      faults.push('EVENT_STORE=eventstoredb needs DATABASE_URL: claims, journal and read models live there');
    if (values.EVENTSTOREDB_URL?.isOpen === true)
      faults.push('EVENTSTOREDB_URL says tls=false to another machine: events and password would go in the clear');
  }
  // A store that works on for a caller who was already told "unknown" would make every slow moment a doubtful one.
  if (values.STORE_DEADLINE_MS >= values.REQUEST_TIMEOUT_MS)
    faults.push(
      `STORE_DEADLINE_MS (${values.STORE_DEADLINE_MS}) must be shorter than REQUEST_TIMEOUT_MS (${values.REQUEST_TIMEOUT_MS})`,
    );
  return faults;
}

/** The configuration of this process, or its refusal. The only reader of `process.env`. */
export function readConfig(flags: Flags): Config {
  return loadConfig(process.env, flags);
}
