import type { PersonRegistered } from '../domain/person.events.js';
import type { PersonalData } from '../domain/personal-data.js';

/** What an auditor sees: that there is a person, and what the vault is bound to. */
export interface PersonCommitment {
  readonly personId: string;
  readonly commitment: string;
  readonly fields: readonly string[];
  readonly registeredOn: string;
}

export type PersonCard = PersonCommitment & {
  readonly data: PersonalData | null;
  /** base64url; with it anybody can check the commitment. null for those who see no names. */
  readonly salt: string | null;
};

export function personCard(
  { personId, commitment, fields, registeredOn }: PersonRegistered['data'],
  opened: { readonly data: PersonalData; readonly salt: string } | null,
): PersonCard {
  return { personId, commitment, fields, registeredOn, data: opened?.data ?? null, salt: opened?.salt ?? null };
}
