/** What the vault keeps of a person. Never in an event, a log line, a read model or an error. */
export interface PersonalData {
  readonly fullName: string;
  readonly iin: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Names of what is kept, not what it says. */
export function fieldsOf(data: PersonalData): readonly string[] {
  return (['email', 'fullName', 'iin', 'phone'] as const).filter(field => data[field] !== null);
}
