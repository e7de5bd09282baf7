import { factWithId, type Facts } from '../facts.js';
import type { PlausibilityWarningRaised, WarningAcknowledged } from '../project.events.js';

export type Warning = PlausibilityWarningRaised['data'];

/** By warning id. A warning raised anew has another id, so an amendment needs a new acknowledgement. */
export type Acknowledgements = Facts<WarningAcknowledged['data']>;

interface Warned {
  readonly warnings: readonly Warning[];
  readonly acknowledgements: Acknowledgements;
}

/** Open, and nobody has answered for it yet (ruling 32). */
export function unacknowledged({ warnings, acknowledgements }: Warned): readonly Warning[] {
  return warnings.filter(({ warningId }) => factWithId(acknowledgements, warningId) === null);
}

/** Rules with a red warning among these: submitting needs a justification for each, approving an override (ruling 32). */
export function redRules(warnings: readonly Warning[]): readonly string[] {
  return [...new Set(warnings.filter(warning => warning.severity === 'red').map(warning => warning.rule))];
}
