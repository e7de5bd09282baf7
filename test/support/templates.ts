import type { ProcedureTemplateJson } from '../../src/kernel/reference/procedure-templates.js';
import type { ReferenceDataEvent } from '../../src/reference-data/index.js';
import { templateVersions, versionOn, type TemplatesVersion } from '../../src/reference-data/index.js';
import { STEWARD } from './people.js';

/** What the release carries, in force on any day where nothing was published. */
export const BUILT_IN: TemplatesVersion = versionOn(templateVersions([]), '2019-03-01')!;

export const SOLAR: ProcedureTemplateJson = BUILT_IN.rows.find(({ id }) => id === 'solar')!;

type Published = Extract<ReferenceDataEvent, { type: 'ReferenceDataPublished' }>;

/** Version 2, from the day on which the rules of construction of 2026 came into force. */
export function templatesPublished(over: Partial<Published['data']> = {}): Published {
  return {
    type: 'ReferenceDataPublished',
    data: {
      scheme: 'procedure-templates',
      version: 2,
      validFrom: '2026-08-04',
      validTo: null,
      source: { title: 'Rules of organising construction', date: '2026-05-29', url: 'https://adilet.zan.kz/' },
      rows: [SOLAR],
      publishedOn: '2026-07-01',
      publishedBy: STEWARD,
      ...over,
    },
  };
}
