import { Kato } from '../../kernel/reference/kato.js';

export interface PlaceWords {
  /** "in the district", before a noun. */
  readonly kk: string;
  /** After a comma. */
  readonly ru: string;
  readonly en: string;
}

/** The place as titles say it. Russian and English stand apart, so that no name has to be declined. */
export function placeWords(kato: string): PlaceWords {
  const { kk, ru, en } = Kato.names(Kato.parse(kato));
  return {
    kk: kk.endsWith(' қ.ә.') ? kk.replace(/ қ\.ә\.$/, ' қаласындағы') : kk.replace(/ ауданы$/, ' ауданындағы'),
    ru: ru.endsWith(' г.а.') ? `г. ${ru.slice(0, -' г.а.'.length)}` : ru,
    en,
  };
}

export function regionOf(kato: string): { readonly digits: string; readonly akimat: string } {
  const region = Kato.regionOf(Kato.parse(kato));
  const name = Kato.names(region).en;
  return {
    digits: region.slice(0, 2),
    akimat: `Akimat of ${name.replace(/ Region$/, ' region').replace(/ City$/, ' city')}`,
  };
}

export const isCity = (kato: string): boolean => !Kato.names(Kato.parse(kato)).kk.endsWith(' ауданы');

/** Regions as the cadastre numbers them, which is not as KATO does. From memory; numbers of plots are invented anyway. */
const CADASTRE: Readonly<Record<string, string>> = {
  '11': '01',
  '15': '02',
  '19': '03',
  '23': '04',
  '63': '05',
  '31': '06',
  '27': '08',
  '35': '09',
  '43': '10',
  '39': '12',
  '47': '13',
  '55': '14',
  '59': '15',
  '61': '19',
  '75': '20',
  '71': '21',
  '79': '22',
  '10': '23',
  '33': '24',
  '62': '25',
};

/** A cadastral number of the demo: quarter 900 and above, where no story has a plot of its own. */
export function cadastralNumber(kato: string, project: number): string {
  const oblast = CADASTRE[kato.slice(0, 2)] ?? '19';
  const district = String(200 + (Number(kato.slice(2, 5)) % 800)).padStart(3, '0');
  return `${oblast}-${district}-${900 + (project % 100)}-${String(project + 1).padStart(3, '0')}`;
}
