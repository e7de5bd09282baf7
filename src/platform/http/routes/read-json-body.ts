import type { FastifyRequest } from 'fastify';
import type { BodyClass } from '../fields/compound.js';
import { readBody } from '../fields/read-body.js';
import { PLAIN_LIMITS, type JsonLimits } from '../json/limits.js';
import { parseJson } from '../json/parse-json.js';
import { InvalidInput, type InputFault } from '../problems/errors.js';

/**
 * Parses and checks the body, which the server keeps as the bytes that came: nobody spends work on the JSON of a
 * caller the guard has not let in. Faults of the scanner and of the fields come together in one InvalidInput.
 */
export function readJsonBody<Body extends object>(
  type: BodyClass<Body>,
  request: FastifyRequest,
  limits: JsonLimits = PLAIN_LIMITS,
): { readonly parsed: unknown; readonly body: Body } {
  const bytes = request.body;
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) {
    throw new InvalidInput([{ pointer: '', code: 'BODY_MISSING', detail: 'A JSON object is required as the body.' }]);
  }
  const json = parseJson(bytes, limits);
  if (json.fatal !== undefined) throw new InvalidInput([{ pointer: json.fatal.at ?? '', ...withoutAt(json.fatal) }]);
  const read = readBody(type, json.value);
  if (read.ok && json.faults.length === 0) return { parsed: json.value, body: read.value };
  const scanned = json.faults.map(found => ({ pointer: found.at ?? '', ...withoutAt(found) }));
  throw new InvalidInput(once([...scanned, ...(read.ok ? [] : read.faults)]));
}

function withoutAt({ code, detail }: { readonly code: string; readonly detail: string }): InputFault {
  return { code, detail };
}

/** The scanner and a field may both object to one value: the first says it. */
function once(faults: readonly InputFault[]): readonly InputFault[] {
  const seen = new Set<string>();
  return faults.filter(({ pointer = '' }) => !seen.has(pointer) && seen.add(pointer) !== undefined);
}
