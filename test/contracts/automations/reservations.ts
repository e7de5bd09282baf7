import type { DomainEvent } from '../../../src/kernel/eventsourcing/domain-event.js';
import { automation, type Automation } from '../../../src/platform/automations/automation.js';

/** A reservation that is not confirmed by its day is lapsed, then the parcel is released. */
export type ReservationEvent =
  | DomainEvent<'Reserved', { readonly parcel: string; readonly until: string }>
  | DomainEvent<'Confirmed', Record<string, never>>
  | DomainEvent<'Lapsed', { readonly parcel: string }>;

export interface Waiting {
  readonly parcel: string;
  readonly lapsing: boolean;
}

export const whenUnfinishedLapseIt: Automation = automation<ReservationEvent, Waiting>({
  name: 'when-unfinished-lapse-it',
  takes: { types: ['Reserved', 'Confirmed', 'Lapsed'] },
  keyOf: event => event.stream,
  next: (state, event) => {
    switch (event.type) {
      case 'Reserved':
        return {
          state: { parcel: event.data.parcel, lapsing: false },
          commands: [{ name: 'notify', payload: { parcel: event.data.parcel, revision: event.revision } }],
          timers: [{ name: 'lapse', due: event.data.until }],
        };
      case 'Confirmed':
        return { state: null };
      case 'Lapsed':
        return { state, commands: [{ name: 'release', payload: { parcel: event.data.parcel } }] };
    }
  },
  onTimer: (state, timer) =>
    state === null
      ? { state }
      : {
          state: { ...state, lapsing: true },
          commands: [{ name: 'lapse', payload: { parcel: state.parcel, due: timer.due } }],
        },
});

export const reserved = (parcel: string, until: string): ReservationEvent => ({
  type: 'Reserved',
  data: { parcel, until },
});
export const confirmed = (): ReservationEvent => ({ type: 'Confirmed', data: {} });
export const lapsed = (parcel: string): ReservationEvent => ({ type: 'Lapsed', data: { parcel } });
