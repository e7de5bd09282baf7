import { ask, type Database } from './database.js';
import type { Instance } from './instance.js';
import type { Random } from './random.js';

export interface Nemesis {
  readonly name: string;
  /** Instances whose requests are hit. */
  readonly victims: readonly string[];
  readonly kill: () => Promise<void>;
}

export function killApp(instances: readonly Instance[], random: Random, n: number): Nemesis {
  const both = n % 5 === 4;
  const victims = both ? instances : [random.pick(instances)];
  const names = victims.map(({ name }) => name);
  return {
    name: `SIGKILL app ${names.join(' and ')}`,
    victims: names,
    kill: async () => void (await Promise.all(victims.map(victim => victim.kill()))),
  };
}

const KINDS = [
  'postmaster SIGKILL',
  'backend SIGKILL',
  'postmaster SIGKILL',
  'append connection SIGKILL',
  'postmaster SIGQUIT',
] as const;

export function killDatabase(instances: readonly Instance[], database: Database, n: number): Nemesis {
  const kind = KINDS[n % KINDS.length] ?? KINDS[0];
  const victims = instances.map(({ name }) => name);
  return {
    name: `database: ${kind}`,
    victims,
    kill: async () => {
      const pid = kind.startsWith('postmaster')
        ? await database.postmaster()
        : await backend(database, kind.startsWith('append'));
      if (pid === null) throw new Error(`${kind}: there is none`);
      end(pid, kind.endsWith('SIGQUIT') ? 'SIGQUIT' : 'SIGKILL');
    },
  };
}

/** A server process of our own server, asked of that server a moment ago. */
async function backend(database: Database, appends: boolean): Promise<number | null> {
  const [row] = await ask<{ pid: number }>(
    database.url,
    `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
       and application_name ${appends ? '=' : '<>'} 'qadam-lane' order by backend_start desc limit 1`,
  );
  return row?.pid ?? null;
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
