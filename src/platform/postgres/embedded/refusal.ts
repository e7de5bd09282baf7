/** Why the embedded PostgreSQL would not start. Each reason has one sentence a person can act on. */
export type RefusalReason =
  | 'unsupported-platform'
  | 'binaries-missing'
  | 'directory-unusable'
  | 'data-unreachable'
  | 'already-owned'
  | 'foreign-postgres'
  | 'credentials-missing'
  | 'initdb-failed'
  | 'start-failed'
  | 'unsafe-settings'
  | 'stopped';

/** Refusals are expected: print `message` and leave, without a stack. */
export class EmbeddedPostgresRefusal extends Error {
  override readonly name = 'EmbeddedPostgresRefusal';

  constructor(
    readonly reason: RefusalReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

function fieldOf(error: unknown, name: 'code' | 'message'): unknown {
  // Not `instanceof Error`: under Jest the errors of Node itself come from another realm.
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}

/** The code of a Node system error, or undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  const code = fieldOf(error, 'code');
  return typeof code === 'string' ? code : undefined;
}

export function messageOf(error: unknown): string {
  const message = fieldOf(error, 'message');
  return typeof message === 'string' && message !== '' ? message : (errorCode(error) ?? String(error));
}
