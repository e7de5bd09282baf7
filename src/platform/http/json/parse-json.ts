import type { FieldFault } from '../fields/field-kind.js';
import type { JsonLimits } from './limits.js';

/** `fatal`: the text is not a JSON document within the limits; there is nothing to look at. */
export type ParsedJson =
  | { readonly fatal: FieldFault }
  | { readonly fatal?: undefined; readonly value: unknown; readonly faults: readonly FieldFault[] };

/** STUB, replaced by the bounded scanner. */
export function parseJson(bytes: Uint8Array, _limits: JsonLimits): ParsedJson {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), faults: [] };
  } catch {
    return { fatal: { code: 'JSON_SYNTAX', detail: 'The body is not JSON.' } };
  }
}
