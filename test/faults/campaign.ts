import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkAudit, type Death } from './checks/audit.js';
import { checkDecisions } from './checks/decisions.js';
import { checkIntegrity } from './checks/integrity.js';
import { checkSessions } from './checks/sessions.js';
import { checkInvariants, unfinished, unreleased } from './checks/invariants.js';
import { caughtUp, checkReadModels, checkRebuild } from './checks/convergence.js';
import { checkDeadlines, type Span } from './checks/deadlines.js';
import { found, type Finding } from './checks/findings.js';
import { checkGhosts, checkLost, checkOnce, checkRealTime, checkStatuses } from './checks/promises.js';
import { checkShape } from './checks/shape.js';
import { Clients, type ClientOptions } from './clients.js';
import { settledAs, type History, type Operation } from './history.js';
import type { Database } from './database.js';
import type { Instance } from './instance.js';
import { sleep, until, type Random } from './random.js';
import { readEvents, readStore, Witness, type Store, type StoredEvent } from './stored.js';

export interface Cycle {
  readonly nemesis: string;
  readonly name: string;
  readonly acknowledged: number;
  readonly inFlight: number;
  /** Milliseconds from the kill to the answer of a command that was sent after it. */
  readonly backAfterMs: number;
}

export interface CampaignParts {
  readonly folder: { readonly path: string };
  readonly database: Database;
  readonly instances: readonly Instance[];
  readonly history: History;
  readonly random: Random;
  readonly clients: Omit<ClientOptions, 'history' | 'instances' | 'random'>;
  readonly say: (line: string) => void;
  /** Until all that was stored has its number: where a journal gives those, it may have to come to it. */
  readonly settled?: (() => Promise<void>) | undefined;
}

/** Ruling 48. A cycle that cannot reach it says what it reached. */
const ACKNOWLEDGED_PER_CYCLE = 100;
const REACHED_WITHIN_MS = 15_000;
/** What a refusal has after everything is back; a record that is missing then is lost. */
const AUDITED_WITHIN_MS = 30_000;

/** Load, something is killed under it, everything comes back, what is unknown is settled, and the log is looked at. */
export class Campaign {
  readonly cycles: Cycle[] = [];
  readonly findings: Finding[] = [];
  readonly clients: Clients;
  readonly witness = new Witness();
  /** Head of the log when the load began: what is older was furnished. */
  began = -1;
  /** Which nemesis strikes now. */
  nemesis = '';
  /** Rounds on one revision so far (N12). */
  rounds = 0;
  /** Statuses that a nemesis makes right: 507 where a disk is full. */
  readonly alsoAllowed: number[] = [];
  /** When an instance could not answer because it was stopped: nothing is promised then. */
  readonly stopped: Span[] = [];
  #checked = 0;
  readonly #earlierHits: string[] = [];
  /** As read so far; the last check reads everything anew. */
  readonly #events: StoredEvent[] = [];

  constructor(readonly parts: CampaignParts) {
    const { history, instances, random } = parts;
    this.clients = new Clients({ ...parts.clients, history, instances, random });
  }

  async cycle(name: string, kill: () => Promise<void> | void, victims: readonly string[]): Promise<void> {
    const { history, random, instances, say } = this.parts;
    if (this.began < 0) this.began = (await readEvents(this.parts.database.url, 0)).length;
    const before = history.acknowledged;
    const from = history.operations.length;
    this.clients.start();
    await until(
      'enough acknowledged',
      REACHED_WITHIN_MS,
      () => history.acknowledged - before >= ACKNOWLEDGED_PER_CYCLE,
      5,
    ).catch(() => undefined);
    await sleep(random.next() * 200);
    const sampled = victims.reduce((sum, victim) => sum + (history.inFlight.get(victim) ?? 0), 0);
    const killed = performance.now();
    await kill();
    await until('the register answers again', 90_000, () => history.newestAcknowledged > killed, 5);
    const backAfterMs = performance.now() - killed;
    for (const instance of instances) await instance.ready();
    await this.clients.settle();
    await this.clients.replay(5);
    await this.parts.settled?.();
    const acknowledged = history.acknowledged - before;
    // A failpoint kills before the driver can look: what was cut then is what was under way.
    const cut = history.operations
      .slice(from)
      .filter(({ attempts }) => attempts.some(each => each.outcome === 'info' && victims.includes(each.instance)));
    const inFlight = Math.max(sampled, cut.length);
    this.cycles.push({ nemesis: this.nemesis, name, acknowledged, inFlight, backAfterMs });
    const found = await this.#lookAfter();
    say(
      `  ${name.padEnd(52)} ${String(acknowledged).padStart(5)} acknowledged  ${String(inFlight).padStart(2)} in flight${found > 0 ? `  ${found} FINDINGS` : ''}`,
    );
  }

