import { readSettingsInForce, unsafeSettings } from '../postgres/embedded/durability-check.js';
import { createClient, type DatabaseAddress } from '../postgres/pool.js';

export interface ServerFacts {
  readonly version: string;
  /** 150004 is 15.4. */
  readonly versionNumber: number;
  /** Sentences about settings under which "stored" is not true. */
  readonly unsafe: readonly string[];
  /** Of the database's clock, ahead of ours; within the time of one answer. */
  readonly clockSkewMs: number;
}

const OLDEST = 150_000;

/** The server is too old for the register. */
export class ServerRefused extends Error {
  override readonly name = 'ServerRefused';
}

export async function serverFacts(address: DatabaseAddress): Promise<ServerFacts> {
  const client = createClient(address, { applicationName: 'qadam-check' });
  await client.connect();
  try {
    const before = Date.now();
    const { rows } = await client.query<{ version: string; number: number; now: Date }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
              clock_timestamp() as now`,
    );
    const after = Date.now();
    const { version, number, now } = rows[0]!;
    const unsafe = unsafeSettings(await readSettingsInForce(client)).map(({ sentence }) => sentence);
    return {
      version,
      versionNumber: number,
      unsafe,
      clockSkewMs: Math.round(now.getTime() - (before + after) / 2),
    };
  } finally {
    await client.end();
  }
}

/** All that is wrong with a server, as sentences. */
export function serverFaults({ version, versionNumber, unsafe }: ServerFacts): readonly string[] {
  return [...(versionNumber < OLDEST ? [`PostgreSQL ${version} is too old: 15 or newer is needed.`] : []), ...unsafe];
}

/**
 * Before an external server is used: refuses one that is too old, and returns warnings about unsafe settings, which an
 * operator may have chosen (the embedded start refuses on them by itself).
 */
export async function checkExternalServer(address: DatabaseAddress): Promise<readonly string[]> {
  const facts = await serverFacts(address);
  if (facts.versionNumber < OLDEST) throw new ServerRefused(serverFaults(facts)[0]);
  return facts.unsafe;
}
