import { parseArgs } from 'node:util';
import type { Home } from './world.js';

export interface Wished {
  readonly from: number;
  readonly seeds: number;
  readonly steps: number;
  readonly home: Home | null;
  readonly trace: boolean;
  /** Known faults fail as well. */
  readonly strict: boolean;
  /** Failing seeds after which no further one is tried. */
  readonly failures: number;
}

export function readArguments(given: readonly string[]): Wished {
  const { values } = parseArgs({
    args: [...given],
    options: {
      seed: { type: 'string' },
      from: { type: 'string', default: '1' },
      seeds: { type: 'string', default: '500' },
      steps: { type: 'string', default: '300' },
      home: { type: 'string' },
      failures: { type: 'string', default: '5' },
      trace: { type: 'boolean', default: false },
      strict: { type: 'boolean', default: false },
    },
  });
  const { home, seed } = values;
  if (home !== undefined && home !== 'eventstoredb' && home !== 'postgres') {
    throw new Error(`--home is eventstoredb or postgres, not ${home}`);
  }
  return {
    from: wholeNumber(seed ?? values.from),
    seeds: seed === undefined ? wholeNumber(values.seeds) : 1,
    steps: wholeNumber(values.steps),
    home: home ?? null,
    trace: values.trace,
    strict: values.strict,
    failures: wholeNumber(values.failures),
  };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${text} is no whole number`);
  return Number(text);
}
