import type { JsonLimits } from './limits.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Whether a text that JSON.parse has accepted is certainly without fault. False means "look closely" (scan.ts), not
 * "wrong". One pass over what stands outside strings: counts bound nodes, depth and keys from above, and as many
 * colons in the text as keys in the value means that no key was said twice.
 */
export function isPlainlyFine(text: string, value: unknown, limits: JsonLimits): boolean {
  let depth = 0;
  let nodes = 1;
  let colons = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    switch (code) {
      case QUOTE: {
        const end = endOfPlainString(text, at);
        if (end < 0 || end - at > limits.stringLength) return false;
        at = end;
        break;
      }
      case 0x7b: // {
      case 0x5b: // [
        nodes++;
        if (++depth > limits.depth) return false;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth--;
        break;
      case 0x2c: // ,
        nodes++;
        break;
      case 0x3a: // :
        colons++;
        break;
      default:
        if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
          const end = endOfNumber(text, at);
          if (!survives(text, at, end)) return false;
          at = end - 1;
        }
    }
  }
  return nodes <= limits.nodes && colons <= limits.keysPerObject && colons === countKeys(value);
}

/** Index of the closing quote; -1 when an escape stands inside that has to be looked at. */
function endOfPlainString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code !== BACKSLASH) continue;
    const escaped = text.charCodeAt(++at);
    // Line feed, tab, quote, backslash and slash are fine anywhere; \u, \b, \f and \r may hide what is not.
    if (escaped !== 0x6e && escaped !== 0x74 && escaped !== QUOTE && escaped !== BACKSLASH && escaped !== 0x2f)
      return -1;
  }
  return -1;
}

export function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const inNumber =
      (code >= 0x30 && code <= 0x39) ||
      code === 0x2e ||
      code === 0x65 ||
      code === 0x45 ||
      code === 0x2b ||
      code === 0x2d;
    if (!inNumber) break;
  }
  return at;
}

/** Whether a number comes back as it was written: not rounded, not another spelling. */
export function survives(text: string, start: number, end: number): boolean {
  const lexeme = text.slice(start, end);
  return String(Number(lexeme)) === lexeme;
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) count += countKeys(value[index]);
    return count;
  }
  const members = value as Record<string, unknown>;
  for (const key in members) count += 1 + countKeys(members[key]);
  return count;
}
