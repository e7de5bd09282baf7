import type { Socket } from 'node:net';

/** What one direction of a network does to bytes. */
export interface Weather {
  /** Bytes go nowhere and nobody is told: what a line has swallowed once, it never makes up for. */
  readonly swallow: boolean;
  readonly latencyMs: number;
  /** Up to so much more or less, evenly; order is kept. */
  readonly jitterMs: number;
  /** Bytes a second; null: as they come. */
  readonly bytesPerSecond: number | null;
}

export const FAIR: Weather = { swallow: false, latencyMs: 0, jitterMs: 0, bytesPerSecond: null };

const SLICES_A_SECOND = 10;
const MOST_QUEUED = 1 << 20;

/** One direction of one connection. Bytes leave in the order they came, whatever the weather was meanwhile. */
export class Line {
  /** Has lost bytes: nothing that comes later would make sense to the other side. */
  dead = false;
  /** Bytes that went nowhere. */
  lost = 0;
  #queue: { readonly bytes: Buffer; readonly at: number }[] = [];
  #queued = 0;
  #last = 0;
  #running = false;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly weather: () => Weather,
    private readonly random: () => number,
  ) {
    from.on('data', bytes => this.#take(bytes));
    from.on('end', () => {
      if (!this.dead && this.#queue.length === 0) to.end();
    });
  }

  #take(bytes: Buffer): void {
    const { swallow, latencyMs, jitterMs, bytesPerSecond } = this.weather();
    if (swallow) this.dead = true;
    if (this.dead) {
      this.lost += bytes.length;
      return;
    }
    if (!this.#running && latencyMs === 0 && jitterMs === 0 && bytesPerSecond === null) {
      this.to.write(bytes);
      return;
    }
    const late = Math.max(0, latencyMs + (this.random() * 2 - 1) * jitterMs);
    this.#last = Math.max(this.#last, performance.now() + late);
    this.#queue.push({ bytes, at: this.#last });
    this.#queued += bytes.length;
    if (this.#queued > MOST_QUEUED) this.from.pause();
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      await sleep(next.at - performance.now());
      await this.#write(next.bytes);
      this.#queued -= next.bytes.length;
      if (this.#queued < MOST_QUEUED) this.from.resume();
    }
    this.#running = false;
    if (this.from.readableEnded && !this.dead) this.to.end();
  }

  async #write(bytes: Buffer): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      const { swallow, bytesPerSecond } = this.weather();
      if (swallow) this.dead = true;
      if (this.dead || this.to.destroyed) return;
      const slice = bytesPerSecond === null ? bytes.length : Math.max(1, Math.floor(bytesPerSecond / SLICES_A_SECOND));
      this.to.write(bytes.subarray(at, at + slice));
      at += slice;
      if (bytesPerSecond !== null) await sleep(1_000 / SLICES_A_SECOND);
    }
  }
}

const sleep = (ms: number): Promise<void> =>
  ms <= 0 ? Promise.resolve() : new Promise(resolve => setTimeout(resolve, ms));
