import { Instant } from '../../../kernel/time/instant.js';
import { REGISTRY_NUMBER_CLAIM } from '../../domain/ids.js';

/** A registration that has taken its registry number and is not recorded. */
export interface UnfinishedRegistration {
  readonly registrationId: string;
  readonly registryNo: string;
}

/** The platform's event, as far as it matters here. */
export interface Claimed {
  readonly type: 'UniqueValueClaimed';
  readonly data: {
    readonly kind: string;
    readonly value: string;
    readonly ownerStream: string;
    readonly registrationId: string;
  };
  readonly stream: string;
  readonly recordedAt: string;
}

export interface Settled {
  readonly type: 'ProposalRegistered' | 'ProposalRegistrationLapsed';
  readonly stream: string;
  readonly recordedAt: string;
}

/** How long the registration may take after its claim: well beyond every deadline of a request. */
export const FINISHED_WITHIN_SECONDS = 30;
export const UNFINISHED = 'registration-unfinished';

/** One process per project; other claims are not ours. */
export function projectOf(event: Claimed | Settled): string | null {
  if (event.type !== 'UniqueValueClaimed') return event.stream;
  return event.data.kind === REGISTRY_NUMBER_CLAIM ? event.data.ownerStream : null;
}

/** Ruling 31: a number claimed for a registration that never came is given back. */
export function next(event: Claimed | Settled): {
  readonly state: UnfinishedRegistration | null;
  readonly timers: readonly { readonly name: string; readonly due: string | null }[];
} {
  if (event.type !== 'UniqueValueClaimed') return { state: null, timers: [{ name: UNFINISHED, due: null }] };
  const { value, registrationId } = event.data;
  const recorded = Instant.toEpochMilliseconds(Instant.parse(event.recordedAt));
  const due = Instant.fromEpochMilliseconds(recorded + FINISHED_WITHIN_SECONDS * 1_000);
  return { state: { registrationId, registryNo: value }, timers: [{ name: UNFINISHED, due }] };
}

export type LapseAsked = UnfinishedRegistration & { readonly projectId: string };

/** The time is over: the project's stream is asked, which knows whether the registration came after all. */
export function whenTimeIsOver(
  state: UnfinishedRegistration | null,
  stream: string,
): readonly { readonly name: 'LapseProposalRegistration'; readonly payload: LapseAsked }[] {
  if (state === null) return [];
  const projectId = stream.slice('project-'.length);
  return [{ name: 'LapseProposalRegistration', payload: { projectId, ...state } }];
}
