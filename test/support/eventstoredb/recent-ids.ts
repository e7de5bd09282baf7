import { type StoredEvent } from './stored-event.js';

/** The ids the server still has in memory: the newest of them, and none after a restart. */
export class RecentIds {
  readonly #known = new Map<string, { readonly stream: string; readonly revision: bigint }>();

  constructor(private readonly limit: number) {}

  add({ id, stream, revision }: StoredEvent): void {
    this.#known.delete(id);
    this.#known.set(id, { stream, revision });
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.limit && oldest !== undefined) this.#known.delete(oldest);
  }

  find(id: string): { readonly stream: string; readonly revision: bigint } | undefined {
    return this.#known.get(id);
  }

  clear(): void {
    this.#known.clear();
  }
}
