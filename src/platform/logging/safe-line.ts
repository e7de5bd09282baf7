/** Characters that change how a line looks without being seen: line separators, bidi controls, C1 controls, BOM. */
const HIDDEN = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
const ALL_HIDDEN = new RegExp(HIDDEN, 'g');

/** A log line as one reader and one parser see the same: hidden characters become JSON escapes. */
export function escapeHidden(line: string): string {
  if (!HIDDEN.test(line)) return line;
  return line.replace(ALL_HIDDEN, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Properties that may never be written, wherever a caller puts them in its fields. */
const SECRET = ['authorization', 'password', 'secret', 'apiKey', 'body', 'headers'];
const NAMES_SECRET = new RegExp(`"(?:${SECRET.join('|')})":`, 'i');
const IS_SECRET = new RegExp(`^(?:${SECRET.join('|')})$`, 'i');

/**
 * A line that may leave the process: nothing hidden, nothing secret. Looked for in the finished text, since nearly no
 * line has either: pino's own redaction by paths costs 15 µs a line and sees two levels deep.
 */
export function safeLine(line: string): string {
  return escapeHidden(NAMES_SECRET.test(line) ? masked(line) : line);
}

function masked(line: string): string {
  const mask = (name: string, value: unknown): unknown => (IS_SECRET.test(name) ? '********' : value);
  return `${JSON.stringify(JSON.parse(line), mask)}\n`;
}

/**
 * What may be written of an error. PostgreSQL puts the offending row into `detail` and `where`, and a driver may put
 * its connection string into the message: neither reaches the log.
 */
export function errorSummary(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutPasswords(String(error)) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: withoutPasswords(error.message),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    stack: withoutPasswords(error.stack ?? ''),
    ...(error.cause instanceof Error && { cause: withoutPasswords(`${error.cause.name}: ${error.cause.message}`) }),
  };
}

function withoutPasswords(text: string): string {
  return text
    .replace(/(\w+:\/\/[^:/?#\s]*):[^@\s]*@/g, '$1:********@')
    .replace(/(ApiKey\s+[\w-]+)\.\S+/gi, '$1.********');
}
