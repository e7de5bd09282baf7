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
  // Not `instanceof Error`: Node's own errors may be of another realm (vm contexts, as in Jest).
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, message, errors } = error as { code?: unknown; message?: unknown; errors?: unknown };
  // One attempt for each address of a host: Node reports them together.
  if (Array.isArray(errors) && errors.length > 0) return slugOfDatabaseError(errors[0]);
  if (typeof code === 'string') {
    if (code === '53100') return 'storage-full';
    if (AWAY_CODES.has(code)) return 'unavailable';
    // A read model whose tables nobody has made yet: who keeps read models is still starting.
    if (code === '42P01' && typeof message === 'string' && message.includes('"rm.')) return 'unavailable';
    // SQLSTATE: 08 connection, 53 resources, 57 operator and timeouts, 40 lost to another transaction.
    if (/^(?:08|40|53|57)[0-9A-Z]{3}$/.test(code)) return 'unavailable';
  }
  return typeof message === 'string' && AWAY_WORDS.test(message) ? 'unavailable' : undefined;
}
