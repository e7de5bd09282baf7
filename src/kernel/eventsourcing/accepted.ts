import type { Json } from './domain-event.js';

/** One fact as it was recorded. */
export interface RecordedFact {
  readonly eventId: string;
  readonly type: string;
  readonly dataHash: string;
  readonly data: Json;
}

/** The answer every command gives. It can be rebuilt from the ledger for ever, so a replay answers the same. */
export interface Accepted {
  readonly commandId: string;
  readonly stream: string;
  /** Revision of the stream after the command. */
  readonly revision: number;
  /**
   * Position of the stream's last event after the command: read models that have passed it show the command. Null where
   * the store gives no numbers and the journal has not come to it yet; stream and revision say it then.
   */
  readonly position: number | null;
  /** True when the same request had been accepted before and nothing was stored now. */
  readonly replayed: boolean;
  /** Empty when there was nothing to record. */
  readonly facts: readonly RecordedFact[];
}
