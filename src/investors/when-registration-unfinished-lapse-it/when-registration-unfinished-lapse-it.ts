import { Instant } from '../../kernel/time/instant.js';

export interface ClaimedValue {
  readonly kind: string;
  readonly value: string;
}

/** A registration that has taken unique values and is not recorded. */
export interface UnfinishedRegistration {
  readonly registrationId: string;
  readonly claims: readonly ClaimedValue[];
}

/** The platform's event, as far as it matters here. */
export interface Claimed {
  readonly type: 'UniqueValueClaimed';
  readonly data: ClaimedValue & { readonly ownerStream: string; readonly registrationId: string };
  readonly stream: string;
  readonly recordedAt: string;
}

export interface Settled {
  readonly type: 'InvestorRegistered' | 'InvestorRegistrationLapsed';
  readonly stream: string;
  readonly recordedAt: string;
}

/** How long the registration may take after its first claim: well beyond every deadline of a request. */
export const FINISHED_WITHIN_SECONDS = 30;
export const UNFINISHED = 'registration-unfinished';

/** One process per investor; claims for others are not ours. */
export function investorOf(event: Claimed | Settled): string | null {
  const stream = event.type === 'UniqueValueClaimed' ? event.data.ownerStream : event.stream;
  return stream.startsWith('investor-') ? stream : null;
}

/** Ruling 31: numbers claimed for a registration that never came are given back. */
export function next(
  state: UnfinishedRegistration | null,
  event: Claimed | Settled,
): {
  readonly state: UnfinishedRegistration | null;
  readonly timers: readonly { readonly name: string; readonly due: string | null }[];
} {
  if (event.type !== 'UniqueValueClaimed') return { state: null, timers: [{ name: UNFINISHED, due: null }] };
  const { kind, value, registrationId } = event.data;
  const recorded = Instant.toEpochMilliseconds(Instant.parse(event.recordedAt));
  const due = Instant.fromEpochMilliseconds(recorded + FINISHED_WITHIN_SECONDS * 1_000);
  return {
    state: { registrationId, claims: [...(state?.claims ?? []), { kind, value }] },
    timers: [{ name: UNFINISHED, due }],
  };
}

/** The time is over: the investor's stream is asked, which knows whether the registration came after all. */
export function whenTimeIsOver(
  state: UnfinishedRegistration | null,
  stream: string,
): readonly {
  readonly name: 'LapseInvestorRegistration';
  readonly payload: UnfinishedRegistration & { readonly investorId: string };
}[] {
  if (state === null) return [];
  const investorId = stream.slice('investor-'.length);
  return [{ name: 'LapseInvestorRegistration', payload: { investorId, ...state } }];
}
