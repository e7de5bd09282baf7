import { LocalDate } from '../../../src/kernel/time/local-date.js';
import { GROUPINGS } from '../../../src/reporting/index.js';
import type { Request } from '../connection.js';
import { Chances } from './chances.js';
import type { GeneratedRegister } from './generated-register.js';
import { LONG_LIFE } from './lives.js';

/** A question that is measured by itself. */
export interface Question {
  readonly name: string;
  /** p99 in milliseconds at 100,000 projects. */
  readonly aim: number;
  readonly next: () => Request;
}

const STAGES = ['proposed', 'review', 'preparation', 'construction', 'operation'];
const REGIONS = ['100000000', '110000000', '190000000', '610000000', '750000000'];
const SECTORS = ['energy.solar', 'energy.wind', 'agriculture.crops', 'processing.food'];
const FIRST_DAY = '2018-12-01' as LocalDate;
const DAYS = LocalDate.daysBetween(FIRST_DAY, '2026-06-30' as LocalDate);

export function questionsAbout(register: GeneratedRegister): readonly Question[] {
  const chances = new Chances('questions');
  const any = <Value>(values: readonly Value[]): Value => values[chances.below(values.length)]!;
  const ask = (name: string, aim: number, path: (n: number) => string): Question => {
    const headers = { authorization: `ApiKey ${register.scene.caller.key}` };
    let n = 0;
    return { name, aim, next: () => ({ method: 'GET', path: path(n++), headers, body: '' }) };
  };
  const day = (): string => LocalDate.addDays(FIRST_DAY, chances.below(DAYS));
  const instant = (): string => new Date(register.from + chances.below(register.to - register.from)).toISOString();
  return [
    ...GROUPINGS.map(by => ask(`totals by ${by}`, 20, n => `/v1/totals?by=${spelt(by, n)}`)),
    ...(['region', 'sector', 'country'] as const).map(by =>
      ask(`totals by ${by} of a stage`, 20, n => `/v1/totals?by=${spelt(by, n)}&stage=${any(STAGES)}`),
    ),
    ask('totals as known', 100, () => `/v1/totals?by=${any(GROUPINGS)}&knownAt=${instant()}`),
    ask('totals as true', 100, () => `/v1/totals?by=${any(GROUPINGS)}&asOf=${day()}`),
    ask('totals as true was known', 100, () => `/v1/totals?by=${any(GROUPINGS)}&asOf=${day()}&knownAt=${instant()}`),
    ask(
      'list with three filters',
      30,
      n => `/v1/projects?region=${any(REGIONS)}&stage=${any(STAGES)}&sector=${any(SECTORS)}&limit=${20 + (n % 9)}`,
    ),
    ask('project card', 10, () => `/v1/projects/${any(register.projectIds)}`),
    ask(
      'revision of 1,000 events',
      20,
      () => `/v1/projects/${any(register.longIds)}?revision=${chances.below(LONG_LIFE - 1)}`,
    ),
  ];
}

/** The same word, its letters escaped or not: answers are kept by the URL, and it is the making that is measured. */
function spelt(word: string, n: number): string {
  return [...word].map((letter, at) => ((n >> at) & 1 ? `%${letter.charCodeAt(0).toString(16)}` : letter)).join('');
}

export const kpiDay = (n: number): string => LocalDate.addDays(FIRST_DAY, 400 + n * 371);
