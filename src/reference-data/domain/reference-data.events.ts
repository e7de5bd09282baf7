import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import type { ProcedureTemplateJson } from '../../kernel/reference/procedure-templates.js';

/** Events of `refdata-{scheme}`. Released for ever: add a type or an optional field and an upcaster, never change one. */

/** The law or the document a version rests on. */
export type ReferenceSourceJson = { readonly title: string; readonly date: string; readonly url: string | null };

/** A version of a scheme: what holds from a day on, until its last day or until the next version. */
export type ReferenceDataPublished = DomainEvent<
  'ReferenceDataPublished',
  {
    readonly scheme: 'procedure-templates';
    readonly version: number;
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly source: ReferenceSourceJson;
    readonly rows: readonly ProcedureTemplateJson[];
    readonly publishedOn: string;
    readonly publishedBy: string | null;
  }
>;

export type ReferenceDataEvent = ReferenceDataPublished;

export const referenceDataEventReleases: EventReleases<ReferenceDataEvent> = {
  ReferenceDataPublished: { schemaVersion: 1, businessDate: data => data.publishedOn },
};
