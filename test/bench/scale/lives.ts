import { Country } from '../../../src/kernel/reference/countries.js';
import { KATO_ENTRIES } from '../../../src/kernel/reference/kato.data.js';
import { SECTORS } from '../../../src/kernel/reference/sectors.js';
import { LocalDate } from '../../../src/kernel/time/local-date.js';
import { uuidV5 } from '../../../src/platform/event-store/ids.js';
import { projectEventReleases, type ProjectEvent } from '../../../src/projects/domain/project.events.js';
import { aProject, TITLE, type AProject } from '../../support/a-project.js';
import { CADASTRAL_NUMBER, INVESTOR_ID, PROJECT_ID } from '../../support/people.js';
import { Chances } from './chances.js';

/** One project of the generated register, whole. The same number always gives the same one. */
export interface GeneratedLife {
  readonly projectId: string;
  readonly events: readonly ProjectEvent[];
}

const NAMESPACE = '5d0c7f4e-3b1a-5c8e-9f52-7363616c6501';
/** Nothing is dated later: a register knows no days to come. */
const LAST_DAY = '2026-06-30' as LocalDate;
/** One project in so many has a thousand events. */
export const ONE_LONG_IN = 10_000;
export const LONG_LIFE = 1_000;
const LONG_AT = 7;

/**
 * The shapes of lives are those the specs of the deciders build on, with the share of projects that live so; what is
 * the project's own (ids, place, sector, investor, money, sizes, days) is put in its place.
 */
const SHAPES: readonly (readonly [share: number, shape: AProject])[] = [
  [10, aProject().withMeeting()],
  [8, aProject().withWarning('X10', 'amber')],
  [6, aProject().submitted()],
  [6, aProject().submitted().returned()],
  [5, aProject().submitted().returned().amended().submitted({ submittedOn: '2019-01-28' })],
  [8, aProject().heard().rejected()],
  [7, aProject().withMeeting().submitted().approved()],
  [10, aProject().submitted().withRoadmap()],
  [6, onItsLand()],
  [5, aProject().submitted().withRoadmap().cancelled()],
  [14, reporting(onItsLand().underConstruction(), 6)],
  [3, reporting(onItsLand().underConstruction(), 2).suspended({ since: '2020-06-01' })],
  [9, reporting(onItsLand().underConstruction(), 4).operating()],
  [3, reporting(onItsLand().underConstruction(), 4).closed()],
];
const LONG = reporting(onItsLand().underConstruction(), LONG_LIFE);

/** In the order of its days; the builder of the specs takes the conclusion first. */
function onItsLand(): AProject {
  return aProject().submitted().withRoadmap().reserved().concluded().allocated();
}

/** Half payments, half reports, one day each, from the start of construction on. */
function reporting(project: AProject, facts: number): AProject {
  const first = '2019-10-01' as LocalDate;
  const more = Array.from({ length: facts }, (_, n): ProjectEvent => {
    const day = LocalDate.addDays(first, n);
    return n % 2 === 0
      ? aProject()
          .disbursed({ disbursementId: `payment-${n}`, paidOn: day })
          .events.at(-1)!
      : aProject()
          .reported({ reportId: `report-${n}`, periodFrom: day, periodTo: day, jobsConstruction: 40 + (n % 90) })
          .events.at(-1)!;
  });
  return project.with(...more.slice(0, Math.max(0, LONG_LIFE - project.events.length)));
}

/** Decided once, written once: what varies is found in the text. */
interface Compiled {
  readonly text: string;
  /** From the first day of the shape to its last one. */
  readonly lastDay: LocalDate;
}

const compiled = new Map<AProject, Compiled>();

function compile(shape: AProject): Compiled {
  let known = compiled.get(shape);
  if (known === undefined) {
    const days = shape.events.map(({ type, data }) => projectEventReleases[type].businessDate(data as never));
    compiled.set(shape, (known = { text: JSON.stringify(shape.events), lastDay: days.sort().at(-1) as LocalDate }));
  }
  return known;
}

