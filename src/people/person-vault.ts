import type { PersonalData } from './domain/personal-data.js';

export interface Deposit {
  readonly personId: string;
  /** The registration it belongs to. */
  readonly commandId: string;
  readonly fingerprint: string;
  readonly data: PersonalData;
}

export type Deposited =
  /** What the vault holds under this id: this deposit, or the earlier one of the same command. */
  | { readonly outcome: 'stored'; readonly commitment: string; readonly fingerprint: string }
  /** Somebody else has this IIN. */
  | { readonly outcome: 'iin-taken'; readonly personId: string };

export interface Opened {
  readonly data: PersonalData;
  readonly commitment: string;
  /** What the commitment was made with: `piiCommitment(salt, canonicalJson({ ...data, personId }))`. */
  readonly salt: Buffer;
}

/**
 * Where personal data lives, encrypted under one key per person (ruling 1). Beside the log on purpose: what must be
 * erasable cannot be in a history that nobody may change.
 */
export abstract class PersonVault {
  /** Idempotent by person: a second deposit keeps the first one's key, salt and content. */
  abstract deposit(deposit: Deposit): Promise<Deposited>;

  /** null when nothing is held. Who asks must have looked at the person's stream before: it knows of erasures first. */
  abstract open(personId: string): Promise<Opened | null>;

  /** Destroys key, salt and data together; nothing happens when nothing is held. */
  abstract destroy(personId: string): Promise<void>;

  /** Removes a deposit that no event confirms; false when it is younger than this, confirmed, or not there. */
  abstract discardUnfinished(personId: string, olderThanSeconds: number): Promise<boolean>;

  /** Deposits nobody has confirmed yet. */
  abstract unconfirmed(olderThanSeconds: number): Promise<readonly string[]>;

  /** The event is there: never left over. */
  abstract confirm(personId: string): Promise<void>;

  /** Every person of whom something is held. */
  abstract held(): Promise<readonly string[]>;
}
