import type { Aggregate } from '../../kernel/eventsourcing/aggregate.js';
import { unchanged } from '../../kernel/eventsourcing/decider.js';
import {
  investorEventReleases,
  type InvestorEvent,
  type InvestorRegistered,
  type InvestorScreened,
} from './investor.events.js';

export type Investor =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'registered';
      readonly registration: InvestorRegistered['data'];
      /** In the order they were recorded. */
      readonly screenings: readonly InvestorScreened['data'][];
    }
  /** Given up before it was finished: its BIN and LEI went back, so it can never be finished (ruling 31). */
  | { readonly status: 'lapsed' };

function evolve(investor: Investor, event: InvestorEvent): Investor {
  switch (event.type) {
    case 'InvestorRegistered':
      return { status: 'registered', registration: event.data, screenings: [] };
    case 'InvestorRegistrationLapsed':
      return { status: 'lapsed' };
    case 'InvestorScreened':
      if (investor.status !== 'registered') return investor;
      return { ...investor, screenings: [...investor.screenings, event.data] };
    default:
      return unchanged(investor, event);
  }
}

/** What counts: the screening of the latest day, of one day the one recorded last. Null before the first. */
export function lastScreening(investor: Investor): InvestorScreened['data'] | null {
  if (investor.status !== 'registered') return null;
  return investor.screenings.reduce<InvestorScreened['data'] | null>(
    (last, one) => (last === null || one.screenedOn >= last.screenedOn ? one : last),
    null,
  );
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
