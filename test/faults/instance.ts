import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync, closeSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { isReady } from './http.js';
import { endings } from './endings.js';
import { until } from './random.js';

export interface InstanceOptions {
  readonly name: string;
  readonly folder: { readonly path: string; readonly victim: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  /** Modules loaded before the register: the saboteurs of the negative controls. */
  readonly preload?: readonly string[];
  /** Options of Node itself. */
  readonly node?: readonly string[];
  /** Told of each process as it begins. */
  readonly onSpawn?: (pid: number) => void;
}

/** A start that takes longer counts as one that failed. The figures are printed; two shared cores are no measure. */
const READY_WITHIN_MS = 60_000;

/**
 * One process of the register, with a supervisor as systemd would be: whatever ends it, it is started again on the same
 * port, armed with the failpoints that are next.
 */
export class Instance {
  /** `name:n,…` for the next start. */
  armed = '';
  /** Milliseconds from each death to the first `ready`. */
  readonly restarts: number[] = [];
  /** Ends that nobody ordered: neither a kill of ours nor an armed failpoint (those are SIGKILL as well). */
  readonly surprises: string[] = [];
  deaths = 0;
  /** By the driver's clock. */
  readonly diedAt: number[] = [];
  port = 0;
  #child: ChildProcess | null = null;
  #ready: Promise<void> = Promise.resolve();
  #wanted = false;
  #leaving: ChildProcess | null = null;
  #failure: Error | null = null;

  constructor(private readonly options: InstanceOptions) {
    endings.add(() => this.stop());
  }

  get name(): string {
    return this.options.name;
  }

  async start(): Promise<void> {
    if (this.port === 0) this.port = await freePort();
    this.#wanted = true;
    await (this.#ready = this.#spawn());
    if (ended(this.#child)) throw new Error(`${this.name} ended before it was ready: see ${this.name}.log`);
  }

  /** The hard way; the supervisor brings it back. Resolves when it is dead and the next one is on its way. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null || ended(child)) return;
    const death = once(child, 'exit');
    child.kill('SIGKILL');
    await death;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** SIGSTOP or SIGCONT: it hangs, and nothing else about it changes. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child?.kill(name);
  }

  /** As a rollout does it: asked to leave, and started again by the supervisor. @returns how long leaving took */
  async replace(): Promise<{ readonly ms: number; readonly code: number | null }> {
    const child = this.#child;
    if (child === null || ended(child)) throw new Error(`${this.name} is not running`);
    const begun = performance.now();
    this.#leaving = child;
    const death = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = (await death) as [number | null];
    return { ms: performance.now() - begun, code };
  }

  /** Until it answers again, if it is down. */
  async ready(): Promise<void> {
    for (let before = -1; before !== this.deaths;) {
      before = this.deaths;
      await this.#ready;
      if (this.#failure !== null) throw this.#failure;
    }
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    this.#wanted = false;
    await this.#ready.catch(() => undefined);
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    child.kill('SIGCONT');
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(late);
  }

  async #spawn(): Promise<void> {
    const { folder, environment, flags = [], preload = [], node = [], name } = this.options;
    const log = openSync(join(folder.path, `${name}.log`), 'a');
    const main = join(folder.victim, 'dist/main.js');
    const imports = preload.flatMap(module => ['--import', join(folder.victim, 'test/faults', module)]);
    const child = spawn(
      process.execPath,
      [...node, ...imports, '-C', 'qadam-faults', main, '--port', String(this.port), ...flags],
      {
        env: {
          PATH: process.env['PATH'],
          HOME: process.env['HOME'],
          LOG_LEVEL: 'warn',
          LOG_FORMAT: 'json',
          LOG_REQUESTS: 'none',
          INSTANCE: name,
          ...environment,
          QADAM_FAILPOINT: this.armed,
          QADAM_FAILPOINT_HITS: join(folder.path, 'hits'),
        },
        stdio: ['ignore', log, log],
        cwd: folder.victim,
      },
    );
    closeSync(log);
    if (child.pid !== undefined) this.options.onSpawn?.(child.pid);
    this.#child = child;
    child.once('exit', (code, signal) => this.#died(child, code, signal));
    await until(
      `${name} is ready`,
      READY_WITHIN_MS,
      async () => child !== this.#child || ended(child) || isReady(this.port),
    );
  }

  #died(child: ChildProcess, code: number | null, signal: NodeJS.Signals | null): void {
    if (child !== this.#child || !this.#wanted) return;
    if (signal !== 'SIGKILL' && child !== this.#leaving)
      this.surprises.push(`${this.name} ended by itself: code ${code}, signal ${signal}`);
    this.deaths++;
    this.diedAt.push(performance.now());
    const at = performance.now();
    this.#ready = this.#spawn()
      .then(() => void (ended(this.#child) || this.restarts.push(performance.now() - at)))
      .catch((error: unknown) => {
        this.#failure = error instanceof Error ? error : new Error(String(error));
      });
  }
}

const ended = (child: ChildProcess | null): boolean =>
  child === null || child.exitCode !== null || child.signalCode !== null;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
