import type { Aggregate } from '../../kernel/eventsourcing/aggregate.js';
import { unchanged } from '../../kernel/eventsourcing/decider.js';
import { investorEventReleases, type InvestorEvent, type InvestorRegistered } from './investor.events.js';

export type Investor =
  | { readonly status: 'unknown' }
  | { readonly status: 'registered'; readonly registration: InvestorRegistered['data'] }
  /** Given up before it was finished: its BIN and LEI went back, so it can never be finished (ruling 31). */
  | { readonly status: 'lapsed' };

function evolve(investor: Investor, event: InvestorEvent): Investor {
  switch (event.type) {
    case 'InvestorRegistered':
      return { status: 'registered', registration: event.data };
    case 'InvestorRegistrationLapsed':
      return { status: 'lapsed' };
    default:
      return unchanged(investor, event);
  }
}

/** The stream of an investor: `investor-{uuid}`. An investor belongs to no region. */
export const investorAggregate: Aggregate<Investor, InvestorEvent> = {
  category: 'investor',
  releases: investorEventReleases,
  evolution: { initialState: { status: 'unknown' }, evolve },
  regionOf: () => null,
};

/** Kinds of unique values: `unique-bin-{bin}`, `unique-lei-{lei}`. */
export const BIN_CLAIM = 'bin';
export const LEI_CLAIM = 'lei';
