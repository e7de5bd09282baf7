import { setTimeout as sleep } from 'node:timers/promises';
import { type Metadata } from '@grpc/grpc-js';
import { type Method } from './misbehaviour.js';
import { Orders } from './orders.js';
import { type Outlet } from './outlet.js';
import { accessDenied, broken, isRefusal } from './refusals.js';
import { Store } from './store.js';
import { type Subscription } from './subscription.js';
import { SystemEvents } from './system-events.js';

export interface Call {
  readonly method: Method;
  readonly stream?: string;
  readonly at: number;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What all calls share: the store, the orders to misbehave, the record of calls and the open subscriptions. */
export class Desk {
  readonly store = new Store();
  readonly orders = new Orders();
  readonly calls: Call[] = [];
  readonly subscriptions = new Set<Subscription>();
  readonly #closing = new AbortController();
  readonly #system = new SystemEvents(this.store);
  /** Events handed to the transport, whether or not anybody read them. */
  delivered = 0;

  constructor(private readonly credentials: Credentials | undefined) {
    this.#system.writeFirst();
  }

  /** Every call begins here: it is written down, and refused when it may not be made. */
  receive(method: Method, stream: string | undefined, metadata: Metadata): void {
    this.calls.push({ method, ...(stream === undefined ? {} : { stream }), at: Date.now() });
    if (!this.credentials) return;
    const { username, password } = this.credentials;
    const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    if (metadata.get('authorization')[0] !== expected) throw accessDenied();
  }

  appended(): void {
    this.#system.afterAppend();
    this.changed();
  }

  changed(): void {
    for (const subscription of this.subscriptions) subscription.wake();
  }

  /** Runs a call to its end; whatever it throws becomes a status, so that no fault of ours looks like silence. */
  serve(outlet: Outlet<never>, work: () => void | Promise<void>): void {
    const run = async (): Promise<void> => work();
    run().catch((error: unknown) => outlet.refuse(isRefusal(error) ? error : broken(error)));
  }

  /** Waits without keeping the process alive; ends early when the stand-in stops. */
  async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { ref: false, signal: this.#closing.signal }).catch(() => undefined);
  }

  close(): void {
    this.#closing.abort();
    this.orders.releaseAll();
  }
}
