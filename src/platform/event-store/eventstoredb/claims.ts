import type { AppendCommand } from '../event-log.js';

/**
 * What is known of a command id before anything is appended under it (ruling 15). A claim is never a lock: every taker
 * counts itself, looks for the command in the stream, and goes on with an explicit revision.
 */
export type Claim =
  /** Nothing is known to be stored. */
  | {
      readonly kind: 'open';
      /** Attempts so far, this one included; the number is this taker's ticket. */
      readonly takers: number;
      /** Stream and lowest expectation of all attempts. */
      readonly stream: string;
      readonly lowest: number;
      /** Last revision of the command's stream that the journal holds; what it holds is in the ledger. -1: none. */
      readonly copied: number;
    }
  /** Its events begin there. */
  | { readonly kind: 'stored'; readonly stream: string; readonly firstRevision: number }
  /** It is settled that there was nothing to record, with the stream at that revision. */
  | { readonly kind: 'nothing'; readonly stream: string; readonly revision: number };

export interface FoundClaim {
  readonly fingerprint: string;
  readonly claim: Claim;
}

export interface Claims {
  /**
   * Durable once it resolves.
   * @throws IdempotencyKeyReused, ClockSkew, WrongStore
   * @throws LogUnavailable nothing of the command is stored by this attempt
   */
  take(command: AppendCommand): Promise<Claim>;
  /** Null: nobody ever took it. */
  find(commandId: string): Promise<FoundClaim | null>;
  /** True when nobody has taken it after the holder of this ticket; from then on every taker is told. */
  settleNothing(commandId: string, revision: number, ticket: number): Promise<boolean>;
  /** True when only one attempt has ever been made, so that what is stored are its bytes. */
  isAlone(commandId: string): Promise<boolean>;
}
