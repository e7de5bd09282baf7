import { ROLES, type Role } from '../../kernel/access/role.js';
import { mintKey, type MintedKey, type StoredKey } from './api-key.js';

/** What this folder needs of PostgreSQL: a pool, a client, or what a test puts in their place. */
export interface Queryable {
  query<R extends object>(text: string, values?: unknown[]): Promise<{ rows: R[]; rowCount: number | null }>;
}

/** Who gets a key, and for what. */
export interface KeyGrant {
  /** null: a machine client, named by `machine`. */
  readonly personId: string | null;
  readonly machine?: string;
  readonly organisationId: string;
  readonly roles: readonly Role[];
  readonly regions: readonly string[];
  readonly label: string;
  readonly expiresAt: number;
}

interface Row {
  id: string;
  hash: Buffer;
  person_id: string | null;
  client: string;
  organisation_id: string;
  roles: string[];
  regions: string[];
  label: string;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  last_used_at: Date | null;
}

/** The table of API keys. */
export class KeyStore {
  constructor(
    private readonly database: Queryable,
    private readonly now: () => number = Date.now,
  ) {}

  /** The keys of these ids; ids nobody knows are absent. */
  async find(ids: readonly string[]): Promise<ReadonlyMap<string, StoredKey>> {
    const { rows } = await this.database.query<Row>('select * from app.api_key where id = any($1)', [[...ids]]);
    return new Map(rows.map(row => [row.id, stored(row)]));
  }

  async list(): Promise<readonly StoredKey[]> {
    const { rows } = await this.database.query<Row>('select * from app.api_key order by created_at, id');
    return rows.map(stored);
  }

  async count(): Promise<number> {
    const { rows } = await this.database.query<{ count: number }>('select count(*)::int as count from app.api_key');
    return rows[0]!.count;
  }

  /**
   * Makes a key. The secret is in the answer and nowhere else.
   * @throws GrantRefused when the grant contradicts the separation of duties
   */
  async create(grant: KeyGrant): Promise<MintedKey> {
    const minted = mintKey();
    await this.insert(minted, grant);
    return minted;
  }

  /** Stores a key that was minted elsewhere; the same id again changes nothing, not even a revoked key. */
  async insert(minted: Pick<MintedKey, 'id' | 'hash'>, grant: KeyGrant): Promise<void> {
    const now = this.now();
    checkGrant(grant, now);
    const client = grant.personId === null ? `machine:${grant.machine}` : `person:${grant.personId}`;
    await this.database.query(
      `insert into app.api_key
         (id, hash, person_id, client, organisation_id, roles, regions, label, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing`,
      [
        minted.id,
        minted.hash,
        grant.personId,
        client,
        grant.organisationId,
        [...grant.roles],
        [...grant.regions],
        grant.label,
        new Date(now),
        new Date(grant.expiresAt),
      ],
    );
  }

  /** False when no such key is valid any more. Effective everywhere within `KeyCache`'s bound of 5 s. */
  async revoke(id: string): Promise<boolean> {
    const { rowCount } = await this.database.query(
      'update app.api_key set revoked_at = $2 where id = $1 and revoked_at is null',
      [id, new Date(this.now())],
    );
    return rowCount === 1;
  }

  /** Remembers uses; never moves backwards, so instances may write in any order. */
  async touch(uses: ReadonlyMap<string, number>): Promise<void> {
    await this.database.query(
      `update app.api_key k set last_used_at = greatest(k.last_used_at, u.at)
         from unnest($1::text[], $2::timestamptz[]) as u(id, at) where k.id = u.id`,
      [[...uses.keys()], [...uses.values()].map(at => new Date(at))],
    );
  }
}

/** The grant asks for what no key may have. */
export class GrantRefused extends Error {
  override readonly name = 'GrantRefused';
}

const LONGEST_LIFE_MS = 366 * 86_400_000;

function checkGrant(grant: KeyGrant, now: number): void {
  const refuse = (sentence: string): never => {
    throw new GrantRefused(sentence);
  };
  if (grant.roles.length === 0) refuse('a key needs at least one role');
  const unknown = grant.roles.find(role => !ROLES.includes(role));
  if (unknown !== undefined) refuse(`there is no role ${unknown}`);
  const isMachine = grant.personId === null;
  if (isMachine !== (grant.machine !== undefined)) refuse('a key belongs to one person or to one machine client');
  if (isMachine && !/^[a-z0-9][a-z0-9-]{0,62}$/.test(grant.machine ?? ''))
    refuse('a machine client is named in lower-case letters, digits and hyphens');
  if (!isMachine && grant.roles.includes('machine')) refuse('the role machine is for machine clients');
  // An administrator who could also decide would be a hole in every separation of duties (reliability d.1).
  if (grant.roles.includes('admin') && grant.roles.length > 1) refuse('admin goes with no other role');
  if (/^\d{12}$/.test(grant.organisationId)) refuse('an organisation is an internal id, never an IIN or BIN');
  if (!(grant.expiresAt > now) || grant.expiresAt > now + LONGEST_LIFE_MS)
    refuse('a key expires in the future, within a year');
}

function stored(row: Row): StoredKey {
  return {
    id: row.id,
    hash: row.hash,
    principal: Object.freeze({
      client: row.client,
      personId: row.person_id,
      organisationId: row.organisation_id,
      // A role that this release does not know grants nothing; it must not take the other roles with it.
      roles: Object.freeze(row.roles.filter((role): role is Role => (ROLES as readonly string[]).includes(role))),
      regions: Object.freeze(row.regions),
    }),
    label: row.label,
    createdAt: row.created_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    revokedAt: row.revoked_at?.getTime() ?? null,
    lastUsedAt: row.last_used_at?.getTime() ?? null,
  };
}
