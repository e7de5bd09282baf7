import type { Pool } from 'pg';
import type { Head, Place } from '../event-store/event-log.js';
import { Unavailable } from '../http/problems/errors.js';
import type { Mark } from './generation.js';
import type { ReadModelFreshness } from './projection-status.js';
import type { Scheduler } from './scheduler.js';
import type { EventSource } from './tuning.js';
import type { WorkObserver } from './work-elsewhere.js';

const POLL_MS = 12;
/** An owner that was paused may not know yet that it is none: even then a waiter asks the database now and then. */
const POLL_OWNED_MS = 250;
const CACHE_MS = 150;

interface Waiter {
  reached(): boolean;
  wake(): void;
}

/**
 * Where the live read models stand. In the process that writes them it is known from memory, which never says more
 * than is committed; elsewhere one cheap query serves all who wait.
 */
export class Freshness implements ReadModelFreshness, WorkObserver {
  private readonly marks = new Map<string, Mark>();
  private readonly waiting = new Set<Waiter>();
  private polling = false;
  private owned = false;
  private asked = Number.NEGATIVE_INFINITY;
  private asking: Promise<void> | null = null;
  private head: { value: Head; at: number } | null = null;

  constructor(
    private readonly pool: Pool,
    private readonly source: Pick<EventSource, 'head' | 'positionOf'>,
    private readonly scheduler: Scheduler,
    private readonly observer?: WorkObserver,
  ) {}

  /** Called by the owner after a commit. */
  committed(name: string, mark: Mark): void {
    this.marks.set(name, mark);
    this.answer();
    this.observer?.committed(name, mark);
  }

  owns(owned: boolean): void {
    this.owned = owned;
    this.asked = Number.NEGATIVE_INFINITY;
    this.observer?.owns(owned);
  }

  async positionOf(name: string): Promise<number> {
    return (await this.markOf(name)).position;
  }

  async behindBy(name: string): Promise<{ events: number; seconds: number }> {
    const [mark, head] = [await this.markOf(name), await this.headNow(CACHE_MS)];
    return behind(mark, head);
  }

  async waitFor(
    names: readonly string[],
    wanted: number | Place,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const until = this.scheduler.now() + timeoutMs;
    const position = typeof wanted === 'number' ? wanted : await this.located(wanted, until, signal);
    if (position === null) return false;
    return this.shown(names, position, until - this.scheduler.now(), signal);
  }

  /** Where an event that was stored stands in the register's order, once that has come to it; null: not in time. */
  private async located(place: Place, until: number, signal?: AbortSignal): Promise<number | null> {
    if (place.position !== null) return place.position;
    for (;;) {
      const position = (await this.source.positionOf?.(place.stream, place.revision).catch(() => null)) ?? null;
      const left = until - this.scheduler.now();
      if (position !== null || left <= 0 || signal?.aborted) return position;
      await this.scheduler.sleep(Math.min(POLL_MS, left), signal);
    }
  }

  private async shown(
    names: readonly string[],
    position: number,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const reached = (): boolean => names.every(name => (this.marks.get(name)?.position ?? -1) >= position);
    if (reached()) return true;
    const given = new AbortController();
    const giveUp = (): void => given.abort();
    const waiter = { reached, wake: giveUp };
    this.waiting.add(waiter);
    signal?.addEventListener('abort', giveUp, { once: true });
    if (signal?.aborted) giveUp();
    void this.poll();
    await this.scheduler.sleep(timeoutMs, given.signal);
    this.waiting.delete(waiter);
    signal?.removeEventListener('abort', giveUp);
    return reached();
  }

  async headNow(maxAgeMs: number): Promise<Head> {
    if (this.head && this.scheduler.now() - this.head.at <= maxAgeMs) return this.head.value;
    const value = await this.source.head();
    this.head = { value, at: this.scheduler.now() };
    return value;
  }

  private answer(): void {
    for (const waiter of this.waiting) if (waiter.reached()) waiter.wake();
  }

  /** One question for all who wait, and none while nobody does. */
  private async poll(): Promise<void> {
    if (this.polling) return;
    this.polling = true;
    while (this.waiting.size > 0) {
      if (!this.owned || this.marks.size === 0 || this.scheduler.now() - this.asked > POLL_OWNED_MS)
        await this.ask().catch(() => undefined);
      this.answer();
      if (this.waiting.size > 0) await this.scheduler.sleep(POLL_MS);
    }
    this.polling = false;
  }

  private async markOf(name: string): Promise<Mark> {
    const fresh = this.owned || this.scheduler.now() - this.asked <= CACHE_MS;
    if (!fresh || !this.marks.has(name)) await this.ask();
    const mark = this.marks.get(name);
    if (!mark) throw new Unavailable(`the read model ${name} is not there yet`);
    return mark;
  }

  private ask(): Promise<void> {
    return (this.asking ??= this.refresh().finally(() => (this.asking = null)));
  }

  private async refresh(): Promise<void> {
    const { rows } = await this.pool.query<Mark & { name: string }>(
      `select name, position::float8 as position, event_id::text as "eventId",
              to_char(event_recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"
         from rm.projection_generation where role = 'live'`,
    );
    for (const { name, ...mark } of rows)
      if (!this.owned || mark.position >= (this.marks.get(name)?.position ?? -1)) this.marks.set(name, mark);
    this.asked = this.scheduler.now();
  }
}

/** Against the head of the log; both times are the log's own, so that no clock of ours enters. */
export function behind(mark: Pick<Mark, 'position' | 'recordedAt'>, head: Head): { events: number; seconds: number } {
  const events = Math.max(0, head.position - mark.position);
  if (events === 0 || head.recordedAt === null) return { events, seconds: 0 };
  const from = mark.recordedAt === null ? Date.parse(head.recordedAt) : Date.parse(mark.recordedAt);
  return { events, seconds: Math.max(0, (Date.parse(head.recordedAt) - from) / 1000) };
}
