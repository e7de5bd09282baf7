/** The calls a server can be asked; the names of the client's methods where it has one. */
export type Method =
  | 'append'
  | 'batchAppend'
  | 'readStream'
  | 'readAll'
  | 'subscribeToStream'
  | 'subscribeToAll'
  | 'delete'
  | 'tombstone'
  | 'serverFeatures'
  | 'gossip';

interface Aim {
  /** How often it happens before it is over, 1 unless told. */
  readonly times?: number;
  /** A prefix of the stream: of the one asked for (`$all` when that is asked), of the event where one event is meant. */
  readonly stream?: string;
  readonly method?: Method;
}

/** Instead of the answer, or around it. Every kind fits an append; those that do not store fit every other call too. */
export type CallMisbehaviour = Aim &
  (
    | { readonly kind: 'silent' }
    | { readonly kind: 'clean-end' }
    | { readonly kind: 'error'; readonly code: number }
    | { readonly kind: 'not-leader'; readonly host: string; readonly port: number }
    | AppendMisbehaviour
  );

/** The first four store before they misbehave; the last stores nothing and says so late. */
export type AppendMisbehaviour =
  | { readonly kind: 'error-after-store'; readonly code: number }
  | { readonly kind: 'deadline-after-store' }
  | { readonly kind: 'store-without-answer' }
  | { readonly kind: 'late'; readonly afterMs?: number }
  | { readonly kind: 'wrong-expected-version-late'; readonly afterMs?: number };

/** One event on its way: all in subscriptions, a cut event in reads as well. */
export type EventMisbehaviour = Aim & {
  readonly kind: 'duplicate-delivery' | 'old-event-again' | 'skip-delivery' | 'truncated-event';
};

/** A whole read or subscription. */
export type DeliveryMisbehaviour = Aim &
  (
    | { readonly kind: 'caught-up-twice' }
    | { readonly kind: 'slow'; readonly ms: number }
    | { readonly kind: 'drop-subscription'; readonly after: number; readonly how: DropHow; readonly code?: number }
  );

export type DropHow = 'error' | 'clean-end' | 'silence';
export type Misbehaviour = CallMisbehaviour | EventMisbehaviour | DeliveryMisbehaviour;
export type MisbehaviourKind = Misbehaviour['kind'];
export type OfKind<K extends MisbehaviourKind> = Extract<Misbehaviour, { readonly kind: K }>;

/** What `misbehave` hands back. `times` counts how often it happened; `release` lets go of what is held back. */
export interface Ordered {
  stop(): void;
  release(): void;
  readonly times: number;
}

export const callKinds = [
  'silent',
  'clean-end',
  'error',
  'not-leader',
  'error-after-store',
  'deadline-after-store',
  'store-without-answer',
  'late',
  'wrong-expected-version-late',
] as const;
export const eventKinds = ['duplicate-delivery', 'old-event-again', 'skip-delivery', 'truncated-event'] as const;
export type CallKind = (typeof callKinds)[number];
export type EventKind = (typeof eventKinds)[number];
