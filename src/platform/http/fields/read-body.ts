import { InvalidInput, type InputFault } from '../problems/errors.js';
import { compiled } from './compile.js';
import type { BodyClass } from './compound.js';

export type ReadBody<Body> =
  { readonly ok: true; readonly value: Body } | { readonly ok: false; readonly faults: readonly InputFault[] };

/** Checks parsed JSON against a body class and builds the instance; all faults at once, with pointers (RFC 6901). */
export function readBody<Body extends object>(type: BodyClass<Body>, parsed: unknown): ReadBody<Body> {
  const body = compiled(type);
  const faults = body.check(parsed);
  if (faults === undefined) return { ok: true, value: body.build(parsed) };
  return { ok: false, faults: faults.map(({ at, detail, code }) => ({ pointer: at ?? '', detail, code })) };
}

/** As `readBody`; throws InvalidInput. */
export function mustReadBody<Body extends object>(type: BodyClass<Body>, parsed: unknown): Body {
  const read = readBody(type, parsed);
  if (!read.ok) throw new InvalidInput(read.faults);
  return read.value;
}
