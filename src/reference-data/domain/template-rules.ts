import type { ProcedureTemplateJson } from '../../kernel/reference/procedure-templates.js';
import { violation } from './reference-data.violations.js';

interface Waiting {
  readonly code: string;
  readonly after: readonly string[];
}

/** Each template, permit and step once; steps wait for steps of the template; nothing waits in a circle. */
export function mustBeProcedures(templates: readonly ProcedureTemplateJson[]): void {
  mustBeNamedOnce(templates.map(({ id }) => id));
  for (const { permits, steps } of templates) {
    const order = permits.map(({ kind, after }) => ({ code: kind, after }));
    const plan = steps.map(({ code, dependsOn }) => ({ code, after: dependsOn }));
    mustBeNamedOnce(order.map(({ code }) => code));
    mustBeNamedOnce(plan.map(({ code }) => code));
    mustWaitForKnown(plan);
    mustHaveNoCircle(order);
    mustHaveNoCircle(plan);
  }
}

function mustBeNamedOnce(codes: readonly string[]): void {
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) throw violation('reference-data.named-twice', { code: twice });
}

function mustWaitForKnown(steps: readonly Waiting[]): void {
  const known = new Set(steps.map(({ code }) => code));
  const unknown = steps.flatMap(({ after }) => after).find(code => !known.has(code));
  if (unknown !== undefined) throw violation('reference-data.step-unknown', { code: unknown });
}

/** Takes away what waits for nothing, again and again: what is left over waits for itself. */
function mustHaveNoCircle(all: readonly Waiting[]): void {
  let left = all;
  for (let before = -1; left.length !== before;) {
    before = left.length;
    const codes = new Set(left.map(({ code }) => code));
    left = left.filter(({ after }) => after.some(code => codes.has(code)));
  }
  if (left.length > 0) throw violation('reference-data.waits-in-circle', { code: left[0]!.code });
}
