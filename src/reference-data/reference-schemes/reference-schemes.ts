import type { Reference } from '../../kernel/reference/reference.js';
import { BUILT_IN_SCHEMES } from '../domain/built-in-schemes.js';
import type { ReferenceSourceJson } from '../domain/reference-data.events.js';
import type { PublishedVersions } from '../domain/reference-data.js';
import { PROCEDURE_TEMPLATES, templateVersions, versionOn } from '../domain/versions.js';

/** A version of a scheme, without its rows. */
export interface VersionLine {
  readonly scheme: string;
  readonly version: number;
  /** `built-in`: carried by this release; `published`: said by the data steward. */
  readonly origin: 'built-in' | 'published';
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: ReferenceSourceJson;
  /** True: not the whole official list. */
  readonly excerpt: boolean;
}

export interface VersionCard extends VersionLine {
  readonly rows: readonly object[];
}

export interface SchemeLine {
  readonly scheme: string;
  /** Whether versions of it are published here; the others come with a release. */
  readonly publishable: boolean;
  /** Null on a day that no version covers. */
  readonly inForce: VersionLine | null;
}

export type WhichVersion = { readonly on: string } | { readonly version: number };

/** Every scheme with its version of the day: those that are published here first. */
export function schemesOn(on: string, published: PublishedVersions): readonly SchemeLine[] {
  return [PROCEDURE_TEMPLATES, ...BUILT_IN_SCHEMES.keys()].map(scheme => {
    const found = versionCard(scheme, { on }, published);
    return { scheme, publishable: scheme === PROCEDURE_TEMPLATES, inForce: found === null ? null : lineOf(found) };
  });
}

/** A version of a scheme by day or by number; null where there is none. A scheme of the release has one version. */
export function versionCard(scheme: string, which: WhichVersion, published: PublishedVersions): VersionCard | null {
  if (scheme === PROCEDURE_TEMPLATES) {
    const versions = templateVersions(published);
    const found =
      'on' in which ? versionOn(versions, which.on) : versions.find(({ version }) => version === which.version);
    return found === null || found === undefined ? null : { scheme, excerpt: false, ...found };
  }
  const found = BUILT_IN_SCHEMES.get(scheme);
  if (found === undefined) return null;
  const { reference, rows } = found;
  const covered = 'on' in which ? reference.validFrom <= which.on : which.version === 1;
  return covered ? { ...builtIn(reference), rows } : null;
}

function builtIn({ scheme, validFrom, source, asOf, excerpt }: Reference): VersionLine {
  const cited = { title: source, date: asOf, url: null };
  return { scheme, version: 1, origin: 'built-in', validFrom, validTo: null, source: cited, excerpt };
}

function lineOf({ rows: _rows, ...line }: VersionCard): VersionLine {
  return line;
}
