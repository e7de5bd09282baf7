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
export const KNOWN_FAULTS: readonly KnownFault[] = [
  {
    name: 'a stored reservation, asked for again after its land was released, is refused as lapsed',
    where: 'src/projects/reserve-land/reserve-land.handler.ts',
    excuses: ({ check, text }) => check === 'C5' && text.includes('project.land-reservation-lapsed'),
  },
  {
    name: 'the lane sends commands it has given up as never sent while it was connecting',
    where: 'src/platform/event-store/postgres/append-lane.ts',
    excuses: ({ check, text }, { home }) => check === 'P4' && home === 'postgres' && text.includes('said not-applied'),
  },
  {
    name: 'a register put back to an older copy takes commands before its journal has caught up',
    where: 'crash-points.md, "PostgreSQL restored from yesterday"',
    excuses: ({ commandId }, { history }) =>
      history.restores.some(
        ({ restored, servedAtOnce }) =>
          servedAtOnce &&
          history.appendings.some(appending => appending.commandId === commandId && appending.began < restored),
      ),
  },
];
