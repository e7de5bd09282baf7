import { Unavailable } from '../http/problems/errors.js';
import type { StoredKey } from './api-key.js';

export interface KeyCacheTimes {
  /** An entry this old is asked for again in the background. */
  readonly refreshMs: number;
  /** An entry this old answers nothing any more. */
  readonly staleMs: number;
}

/** A revocation must hold on every instance within 5 s; half a second is for the timers and the wires between. */
const TIMES: KeyCacheTimes = { refreshMs: 2_000, staleMs: 4_500 };
const MOST_UNKNOWN = 1_000;
const MOST_WAITING = 1_000;
const PER_QUERY = 500;

interface Entry {
  readonly key: StoredKey | null;
  /** When the query that brought it was sent: every revocation committed before then is in it. */
  readonly askedAt: number;
}

/**
 * Keys by id, as the table had them at most 4.5 s ago. Holds hashes, never secrets.
 * Whatever the flood of unknown ids, one query at a time asks for all of them; when the table cannot be asked, keys
 * stop being valid with the bound, since a key that may be revoked is not a key.
 */
export class KeyCache {
  private readonly known = new Map<string, Entry>();
  private readonly unknown = new Map<string, Entry>();
  private readonly waiting = new Map<string, Waiter[]>();
  private asking = false;

  /** @param clock monotonic milliseconds: a wall clock set back would keep revoked keys alive */
  constructor(
    private readonly find: (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredKey>>,
    private readonly clock: () => number = () => performance.now(),
    private readonly times: KeyCacheTimes = TIMES,
  ) {}

  /** The key, null when nobody knows it, or a promise of one of these. Synchronous once asked: the hot path. */
  get(id: string): StoredKey | null | Promise<StoredKey | null> {
    const entry = this.known.get(id) ?? this.unknown.get(id);
    if (entry !== undefined) {
      const age = this.clock() - entry.askedAt;
      if (age < this.times.refreshMs) return entry.key;
      if (age < this.times.staleMs) {
        if (!this.waiting.has(id)) this.ask(id).catch(() => undefined); // nobody waits; the bound does the rest
        return entry.key;
      }
    }
    return this.ask(id);
  }

  private ask(id: string): Promise<StoredKey | null> {
    const waiters = this.waiting.get(id) ?? [];
    if (waiters.length === 0 && this.waiting.size >= MOST_WAITING) return Promise.reject(new Unavailable('keys'));
    this.waiting.set(id, waiters);
    const answer = new Promise<StoredKey | null>((resolve, reject) => waiters.push({ resolve, reject }));
    if (!this.asking) void this.askAll();
    return answer;
  }

  private async askAll(): Promise<void> {
    this.asking = true;
    await null; // whoever asks in this tick joins the first query
    while (this.waiting.size > 0) {
      const batch = [...this.waiting].slice(0, PER_QUERY);
      // Taken off before the query is sent: who asks later gets an answer that was asked for later.
      for (const [id] of batch) this.waiting.delete(id);
      const askedAt = this.clock();
      try {
        const found = await this.find(batch.map(([id]) => id));
        for (const [id, waiters] of batch) {
          const key = found.get(id) ?? null;
          this.keep(id, { key, askedAt });
          for (const { resolve } of waiters) resolve(key);
        }
      } catch (cause) {
        for (const [, waiters] of batch)
          for (const { reject } of waiters) reject(new Unavailable('keys cannot be checked', { cause }));
      }
    }
    this.asking = false;
  }

  private keep(id: string, entry: Entry): void {
    (entry.key === null ? this.known : this.unknown).delete(id);
    (entry.key === null ? this.unknown : this.known).set(id, entry);
    // Only unknown ids are the caller's to invent; the oldest makes room.
    if (this.unknown.size > MOST_UNKNOWN) this.unknown.delete(this.unknown.keys().next().value!);
  }
}

interface Waiter {
  resolve(key: StoredKey | null): void;
  reject(error: Error): void;
}
