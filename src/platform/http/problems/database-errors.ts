/** Node's socket errors and what `pg` and its pool say, word for word, when the server is away. */
const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);
const AWAY_WORDS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

/**
 * What a failing database means to the caller of a read: the event store maps its own failures, since only it knows
 * whether something may have been stored.
 */
export function slugOfDatabaseError(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return slugOfDatabaseError(error.errors[0]);
  if (!(error instanceof Error)) return undefined;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') {
    if (code === '53100') return 'storage-full';
    if (AWAY_CODES.has(code)) return 'unavailable';
    // SQLSTATE: 08 connection, 53 resources, 57 operator and timeouts, 40 lost to another transaction.
    if (/^(?:08|40|53|57)[0-9A-Z]{3}$/.test(code)) return 'unavailable';
  }
  return AWAY_WORDS.test(error.message) ? 'unavailable' : undefined;
}
