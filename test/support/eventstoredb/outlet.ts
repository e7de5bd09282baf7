import { type Refusal } from './refusals.js';

/** What every call of the stand-in is answered through; a single answer is a stream of one. */
export interface Answering<Response> {
  readonly cancelled: boolean;
  write(message: Response): boolean;
  end(): unknown;
  emit(event: 'error', refusal: Refusal): boolean;
  once(event: 'cancelled' | 'close' | 'finish' | 'drain', listener: () => void): unknown;
  off(event: 'drain', listener: () => void): unknown;
}

/** One answer on its way out. `send` waits while the client reads slowly, and says false once nobody listens. */
export class Outlet<Response> {
  #closed = false;
  #refused = false;
  readonly #whenClosed: Promise<void>;

  constructor(private readonly call: Answering<Response>) {
    this.#whenClosed = new Promise(resolve => {
      for (const end of ['cancelled', 'close', 'finish'] as const) call.once(end, () => this.#close(resolve));
    });
  }

  get closed(): boolean {
    return this.#closed || this.call.cancelled;
  }

  get refused(): boolean {
    return this.#refused;
  }

  get whenClosed(): Promise<void> {
    return this.#whenClosed;
  }

  async send(message: Response): Promise<boolean> {
    if (this.closed) return false;
    if (!this.call.write(message)) await this.#drained();
    return !this.closed;
  }

  end(): void {
    if (!this.closed) this.call.end();
  }

  answer(message: Response): void {
    if (this.closed) return;
    this.call.write(message);
    this.call.end();
  }

  refuse(refusal: Refusal): void {
    if (this.closed || this.#refused) return;
    this.#refused = true;
    this.call.emit('error', refusal);
  }

  async #drained(): Promise<void> {
    let drained = (): void => undefined;
    const drain = new Promise<void>(resolve => this.call.once('drain', (drained = resolve)));
    await Promise.race([drain, this.#whenClosed]);
    this.call.off('drain', drained);
  }

  #close(resolve: () => void): void {
    this.#closed = true;
    resolve();
  }
}
