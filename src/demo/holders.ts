import type { DemoKeys } from '../platform/security/demo-keys.js';
import type { Office } from './story.js';

/** Secret keys and the persons behind them, by office. */
export interface Holders {
  readonly keys: Readonly<Partial<Record<Office, string>>>;
  readonly persons: ReadonlyMap<Office, string>;
}

export function holdersOf(keys: DemoKeys): Holders {
  const entries = Object.entries(keys) as [Office, DemoKeys[Office]][];
  return {
    keys: Object.fromEntries(entries.map(([office, { key }]) => [office, key])),
    persons: new Map(entries.flatMap(([office, { personId }]) => (personId === null ? [] : [[office, personId]]))),
  };
}
