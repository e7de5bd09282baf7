import type { World } from '../world.js';
import type { Finding } from './finding.js';

export interface KnownFault {
  readonly name: string;
  readonly where: string;
  excuses(finding: Finding, world: World): boolean;
}

/**
 * Faults that the simulation has found and that stand until they are mended: each has a regression seed that fails as
 * long as it is there (`regressions.spec.ts`), and goes from here with it. Nothing else is excused.
 */
export const KNOWN_FAULTS: readonly KnownFault[] = [];
