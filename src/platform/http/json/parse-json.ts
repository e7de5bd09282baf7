import { isUtf8 } from 'node:buffer';
import { fault, type FieldFault } from '../fields/field-kind.js';
import { isPlainlyFine } from './fast-scan.js';
import type { JsonLimits } from './limits.js';
import { scan } from './scan.js';

/** `fatal`: the bytes are not a JSON document within the limits, and reading ended there. */
export type ParsedJson =
  | { readonly fatal: FieldFault }
  | { readonly fatal?: undefined; readonly value: unknown; readonly faults: readonly FieldFault[] };

/**
 * Parses a JSON document (RFC 8259) and refuses what JSON.parse would accept by losing something: repeated keys,
 * numbers that a double cannot hold as written, lone surrogates, controls; and structure beyond the limits.
 * The walk of the value is bounded, whatever the text: JSON.parse itself does not recurse.
 */
export function parseJson(bytes: Uint8Array, limits: JsonLimits): ParsedJson {
  const text = decode(bytes);
  if (typeof text !== 'string') return { fatal: text };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // V8's message quotes the text; ours does not.
    return { fatal: JSON_SYNTAX };
  }
  // Most bodies have nothing to find fault with: one cheap pass says so, and only the others pay for pointers.
  if (isPlainlyFine(text, value, limits)) return { value, faults: NONE };
  const scanned = scan(text, limits);
  return scanned.fatal === undefined ? { value, faults: scanned.faults } : { fatal: scanned.fatal };
}

const NONE: readonly FieldFault[] = [];
const JSON_SYNTAX = fault('JSON_SYNTAX', 'The body is not a JSON document.')[0]!;
const JSON_NOT_UTF8 = fault('JSON_NOT_UTF8', 'The body is not UTF-8.')[0]!;
const JSON_BOM = fault('JSON_BYTE_ORDER_MARK', 'The body starts with a byte order mark; leave it out.')[0]!;

function decode(bytes: Uint8Array): string | FieldFault {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('utf8');
  if (text.charCodeAt(0) === 0xfeff) return JSON_BOM;
  // What is no UTF-8 becomes U+FFFD; only a text that holds one needs the second look: it may have been sent so.
  return text.includes('\ufffd') && !isUtf8(buffer) ? JSON_NOT_UTF8 : text;
}
