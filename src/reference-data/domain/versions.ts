import {
  BUILT_IN_TEMPLATES,
  PROCEDURE_TEMPLATES_SOURCE,
  type ProcedureTemplateJson,
} from '../../kernel/reference/procedure-templates.js';
import { LocalDate } from '../../kernel/time/local-date.js';
import type { ReferenceSourceJson } from './reference-data.events.js';
import type { PublishedVersions } from './reference-data.js';

/** The scheme whose versions decisions ask. */
export const PROCEDURE_TEMPLATES = 'procedure-templates';

/** A version as it stands among the others. */
export interface TemplatesVersion {
  readonly version: number;
  /** `built-in`: carried by the release; `published`: said by the data steward. */
  readonly origin: 'built-in' | 'published';
  readonly validFrom: string;
  /** Its last day: the one it was given, or the day before the next version begins. Null: until further notice. */
  readonly validTo: string | null;
  readonly source: ReferenceSourceJson;
  readonly rows: readonly ProcedureTemplateJson[];
}

/** All versions in their order: those of the release first, for they hold where nothing was published. */
export function templateVersions(published: PublishedVersions): readonly TemplatesVersion[] {
  const { source, asOf } = PROCEDURE_TEMPLATES_SOURCE;
  const builtIn = BUILT_IN_TEMPLATES.map(({ version, validFrom, rows }): TemplatesVersion => {
    return {
      version,
      origin: 'built-in',
      validFrom,
      validTo: null,
      source: { title: source, date: asOf, url: null },
      rows,
    };
  });
  const said = published.map(({ version, validFrom, validTo, source: law, rows }): TemplatesVersion => {
    return { version, origin: 'published', validFrom, validTo, source: law, rows };
  });
  return [...builtIn, ...said].map((one, index, all) => ({ ...one, validTo: lastDay(one, all[index + 1]) }));
}

/** The version in force on the day; null before the first, and where one ended and none has followed. */
export function versionOn(versions: readonly TemplatesVersion[], on: string): TemplatesVersion | null {
  return versions.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo)) ?? null;
}

/** Versions begin one after the other, so the next one ends this one, unless it had ended before. */
function lastDay({ validTo }: TemplatesVersion, next: TemplatesVersion | undefined): string | null {
  if (next === undefined) return validTo;
  const dayBefore = LocalDate.addDays(LocalDate.parse(next.validFrom), -1);
  return validTo !== null && validTo < dayBefore ? validTo : dayBefore;
}
