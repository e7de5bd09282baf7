import { type Desk } from './desk.js';
import { type EventKind } from './misbehaviour.js';
import { type Outlet } from './outlet.js';
import { type ReadRequest } from './read-request.js';
import { type StoredEvent } from './stored-event.js';
import { type Streams } from './stubs.js';
import { eventMessage } from './wire.js';

/** Messages on their way to one reader, misbehaving as ordered. Each `send` waits for a slow reader. */
export class Delivery {
  readonly #slow: number;
  #sent = 0;

  constructor(
    readonly desk: Desk,
    readonly outlet: Outlet<Streams.ReadResp>,
    readonly request: ReadRequest,
  ) {
    this.#slow = desk.orders.take(['slow'], request.method, request.stream)?.what.ms ?? 0;
  }

  /** How many events the reader was sent. */
  get sent(): number {
    return this.#sent;
  }

  async send(message: Streams.ReadResp): Promise<boolean> {
    if (this.#slow > 0) await Promise.race([this.desk.pause(this.#slow), this.outlet.whenClosed]);
    return this.outlet.send(message);
  }

  /** Whether somebody still listens. */
  async event(event: StoredEvent): Promise<boolean> {
    if (this.#ordered('truncated-event', event)) return this.#send({ ...event, data: half(event.data) });
    if (!this.request.method.startsWith('subscribe')) return this.#send(event);
    if (this.#ordered('skip-delivery', event)) return true;
    const again = this.#ordered('duplicate-delivery', event) ? [event] : [];
    const before = this.#ordered('old-event-again', event, () => this.#before(event) !== undefined);
    const old = before ? [this.#before(event) as StoredEvent] : [];
    for (const each of [event, ...again, ...old]) if (!(await this.#send(each))) return false;
    return true;
  }

  async #send(event: StoredEvent): Promise<boolean> {
    this.#sent += 1;
    this.desk.delivered += 1;
    return this.send(eventMessage(event));
  }

  #ordered(kind: EventKind, event: StoredEvent, possible?: () => boolean): boolean {
    return this.desk.orders.take([kind], this.request.method, event.stream, possible) !== undefined;
  }

  /** The event of this subscription just before the given one, whether or not it was sent to this reader. */
  #before(event: StoredEvent): StoredEvent | undefined {
    const { stream, filter } = this.request;
    const { log } = this.desk.store;
    const events = stream === '$all' ? log.events : log.of(stream);
    return events.findLast(each => each.commit < event.commit && (filter?.allows(each) ?? true));
  }
}

const half = (data: Buffer): Buffer => data.subarray(0, Math.floor(data.length / 2));
