import pino, { type Logger } from 'pino';
import type { Config } from '../config/config.js';
import { humanLine } from './human-line.js';
import { errorSummary, escapeHidden } from './safe-line.js';

export type { Logger } from 'pino';

/** Where lines go. `write` must not block: a request waits for it. */
export interface LineSink {
  write(line: string): void;
  flushSync?(): void;
}

export interface ProcessLogger {
  readonly logger: Logger;
  /** Writes what is still in memory. Called last, and by the process's exit. */
  readonly flush: () => void;
}

/** Properties that may never be written, wherever a caller puts them in its fields. */
const SECRET_FIELDS = ['authorization', 'password', 'secret', 'apiKey', 'body', 'headers'];

/**
 * JSON lines on stdout, written without waiting for the pipe; a short human form on a terminal.
 * Lines that are in memory when the process exits are written then.
 */
export function createLogger(settings: Config['log'], sink: LineSink = standardOutput()): ProcessLogger {
  const human = settings.format === 'human' || (settings.format === 'auto' && process.stdout.isTTY === true);
  const logger = pino(
    {
      level: settings.level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: label => ({ level: label }) },
      serializers: { err: errorSummary },
      redact: { paths: SECRET_FIELDS.flatMap(field => [field, `*.${field}`]), censor: '********' },
    },
    { write: line => sink.write(human ? humanLine(line) : escapeHidden(line)) },
  );
  return { logger, flush: () => sink.flushSync?.() };
}

function standardOutput(): LineSink {
  const destination = pino.destination({ dest: 1, sync: false });
  process.once('exit', () => {
    try {
      destination.flushSync();
    } catch {
      // The reader of our stdout is gone; there is nobody left to tell.
    }
  });
  return destination;
}
