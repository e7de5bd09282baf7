import { InvalidArgumentError, type Command } from 'commander';
import { ROLES, type Role } from '../kernel/access/role.js';
import type { StoredKey } from '../platform/security/api-key.js';
import { KeyStore, type KeyGrant } from '../platform/security/key-store.js';
import { answer, table } from './output.js';
import { globals, withRegister } from './with-register.js';

interface CreateOptions {
  readonly role: Role[];
  readonly person?: string;
  readonly machine?: string;
  readonly organisation: string;
  readonly region: string[];
  readonly label: string;
  readonly days: number;
}

const DAY_MS = 86_400_000;

export function addKeys(program: Command): void {
  const keys = program.command('keys').description('API keys: who may call, as whom, with which roles');
  keys
    .command('create')
    .description('make a key for one person or one machine client; the key is shown once')
    .requiredOption('--role <role>', 'a role; repeat for more', collectRole, [])
    .option('--person <id>', 'person id (uuid)')
    .option('--machine <name>', 'machine client, such as cadastre')
    .requiredOption('--organisation <id>', 'internal id of the organisation')
    .option('--region <kato>', 'first-level KATO code the key may act in, or *; repeat for more', collect, [])
    .option('--label <text>', 'what the key is for', '')
    .option('--days <number>', 'days until it expires, at most 366', wholeDays, 365)
    .action(create);
  keys.command('list').description('all keys; never a secret').action(list);
  keys.command('revoke <id>').description('ends a key on all instances within 5 s').action(revoke);
}

async function create(options: CreateOptions, command: Command): Promise<void> {
  const grant: KeyGrant = {
    personId: options.person ?? null,
    machine: options.machine,
    organisationId: options.organisation,
    roles: options.role,
    regions: options.region,
    label: options.label,
    expiresAt: Date.now() + options.days * DAY_MS,
  };
  await withRegister(globals(command), async ({ pool }) => {
    const { id, key } = await new KeyStore(pool).create(grant);
    answer(globals(command), { id, key }, [
      `Authorization: ApiKey ${key}`,
      '',
      'Keep it now: only its hash is stored. `qadam keys revoke ' + id + '` ends it.',
    ]);
  });
}

async function list(_options: object, command: Command): Promise<void> {
  await withRegister(globals(command), async ({ pool }) => {
    const keys = await new KeyStore(pool).list();
    const shown = keys.map(line);
    const rows = shown.map(key => [
      key.id,
      key.client,
      key.roles.join(','),
      key.regions.join(','),
      key.state,
      key.lastUsed ?? 'never',
      key.label,
    ]);
    answer(globals(command), shown, table(['ID', 'CLIENT', 'ROLES', 'REGIONS', 'STATE', 'LAST USED', 'LABEL'], rows));
  });
}

async function revoke(id: string, _options: object, command: Command): Promise<void> {
  await withRegister(globals(command), async ({ pool }) => {
    const revoked = await new KeyStore(pool).revoke(id);
    if (!revoked) process.exitCode = 1;
    const sentence = revoked
      ? `${id} is revoked; every instance refuses it within 5 s.`
      : `No valid key is named ${id}.`;
    answer(globals(command), { id, revoked }, [sentence]);
  });
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function line({ id, principal, label, createdAt, expiresAt, revokedAt, lastUsedAt }: StoredKey) {
  const state = revokedAt !== null ? 'revoked' : Date.now() >= expiresAt ? 'expired' : 'valid';
  const dates = { createdAt: iso(createdAt), expiresAt: iso(expiresAt), revokedAt: iso(revokedAt) };
  return { id, ...principal, label, state, ...dates, lastUsed: iso(lastUsedAt) };
}

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

function collectRole(value: string, before: readonly Role[]): Role[] {
  const role = ROLES.find(known => known === value);
  if (role === undefined) throw new InvalidArgumentError(`Roles are ${ROLES.join(', ')}.`);
  return [...before, role];
}

function wholeDays(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError('A whole number of days.');
  return Number(value);
}
