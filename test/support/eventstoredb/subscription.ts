import { status } from '@grpc/grpc-js';
import { type Delivery } from './delivery.js';
import { type Desk } from './desk.js';
import { type DropHow } from './misbehaviour.js';
import { checkPosition } from './position-check.js';
import { type ReadRequest } from './read-request.js';
import { refusal, streamDeleted } from './refusals.js';
import { type StoredEvent } from './stored-event.js';
import { caughtUp, checkpoint, confirmation } from './wire.js';

/**
 * One subscription: history first, then `caughtUp`, then what comes. Where it starts is excluded. A start beyond the
 * log is no error on the server: it waits, silently, for events beyond it.
 */
export class Subscription {
  /** The last position of `$all`, or revision of the stream, that was considered. */
  #cursor: bigint;
  #considered = 0;
  #checkpointed = -1n;
  #dropped: DropHow | undefined;
  #code: number = status.UNAVAILABLE;
  #wake: () => void = () => undefined;

  constructor(
    private readonly desk: Desk,
    private readonly delivery: Delivery,
    private readonly request: ReadRequest,
    private readonly id: string,
  ) {
    const { from } = request;
    this.#cursor = from === 'start' ? -1n : from === 'end' ? this.#last() : from;
  }

  async run(): Promise<void> {
    const { outlet } = this.delivery;
    this.desk.subscriptions.add(this);
    void outlet.whenClosed.then(() => this.wake());
    void outlet.whenClosed.then(() => this.desk.subscriptions.delete(this));
    await this.delivery.send(confirmation(this.id));
    if (this.request.stream === '$all') checkPosition(this.desk.store.log, this.request);
    await this.#follow();
    if (this.#dropped === 'clean-end') outlet.end();
    if (this.#dropped === 'error') outlet.refuse(refusal(this.#code, 'The stand-in dropped the subscription.'));
  }

  /** What comes after a drop is as it was ordered: nothing, with or without an end. */
  drop(how: DropHow, code: number = status.UNAVAILABLE): void {
    this.#dropped = how;
    this.#code = code;
    this.wake();
  }

  wake(): void {
    this.#wake();
  }

  async #follow(): Promise<void> {
    const drop = this.desk.orders.take(['drop-subscription'], this.request.method, this.request.stream)?.what;
    let live = this.#cursor >= this.#last();
    if (live) await this.#caughtUp();
    while (!this.#over()) {
      if (drop && this.delivery.sent >= drop.after) return this.drop(drop.how, drop.code);
      const next = this.#next();
      if (next) await this.#consider(next);
      else if (live) await new Promise<void>(resolve => (this.#wake = resolve));
      else {
        live = true;
        await this.#checkpoint();
        await this.#caughtUp();
      }
    }
  }

  async #consider(event: StoredEvent): Promise<void> {
    const { filter } = this.request;
    this.#cursor = this.#place(event);
    this.#considered += 1;
    if (filter?.allows(event) ?? true) await this.delivery.event(event);
    if (filter && this.#considered >= filter.checkpointInterval) await this.#checkpoint();
  }

  /** Only a filtered subscription has them, and none twice. */
  async #checkpoint(): Promise<void> {
    this.#considered = 0;
    if (!this.request.filter || this.#cursor <= this.#checkpointed || this.#over()) return;
    this.#checkpointed = this.#cursor;
    await this.delivery.send(checkpoint(this.#cursor));
  }

  async #caughtUp(): Promise<void> {
    if (this.#over()) return;
    await this.delivery.send(caughtUp());
    const twice = this.desk.orders.take(['caught-up-twice'], this.request.method, this.request.stream);
    if (twice) await this.delivery.send(caughtUp());
  }

  #over(): boolean {
    return this.#dropped !== undefined || this.delivery.outlet.closed;
  }

  #next(): StoredEvent | undefined {
    const { store } = this.desk;
    const { stream } = this.request;
    if (stream === '$all') return store.log.events[store.log.indexAt(this.#cursor + 1n)];
    if (store.tombstoned(stream)) throw streamDeleted(stream);
    return store.log.of(stream).find(event => event.revision > this.#cursor && store.visible(event));
  }

  #last(): bigint {
    const { log } = this.desk.store;
    return this.request.stream === '$all' ? (log.events.at(-1)?.commit ?? -1n) : log.last(this.request.stream);
  }

  #place(event: StoredEvent): bigint {
    return this.request.stream === '$all' ? event.commit : event.revision;
  }
}
