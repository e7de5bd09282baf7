import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROLES, type Role } from '../../kernel/access/role.js';
import { writeOnce } from '../config/private-file.js';
import { REGISTER_NAMESPACE, uuidV5 } from '../event-store/ids.js';
import { hashSecret, mintKey } from './api-key.js';
import type { KeyStore } from './key-store.js';

/** One demo key, as the file in the data folder tells it. */
export interface DemoKey {
  readonly id: string;
  readonly key: string;
  readonly personId: string | null;
  readonly organisationId: string;
  readonly regions: readonly string[];
}

/**
 * `second_desk` is the decision maker as a project officer: a second account of one person, which is what rule X5 is
 * about and what one key per role could never show.
 */
export type DemoHolder = Role | 'second_desk';

export type DemoKeys = Readonly<Record<DemoHolder, DemoKey>>;

const HOLDERS: readonly DemoHolder[] = [...ROLES, 'second_desk'];

const LIFE_MS = 365 * 86_400_000;

export const demoKeysFile = (dataDir: string): string => join(dataDir, 'demo-keys.json');

/** The person behind a role's demo key: the same on every machine, so seeded stories and tests can name them. */
export const demoPersonId = (role: Role): string => uuidV5(REGISTER_NAMESPACE, `demo/person/${role}`);

/** null when this register has no demo keys. */
export async function readDemoKeys(dataDir: string): Promise<DemoKeys | null> {
  try {
    return JSON.parse(await readFile(demoKeysFile(dataDir), 'utf8')) as DemoKeys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * One key per role, each its own person in its own organisation, and a second desk of one of them, for an embedded
 * register that starts empty. The file comes first and the rows are made from it, so a kill in between is mended by
 * the next start; a key that was revoked stays revoked.
 * @returns the keys, and whether they were made now
 */
export async function ensureDemoKeys(
  dataDir: string,
  store: KeyStore,
  registerIsEmpty: boolean,
  now: () => number = Date.now,
): Promise<{ readonly keys: DemoKeys; readonly fresh: boolean } | null> {
  let fresh = false;
  if (registerIsEmpty) fresh = await writeOnce(demoKeysFile(dataDir), `${JSON.stringify(mintAll(), null, 2)}\n`);
  const keys = await readDemoKeys(dataDir);
  if (keys === null) return null;
  const missing = await withoutRow(keys, store);
  for (const [holder, demo] of missing) await store.insert(rowOf(demo), grantOf(holder, demo, now() + LIFE_MS));
  return { keys, fresh };
}

async function withoutRow(keys: DemoKeys, store: KeyStore): Promise<[DemoHolder, DemoKey][]> {
  const entries = HOLDERS.map((holder): [DemoHolder, DemoKey] => [holder, keys[holder]]).filter(
    ([, key]) => key !== undefined,
  );
  const found = await store.find(entries.map(([, { id }]) => id));
  return entries.filter(([, { id }]) => !found.has(id));
}

function mintAll(): Record<string, DemoKey> {
  return Object.fromEntries(
    HOLDERS.map(holder => {
      const { id, key } = mintKey();
      const personId = holder === 'machine' ? null : demoPersonId(holder === 'second_desk' ? 'decision_maker' : holder);
      const organisationId = `demo-${roleOf(holder).replaceAll('_', '-')}`;
      return [holder, { id, key, personId, organisationId, regions: ['*'] }];
    }),
  );
}

const roleOf = (holder: DemoHolder): Role => (holder === 'second_desk' ? 'project_officer' : holder);

const rowOf = ({ id, key }: DemoKey) => ({ id, hash: hashSecret(key.slice(id.length + 1)) });

const grantOf = (holder: DemoHolder, { personId, organisationId, regions }: DemoKey, expiresAt: number) => ({
  personId,
  ...(personId === null && { machine: 'demo' }),
  organisationId,
  roles: [roleOf(holder)],
  regions,
  label: `demo: ${holder}`,
  expiresAt,
});
