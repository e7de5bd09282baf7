import type { EventLog } from '../event-store/event-log.js';
import { InvalidInput } from '../http/problems/errors.js';
import { OPEN_END } from './through-time.js';

/** The moment a question is about, as it was asked; all null: now. */
export interface Moment {
  /** What was true on that day, whole days in Asia/Almaty. */
  readonly asOf: string | null;
  /** What the register knew at that instant. With `asOf`: what it then held to be true about the day. */
  readonly knownAt: string | null;
  /** The same by a position of the log, inclusive. */
  readonly atPosition: number | null;
}

/** The same as a place: `state(k, d)` of time-modes.md. */
export interface Point {
  /** Whether events count in the order of recording or of their business dates. */
  readonly axis: 'known' | 'true';
  /** k, inclusive; null: all there is. */
  readonly position: number | null;
  /** d; null on the axis `known`. */
  readonly day: string | null;
}

/**
 * Null: now.
 * @throws InvalidInput when the log has not come to the position
 */
export async function pointOf(
  { asOf, knownAt, atPosition }: Moment,
  log: Pick<EventLog, 'positionAt' | 'head'>,
): Promise<Point | null> {
  if (asOf === null && knownAt === null && atPosition === null) return null;
  const position = knownAt === null ? atPosition : await log.positionAt(knownAt);
  if (atPosition !== null) {
    const head = await log.head();
    if (atPosition > head.position)
      throw new InvalidInput([
        { parameter: 'atPosition', code: 'POSITION_NOT_REACHED', detail: 'The log has not come to that position.' },
      ]);
  }
  return { axis: asOf === null ? 'known' : 'true', position, day: asOf };
}

/** Which versions of a table of versions were said at that point, as a condition of SQL. */
export function versionsAt({ position, day }: Point, table: string, value: (given: unknown) => string): string {
  const known =
    position === null
      ? `${table}.known_to = ${OPEN_END}`
      : `${table}.known_from <= ${value(position)} and ${table}.known_to > ${value(position)}`;
  if (day === null) return known;
  return `${known} and ${table}.valid_from <= ${value(day)} and ${table}.valid_to > ${value(day)}`;
}

/** `rm.projects_list` or its versions on the axis. */
export const tableAt = (table: string, point: Point | null): string =>
  point === null ? `rm.${table}` : `rm.${table}_as_${point.axis}`;
