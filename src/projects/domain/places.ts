import { Kato } from '../../kernel/reference/kato.js';
import { SECTORS } from '../../kernel/reference/sectors.js';
import { InvalidValue } from '../../kernel/text/invalid-value.js';

export interface Named {
  readonly code: string;
  /** Null for a code of a later list than this release has. */
  readonly name: { readonly kk: string; readonly ru: string; readonly en: string } | null;
}

/** Region and district of a KATO code, with their names; no district where the code names a whole region. */
export function placeOf(kato: string): { readonly region: Named; readonly district: Named | null } {
  const district = Kato.districtOf(kato as Kato);
  return { region: namedPlace(Kato.regionOf(kato as Kato)), district: district === null ? null : namedPlace(district) };
}

export function namedPlace(kato: string): Named {
  return { code: kato, name: known(() => Kato.names(kato as Kato)) };
}

export function namedSector(code: string): Named {
  return { code, name: known(() => SECTORS.names(SECTORS.parse(code))) };
}

/** A recorded code stays a fact when a list drops it: shown without a name rather than refused. */
function known<Value>(find: () => Value): Value | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof InvalidValue) return null;
    throw error;
  }
}