/** Districts weigh what their place among the regions does: the first have most, as in any real register. */
const PLACES = KATO_ENTRIES.map(({ code }) => code);
const INVESTOR_COUNTRIES: readonly (readonly [share: number, country: string])[] = [
  [58, 'KZ'],
  [11, 'CN'],
  [6, 'TR'],
  [5, 'RU'],
  [4, 'KR'],
  [4, 'DE'],
  [3, 'US'],
  [3, 'NL'],
  [2, 'AE'],
  [2, 'FR'],
  [1, 'IT'],
  [1, 'JP'],
];
const CURRENCIES: readonly (readonly [share: number, currency: string, tengePerUnit: bigint])[] = [
  [72, 'KZT', 1n],
  [18, 'USD', 450n],
  [7, 'EUR', 500n],
  [3, 'CNY', 65n],
];

export const investorIdOf = (n: number): string => uuidV5(NAMESPACE, `investor ${n}`);
export const investorsFor = (projects: number): number => Math.max(10, Math.ceil(projects / 6));
export const countryOf = (n: number): Country => Country.parse(new Chances(`country ${n}`).of(INVESTOR_COUNTRIES)[1]);
export const projectIdOf = (n: number): string => uuidV5(NAMESPACE, `project ${n}`);
export const isLong = (n: number): boolean => n % ONE_LONG_IN === LONG_AT;

export function lifeOf(n: number, projects: number): GeneratedLife {
  const chances = new Chances(`project ${n}`);
  const { text, lastDay } = compile(isLong(n) ? LONG : chances.of(SHAPES)[1]);
  const projectId = projectIdOf(n);
  const later = Math.floor(chances.share() * LocalDate.daysBetween(lastDay, LAST_DAY));
  const [, currency, tengePerUnit] = chances.of(CURRENCIES);
  const size = 1 + Math.floor(chances.share() ** 3 * 60);
  const cheaper = BigInt(60 + Math.floor(chances.share() * 90));
  const own: Readonly<Record<string, string>> = {
    [PROJECT_ID]: projectId,
    [INVESTOR_ID]: investorIdOf(chances.below(investorsFor(projects))),
    'TRK-2018-001': `GEN-${String(n).padStart(7, '0')}`,
    [CADASTRAL_NUMBER]: cadastralNumberOf(n),
    '613600000': PLACES[Math.floor(chances.share() ** 1.6 * PLACES.length)]!,
    'energy.solar': SECTORS.codes[Math.floor(chances.share() ** 1.6 * SECTORS.codes.length)]!,
    [TITLE.kk]: `Күн электр станциясы ${n}`,
    [TITLE.ru]: `Солнечная электростанция ${n}`,
    [TITLE.en!]: `Solar plant ${n}`,
  };
  const told = text
    .replace(DATE, (_, date: string) => `"${LocalDate.addDays(date as LocalDate, later)}"`)
    .replace(MONEY, (_, tenge: string) => {
      const units = (BigInt(tenge) * BigInt(size) * cheaper) / (100n * tengePerUnit);
      return `{"amount":"${units}.00","currency":"${currency}"}`;
    })
    .replace(SIZE, (_, name: string, whole: string, rest: string) => `"${name}":"${Number(whole) * size}${rest}"`)
    .replace(OWN, (_, word: string) => `"${own[word]!}"`);
  return { projectId, events: late(JSON.parse(told) as ProjectEvent[], chances) };
}

const DATE = /"(\d{4}-\d{2}-\d{2})"/g;
const MONEY = /\{"amount":"(\d+)\.00","currency":"KZT"\}/g;
const SIZE = /"(capacityMw|acceptedMw|landHa)":"(\d+)(\.\d+)"/g;
const OWN = new RegExp(
  `"(${[PROJECT_ID, INVESTOR_ID, 'TRK-2018-001', CADASTRAL_NUMBER, '613600000', 'energy.solar', TITLE.kk, TITLE.ru, TITLE.en].join('|')})"`,
  'g',
);

function cadastralNumberOf(n: number): string {
  const digits = String(n).padStart(9, '0');
  return `19-${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`;
}

/** Of one project in thirty a payment comes to the register after what followed it. */
function late(events: ProjectEvent[], chances: Chances): readonly ProjectEvent[] {
  const at = events.findIndex(({ type }) => type === 'InvestmentDisbursed');
  if (at < 0 || at > events.length - 3 || chances.share() > 1 / 30) return events;
  const [payment] = events.splice(at, 1);
  events.splice(at + 2, 0, payment!);
  return events;
}
