import type { Principal } from '../../kernel/access/authorize.js';
import { parseAuthorization, secretMatches, type StoredKey } from './api-key.js';
import type { KeyCache } from './key-cache.js';

/** Why a request is nobody's. For logs and counters only: the caller always reads the same words. */
export type AuthenticationFault = 'missing' | 'malformed' | 'repeated' | 'unknown-or-wrong' | 'revoked' | 'expired';

export type Authentication =
  | { readonly principal: Principal; readonly keyId: string }
  | { readonly fault: AuthenticationFault; readonly keyId: string | null };

/** Tells who calls from the `Authorization` header. Nothing else of a request can carry a key. */
export class Authenticator {
  private readonly uses = new Map<string, number>();

  /** @param now epoch milliseconds */
  constructor(
    private readonly cache: KeyCache,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws Unavailable (as a rejection) when keys cannot be checked */
  authenticate(rawHeaders: readonly string[]): Authentication | Promise<Authentication> {
    const header = onlyAuthorization(rawHeaders);
    if (header === undefined) return { fault: 'missing', keyId: null };
    if (header === null) return { fault: 'repeated', keyId: null };
    const presented = parseAuthorization(header);
    if (presented === null) return { fault: 'malformed', keyId: null };
    const key = this.cache.get(presented.id);
    if (key instanceof Promise) return key.then(found => this.judge(presented.id, presented.secret, found));
    return this.judge(presented.id, presented.secret, key);
  }

  /** When each key was last used, since the last call. */
  takeUses(): ReadonlyMap<string, number> {
    const taken = new Map(this.uses);
    this.uses.clear();
    return taken;
  }

  private judge(keyId: string, secret: string, key: StoredKey | null): Authentication {
    // The secret comes first: who does not hold it learns nothing of the key's state, not even from the logs' timing.
    if (!secretMatches(key, secret) || key === null) return { fault: 'unknown-or-wrong', keyId };
    if (key.revokedAt !== null) return { fault: 'revoked', keyId };
    const now = this.now();
    if (now >= key.expiresAt) return { fault: 'expired', keyId };
    this.uses.set(keyId, now);
    return { principal: key.principal, keyId };
  }
}

/**
 * The header's value, undefined when there is none, null when there are several: Node keeps the first of repeated
 * Authorization headers, a proxy before us may have checked the last.
 */
function onlyAuthorization(rawHeaders: readonly string[]): string | undefined | null {
  let found: string | undefined;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!;
    if (name.length !== 13 || name.toLowerCase() !== 'authorization') continue;
    if (found !== undefined) return null;
    found = rawHeaders[index + 1]!;
  }
  return found;
}
