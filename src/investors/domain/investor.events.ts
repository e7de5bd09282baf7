import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import type { LocalizedTextJson } from '../../kernel/shapes.js';

/** Events of `investor-{uuid}`. */
export type InvestorRegistered = DomainEvent<
  'InvestorRegistered',
  {
    readonly investorId: string;
    readonly legalName: LocalizedTextJson;
    /** ISO 3166-1 alpha-2. */
    readonly country: string;
    readonly bin: string | null;
    readonly lei: string | null;
    readonly foreignSharePct: string | null;
    readonly representativePersonIds: readonly string[];
    readonly registeredOn: string;
    readonly registeredBy: string | null;
  }
>;

/** A registration whose second step never came: its unique numbers were given back (rulings 8 and 31). */
export type InvestorRegistrationLapsed = DomainEvent<
  'InvestorRegistrationLapsed',
  { readonly registrationId: string; readonly lapsedOn: string }
>;

export type InvestorEvent = InvestorRegistered | InvestorRegistrationLapsed;

export const investorEventReleases: EventReleases<InvestorEvent> = {
  InvestorRegistered: { schemaVersion: 1, businessDate: data => data.registeredOn },
  InvestorRegistrationLapsed: { schemaVersion: 1, businessDate: data => data.lapsedOn },
};
