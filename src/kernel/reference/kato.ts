import { InvalidValue } from '../text/invalid-value.js';
import type { L10n } from '../text/localized-text.js';
import { KATO_ENTRIES, type KatoEntry } from './kato.data.js';

/** A code of the classifier of administrative-territorial units: 9 digits, known to the excerpt. */
export type Kato = string & { readonly __brand: 'Kato' };

const byCode: ReadonlyMap<string, KatoEntry> = new Map(KATO_ENTRIES.map(entry => [entry.code, entry]));

export const Kato = {
  /** 9 digits of a region or district in the excerpt. Throws InvalidValue `kato.not-9-digits`, `kato.unknown`. */
  parse(value: unknown): Kato {
    if (typeof value !== 'string' || !/^\d{9}$/.test(value)) {
      throw new InvalidValue('kato.not-9-digits', 'A KATO code has 9 digits.');
    }
    if (!byCode.has(value)) {
      throw new InvalidValue('kato.unknown', 'This KATO code is not in the list of regions and districts.');
    }
    return value as Kato;
  },

  /** The first-level code: two digits, then zeros. A region's own code for a region. */
  regionOf(kato: Kato): Kato {
    return `${kato.slice(0, 2)}0000000` as Kato;
  },

  /** The code itself where it names a district, null where it names a whole region. */
  districtOf(kato: Kato): Kato | null {
    return Kato.isRegion(kato) ? null : kato;
  },

  /** As read models group by it: `none` stands for the district of a place that is a whole region. */
  placeOf(kato: Kato): { readonly region: Kato; readonly district: Kato | 'none' } {
    return { region: Kato.regionOf(kato), district: Kato.districtOf(kato) ?? 'none' };
  },

  isRegion(kato: Kato): boolean {
    return kato.endsWith('0000000');
  },

  /** Kazakh, Russian and English. Throws InvalidValue `kato.unknown` for a code that was never parsed. */
  names(kato: Kato): Required<L10n> {
    const { kk, ru, en } = entryOf(kato);
    return { kk, ru, en };
  },

  /** ISO 3166-2 of the region the place lies in: `KZ-61`. Throws InvalidValue `kato.unknown`. */
  iso3166(kato: Kato): string {
    return `KZ-${entryOf(kato).code.slice(0, 2)}`;
  },

  /** The 20 first-level codes, in the order of the classifier. */
  regions(): readonly Kato[] {
    return all.filter(Kato.isRegion);
  },

  /** The region's districts that the excerpt knows. */
  districtsOf(region: Kato): readonly Kato[] {
    return all.filter(code => !Kato.isRegion(code) && Kato.regionOf(code) === Kato.regionOf(region));
  },
};

const all: readonly Kato[] = KATO_ENTRIES.map(entry => entry.code as Kato);

function entryOf(kato: Kato): KatoEntry {
  const entry = byCode.get(kato);
  if (entry === undefined) throw new InvalidValue('kato.unknown', 'This KATO code is not in the list.');
  return entry;
}
