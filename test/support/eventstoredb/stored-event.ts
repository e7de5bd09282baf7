/** An event as the stand-in keeps it. `commit` equals `prepare`, as on a server that writes one record per event. */
export interface StoredEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Buffer;
  readonly metadata: Buffer;
  readonly commit: bigint;
  readonly prepare: bigint;
  readonly created: Date;
}

export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Buffer;
  readonly metadata: Buffer;
}

/** What the writer believes of the stream. A bigint is the revision of its last event. */
export type Expected = 'any' | 'no_stream' | 'stream_exists' | bigint;

export type WriteOutcome =
  | { readonly kind: 'success'; readonly revision: bigint | undefined; readonly position: bigint | undefined }
  | { readonly kind: 'wrong-expected-version'; readonly current: bigint | undefined }
  | { readonly kind: 'stream-deleted' };

/** `undefined` where nothing bounds: the start going forwards, the end going backwards. */
export interface ReadRange {
  readonly from: bigint | undefined;
  readonly backwards: boolean;
}
