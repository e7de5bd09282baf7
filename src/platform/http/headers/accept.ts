import { NotAcceptable } from '../problems/errors.js';

/**
 * The media type to answer with: the first of `available` that Accept ranks highest (RFC 9110 12.5.1), the first one
 * when there is no Accept. Throws NotAcceptable.
 */
export function negotiate(header: string | undefined, available: readonly [string, ...string[]]): string {
  const [preferred] = available;
  if (header === undefined || header === '*/*' || header === preferred) return preferred;
  const ranges = header.slice(0, 2_000).split(',').map(readRange);
  let best: string | undefined;
  let bestQuality = 0;
  for (const type of available) {
    const quality = qualityOf(type, ranges);
    if (quality > bestQuality) [best, bestQuality] = [type, quality];
  }
  if (best === undefined) throw new NotAcceptable(available);
  return best;
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map(part => part.trim().toLowerCase());
  const q = parameters.find(parameter => /^q=(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(parameter));
  return { type, quality: q === undefined ? 1 : Number(q.slice(2)) };
}

/** The most specific range that covers the type decides. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const group = `${type.split('/', 1)[0]}/*`;
  for (const name of [type, group, '*/*']) {
    const range = ranges.find(candidate => candidate.type === name);
    if (range !== undefined) return range.quality;
  }
  return 0;
}
