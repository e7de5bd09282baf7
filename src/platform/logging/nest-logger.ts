import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own words as lines of ours. Start-up chatter ("Mapped route…") is debug: nobody reads it twice. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(fields(rest), text(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ ...fields(rest), ...(message instanceof Error && { err: message }) }, text(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn(fields(rest), text(message));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(fields(rest), text(message));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.trace(fields(rest), text(message));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.logger.fatal({ ...fields(rest), ...(message instanceof Error && { err: message }) }, text(message));
  }
}

/** Nest appends the context last and, for errors, a stack before it. */
function fields(rest: readonly unknown[]): object {
  const context = rest.at(-1);
  const stack = rest.length > 1 ? rest[0] : undefined;
  return {
    ...(typeof context === 'string' && !context.includes('\n') && { context }),
    ...(typeof stack === 'string' && { stack }),
  };
}

function text(message: unknown): string {
  return message instanceof Error ? message.message : typeof message === 'string' ? message : JSON.stringify(message);
}
