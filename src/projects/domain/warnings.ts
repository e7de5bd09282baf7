import type { PlausibilityWarningRaised } from './project.events.js';

export type Warning = PlausibilityWarningRaised['data'];

/** Rules whose red warning is open: submitting needs a justification for each, approving an override (ruling 32). */
export function redRules(warnings: readonly Warning[]): readonly string[] {
  return [...new Set(warnings.filter(warning => warning.severity === 'red').map(warning => warning.rule))];
}
