import { z } from 'zod';
import { parseStoreUrl, type StoreUrl } from '../event-store/eventstoredb/store-url.js';

/** Groups in the order in which `.env.example` and `--print-config` show them. */
export const GROUPS = ['Process', 'HTTP', 'Data', 'Event store', 'Deadlines', 'Limits', 'Secrets', 'Logs'] as const;

export interface Variable<T> {
  readonly group: (typeof GROUPS)[number];
  /** One line: what it means. */
  readonly help: string;
  readonly parse: z.ZodType<T, string>;
  /** Text as one would write it in the environment; null: no value. */
  readonly default: string | null;
  /** How a default that depends on the machine is shown, so that `.env.example` is the same everywhere. */
  readonly shownDefault?: string;
  /** Never printed, and may be given as `NAME_FILE`: a path to a file that holds it. */
  readonly secret?: true;
}

export const variable = <T>(declared: Variable<T> & { readonly default: string }): Variable<T> => declared;

/** A variable that may stay without a value. */
export const optional = <T>(declared: Omit<Variable<T>, 'default'>): Variable<T | null> => ({
  ...declared,
  default: null,
});

/** A whole number without sign, separators or exponent. */
export const whole = (min: number, max: number): z.ZodType<number, string> =>
  z.string().transform((text, context) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    context.addIssue({ code: 'custom', message: `must be a whole number from ${min} to ${max}` });
    return z.NEVER;
  });

export const milliseconds = (min = 1, max = 600_000): z.ZodType<number, string> => whole(min, max);

export const oneOf = <const Choices extends readonly [string, ...string[]]>(
  choices: Choices,
): z.ZodType<Choices[number], string> =>
  z.string().transform((text, context) => {
    const found = choices.find(choice => choice === text);
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message: `must be ${choices.join(' or ')}` });
    return z.NEVER;
  });

export const yesOrNo = z
  .string()
  .refine(text => text === 'true' || text === 'false', 'must be true or false')
  .transform(text => text === 'true');

export const matching = (pattern: RegExp, message: string): z.ZodType<string, string> =>
  z.string().refine(text => pattern.test(text), message);

/** 32 bytes as base64, base64url or hex. */
export const key32: z.ZodType<Buffer, string> = z.string().transform((text, context) => {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (bytes.length === 32 && /^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return bytes;
  context.addIssue({ code: 'custom', message: 'must be 32 random bytes, as base64 or hex (openssl rand -base64 32)' });
  return z.NEVER;
});

/** By pattern: `URL` refuses the form with a socket's folder and no host, `postgres://user:password@/name?host=/run/pg`. */
export const postgresUrl = matching(/^postgres(ql)?:\/\/\S+$/, 'must be a postgres:// URL');

export const storeUrl: z.ZodType<StoreUrl, string> = z.string().transform((text, context) => {
  try {
    return parseStoreUrl(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});
