import type { ProjectEvent } from '../../projects/index.js';

/** An event of a project as the fold wants it: what it says, and of what surrounds it only when it was said. */
export type MeasuredEvent = ProjectEvent & {
  readonly revision: number;
  /** Business date. */
  readonly occurredOn: string;
  /** RFC 3339, UTC, milliseconds. */
  readonly recordedAt: string;
};

/** The list with one more; lists of a row are never changed in place. */
export function withOne<Item>(list: readonly Item[], item: Item): readonly Item[] {
  return [...list, item];
}

/** The list with the last item that fits changed; as it was where none fits. */
export function withLast<Item>(
  list: readonly Item[],
  fits: (item: Item) => boolean,
  change: (item: Item) => Item,
): readonly Item[] {
  const index = list.findLastIndex(fits);
  return index < 0 ? list : list.map((item, at) => (at === index ? change(item) : item));
}
