import pino, { type Logger } from 'pino';
import type { Config } from '../config/config.js';
import { humanLine } from './human-line.js';
import { errorSummary, safeLine } from './safe-line.js';

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
    },
    { write: line => sink.write(human ? humanLine(safeLine(line)) : safeLine(line)) },
  );
  return { logger, flush: () => sink.flushSync?.() };
}

const FLUSH_MS = 200;

function standardOutput(): LineSink {
  // A system call per 4 kB instead of per line; a kill -9 loses at most the last FLUSH_MS of lines.
  const destination = pino.destination({ dest: 1, sync: false, minLength: 4_096 });
  setInterval(() => destination.flush(), FLUSH_MS).unref();
  process.once('exit', () => {
    try {
      destination.flushSync();
    } catch {
      // The reader of our stdout is gone; there is nobody left to tell.
    }
  });
  return destination;
}