  /** Failpoints that have killed, of those that are not forgotten. */
  hits(): readonly string[] {
    const path = join(this.parts.folder.path, 'hits');
    return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
  }

  /** Each failpoint kills once as long as it is remembered: from now on it may again. */
  forgetHits(): void {
    this.#earlierHits.push(...this.hits());
    rmSync(join(this.parts.folder.path, 'hits'), { force: true });
  }

  get everHit(): readonly string[] {
    return [...new Set([...this.#earlierHits, ...this.hits()])];
  }

  /** What is half done is given the automations' time and a little more. */
  async wait(seconds: number): Promise<{ readonly left: number; readonly store: Store }> {
    const end = performance.now() + seconds * 1_000;
    for (;;) {
      const store = await readStore(this.parts.database.url);
      const { reservations, claims } = unfinished(store);
      const left = reservations.length + claims.length + unreleased(store).length;
      if (left === 0 || performance.now() > end) return { left, store };
      await sleep(500);
    }
  }

  /** Everything, from the first event to the last. */
  async finish(port: number, rebuild: boolean): Promise<{ readonly unfinished: number }> {
    const { database, history } = this.parts;
    await this.#refusalsWritten();
    await this.parts.settled?.();
    const { left, store } = await this.wait(75);
    await caughtUp(port);
    const half = unfinished(store);
    for (const each of [...half.reservations, ...half.claims, ...unreleased(store)])
      this.findings.push(found('C9', `unfinished: ${each}`));
    for (const text of await this.witness.look(database.url, 'all', 0)) this.findings.push(found('C2', text));
    this.findings.push(
      ...checkAll(history.operations, store, this.began, this.alsoAllowed),
      ...(await checkReadModels(database.url, store)),
    );
    for (const operation of history.operations)
      if (!operation.abandoned && !['ok', 'fail'].includes(settledAs(operation)))
        this.findings.push(found('C1', `${operation.kind} ${operation.token} was never settled`));
    this.findings.push(
      ...checkAudit(history.operations, history.intrusions, this.#deaths(), store),
      ...checkSessions(history.reads),
      ...(await checkIntegrity(database.url)),
    );
    this.findings.push(...checkDeadlines(history.operations, this.stopped));
    for (const instance of this.parts.instances)
      for (const surprise of instance.surprises) this.findings.push(found('C12', surprise));
    if (rebuild) this.findings.push(...(await checkRebuild(database.url, port)));
    return { unfinished: left };
  }

  #deaths(): Death[] {
    return this.parts.instances.flatMap(({ name, diedAt }) => diedAt.map(at => ({ instance: name, at })));
  }

  /** Refusals wait in memory for a log that is away: each try of the audit may take all of a deadline (C10). */
  async #refusalsWritten(): Promise<void> {
    const { database, history } = this.parts;
    const written = async (): Promise<boolean> => {
      const events = await readEvents(database.url, Math.max(0, this.began));
      return checkAudit([], history.intrusions, this.#deaths(), { events }).length === 0;
    };
    await until('the refusals are written', AUDITED_WITHIN_MS, written, 1_000).catch(() => undefined);
  }

  async #lookAfter(): Promise<number> {
    const { database, history, random } = this.parts;
    const before = this.findings.length;
    const changed = await this.witness.look(database.url, 'some', random.below(1_000));
    this.findings.push(...changed.map(text => found('C2', text)));
    const fresh = history.operations.slice(this.#checked);
    this.#checked = history.operations.length;
    this.#events.push(...(await readEvents(database.url, this.#events.length)));
    const store = { events: this.#events };
    this.findings.push(...checkLost(fresh, store), ...checkShape(store).slice(0, 20));
    return this.findings.length - before;
  }
}

/** The checks over history and log alone; the negative controls go through the same door. */
export function checkAll(
  operations: readonly Operation[],
  store: Store,
  began: number,
  alsoAllowed: readonly number[] = [],
): Finding[] {
  return [
    ...checkLost(operations, store),
    ...checkShape(store),
    ...checkRealTime(operations, store),
    ...checkGhosts(operations, store, began),
    ...checkOnce(operations, store),
    ...checkDecisions(store),
    ...checkInvariants(store),
    ...checkStatuses(operations, alsoAllowed),
  ];
}
