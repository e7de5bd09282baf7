import { ask, type Database } from '../database.js';
import type { SharedNemesis } from '../nemesis.js';
import { cycles } from '../tiers.js';

const KINDS = [
  'postmaster SIGKILL',
  'backend SIGKILL',
  'postmaster SIGKILL',
  'append connection SIGKILL',
  'postmaster SIGQUIT',
] as const;

export const databaseKilled: SharedNemesis = {
  id: 'N2',
  name: 'SIGKILL and SIGQUIT of the postmaster, of a backend, of the appending connection',
  attacks: 'the same, and that the database comes back by itself',
  cycles: cycles(4, 4, 200, 1_000),
  on: 'two instances',
  run: async ({ campaign, instances, database }, times) => {
    for (let n = 0; n < times; n++) {
      const kind = KINDS[n % KINDS.length] ?? KINDS[0];
      await campaign.cycle(
        `database: ${kind}`,
        () => killed(kind, database),
        instances.map(({ name }) => name),
      );
    }
  },
};

async function killed(kind: (typeof KINDS)[number], database: Database): Promise<void> {
  const pid = kind.startsWith('postmaster')
    ? await database.postmaster()
    : await backend(database, kind.startsWith('append'));
  if (pid === null) throw new Error(`${kind}: there is none`);
  end(pid, kind.endsWith('SIGQUIT') ? 'SIGQUIT' : 'SIGKILL');
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
