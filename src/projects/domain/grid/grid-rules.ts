import type { CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import { Power } from '../../../kernel/quantities/power.js';
import { isPerson, mustBeActive, mustBeDated, mustFollow } from '../common-rules.js';
import { newestFirst } from '../facts.js';
import { gridTrackBegun, type GridTrack } from './grid.js';
import type { GridConditionsIssued, PowerLimitOverridden, PpaSigned } from './grid.events.js';
import type { Project, RegisteredProject } from '../project.js';
import { violation } from '../project.violations.js';

/** C3 to C5 for a step of the grid line: dated no earlier than the last one. */
export function mustBeNextInGridLine(
  on: string,
  project: Project,
  context: CommandContext,
): asserts project is RegisteredProject {
  mustBeActive(project);
  mustBeDated(on, project, context);
  mustFollow(on, project.grid.lastOn);
}

/** The terms recorded last. Everything else of the track rests on them (domain.md c.2). */
export function conditionsNow(grid: GridTrack): GridConditionsIssued['data'] {
  const [latest] = newestFirst(grid.conditions);
  if (latest === undefined) throw violation('project.grid-conditions-not-issued');
  return latest;
}

/** An auction and an agreement rest on terms that are valid on their day. */
export function mustHaveConditionsOn(on: string, grid: GridTrack): GridConditionsIssued['data'] {
  const { number, validUntil } = conditionsNow(grid);
  if (validUntil !== null && validUntil < on)
    throw violation('project.grid-conditions-expired', { number, validUntil });
  return conditionsNow(grid);
}

export function ppaInForce(number: string, grid: GridTrack): PpaSigned['data'] {
  if (grid.ppa?.number !== number) throw violation('project.ppa-not-in-force', { number });
  return grid.ppa;
}

/** What a capacity rests on. */
export interface PowerLimit {
  readonly of: 'grid' | 'auction' | 'design';
  readonly capacityMw: string;
}

/**
 * X20: PPA <= auction <= grid, accepted <= design. More is possible where another person has said why beforehand; the
 * id of that override is the answer, null where none is needed. Two persons, compared as persons (X5): who lets the
 * capacity exceed its limit does not record it.
 */
export function overrideOf(
  subject: PowerLimitOverridden['data']['subject'],
  capacityMw: string,
  limits: readonly PowerLimit[],
  grid: GridTrack,
  context: CommandContext,
): string | null {
  const wanted = Power.parse(capacityMw);
  const exceeded = limits.find(limit => wanted.compare(Power.parse(limit.capacityMw)) > 0);
  if (exceeded === undefined) return null;
  const reaching = [...newestFirst(grid.overrides)].filter(
    override => override.subject === subject && wanted.compare(Power.parse(override.upToMw)) <= 0,
  );
  if (reaching.length === 0) {
    const { of: limit, capacityMw: limitMw } = exceeded;
    throw violation('project.power-beyond-limit', { subject, capacityMw, limit, limitMw });
  }
  const byAnother = reaching.find(override => !isPerson(context, override.overriddenBy));
  if (byAnother === undefined) throw violation('project.power-override-by-same-person');
  return byAnother.overrideId;
}

/**
 * The gate of operation (domain.md c.2): a project that asked for terms of connection is connected by that day. One
 * that never did, because it was released before the track or needs no grid, has nothing to wait for.
 */
export function mustBeConnectedBy(on: string, { grid }: Pick<Project, 'grid'>): void {
  if (gridTrackBegun(grid)) mustHaveConnectionBy(on, { grid });
}

/** The same for every project, where its template says so. */
export function mustHaveConnectionBy(on: string, { grid }: Pick<Project, 'grid'>): void {
  const connected = [...newestFirst(grid.connections)].some(({ connectedOn }) => connectedOn <= on);
  if (!connected) throw violation('project.grid-not-connected', { on });
}
