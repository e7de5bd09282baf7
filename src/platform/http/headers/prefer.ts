/** RFC 7240, the part we honour. */
export interface Preferences {
  /** Milliseconds the caller is ready to wait; null when it did not say. */
  readonly waitMs: number | null;
  /** `return=minimal`: no body beside what the headers say. */
  readonly minimal: boolean;
}

export const DEFAULT_WAIT_MS = 2_000;
export const MAX_WAIT_MS = 10_000;

const NONE: Preferences = { waitMs: null, minimal: false };

/** Preferences are wishes: what is unknown or malformed is ignored, and of one said twice the first counts. */
export function readPrefer(header: string | undefined): Preferences {
  if (header === undefined) return NONE;
  let waitMs: number | null = null;
  let returns: string | null = null;
  for (const part of header.split(',')) {
    const [name = '', value = ''] = (part.split(';', 1)[0] ?? '').split('=', 2).map(word => word.trim());
    if (name.toLowerCase() === 'wait' && waitMs === null && /^\d{1,6}$/.test(value)) {
      waitMs = Math.min(Number(value) * 1_000, MAX_WAIT_MS);
    }
    if (name.toLowerCase() === 'return' && returns === null) returns = value;
  }
  return { waitMs, minimal: returns === 'minimal' };
}
