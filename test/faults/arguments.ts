import { TIERS, type Tier } from './tiers.js';

export type Wish = Tier | 'controls' | 'evidence' | 'table' | 'help';
const OTHERS = ['controls', 'evidence', 'table', 'help'] as const;

/** What the command line asks for. */
export interface Wished {
  readonly wish: Wish;
  /** Only these nemeses, by id; empty: all of the tier. */
  readonly only: readonly string[];
  readonly seed: number | null;
  readonly cycles: number | null;
  /** Adds a line to the running totals. */
  readonly record: boolean;
}

/** @throws Error with a sentence for whoever typed it */
export function readArguments(given: readonly string[], known: readonly string[]): Wished {
  const words = given.filter(word => !word.startsWith('--'));
  const [wish = 'quick', more] = words;
  if (more !== undefined) throw new Error(`one tier at a time: ${words.join(', ')}`);
  if (!isWish(wish)) throw new Error(`there is no tier ${wish}: ${[...TIERS, ...OTHERS].join(', ')}`);
  const options = new Map<string, string>();
  for (const word of given.filter(each => each.startsWith('--'))) {
    const [name = '', ...value] = word.slice(2).split('=');
    if (!['only', 'seed', 'cycles', 'record'].includes(name)) throw new Error(`there is no option --${name}`);
    options.set(name, value.join('='));
  }
  const only = (options.get('only') ?? '').split(',').filter(id => id !== '');
  const strange = only.filter(id => !known.includes(id));
  if (strange.length > 0) throw new Error(`there is no nemesis ${strange.join(', ')}: ${known.join(', ')}`);
  return {
    wish,
    only,
    seed: number('seed', options.get('seed')),
    cycles: number('cycles', options.get('cycles')),
    record: options.has('record'),
  };
}

const isWish = (word: string): word is Wish => ([...TIERS, ...OTHERS] as string[]).includes(word);

function number(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,10}$/.test(text)) throw new Error(`--${name} wants a number, not "${text}"`);
  return Number(text);
}
