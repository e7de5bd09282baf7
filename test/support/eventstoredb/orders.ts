import { type Method, type Misbehaviour, type MisbehaviourKind, type OfKind, type Ordered } from './misbehaviour.js';

/** One order as it is carried out. `released` settles on `release()`, and when the order is stopped. */
export interface Happening<K extends MisbehaviourKind> {
  readonly what: OfKind<K>;
  readonly released: Promise<void>;
}

class Order implements Ordered {
  readonly released: Promise<void>;
  #times = 0;
  #stopped = false;
  #release: () => void = () => undefined;

  constructor(readonly what: Misbehaviour) {
    this.released = new Promise(resolve => (this.#release = resolve));
  }

  get times(): number {
    return this.#times;
  }

  aims(kinds: readonly MisbehaviourKind[], method: Method, stream: string | undefined): boolean {
    const { kind, method: only, stream: prefix, times = 1 } = this.what;
    if (this.#stopped || this.#times >= times || !kinds.includes(kind)) return false;
    return (only === undefined || only === method) && (prefix === undefined || (stream ?? '').startsWith(prefix));
  }

  happen(): void {
    this.#times += 1;
  }

  release(): void {
    this.#release();
  }

  stop(): void {
    this.#stopped = true;
    this.#release();
  }
}

/** What was ordered, in order: the first that aims at a call or an event is carried out, and counted. */
export class Orders {
  readonly #orders: Order[] = [];

  add(what: Misbehaviour): Ordered {
    const order = new Order(what);
    this.#orders.push(order);
    return order;
  }

  take<K extends MisbehaviourKind>(
    kinds: readonly K[],
    method: Method,
    stream: string | undefined,
    possible: () => boolean = () => true,
  ): Happening<K> | undefined {
    const order = this.#orders.find(candidate => candidate.aims(kinds, method, stream) && possible());
    order?.happen();
    return order && { what: order.what as OfKind<K>, released: order.released };
  }

  releaseAll(): void {
    for (const order of this.#orders) order.release();
  }
}
