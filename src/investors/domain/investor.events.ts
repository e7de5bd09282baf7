import type { EventReleases } from '../../kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import type { ScreeningList } from '../../kernel/reference/screening-lists.js';
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

/** The investor was looked up in lists: nothing was found, or something was, and what. */
export type InvestorScreened = DomainEvent<
  'InvestorScreened',
  {
    readonly investorId: string;
    readonly screeningId: string;
    readonly lists: readonly ScreeningList[];
    readonly result: 'clear' | 'match';
    readonly findings: string | null;
    readonly screenedOn: string;
    readonly screenedBy: string | null;
  }
>;

export type InvestorEvent = InvestorRegistered | InvestorRegistrationLapsed | InvestorScreened;

export const investorEventReleases: EventReleases<InvestorEvent> = {
  InvestorRegistered: { schemaVersion: 1, businessDate: data => data.registeredOn },
  InvestorRegistrationLapsed: { schemaVersion: 1, businessDate: data => data.lapsedOn },
  InvestorScreened: { schemaVersion: 1, businessDate: data => data.screenedOn },
};
