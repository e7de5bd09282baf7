import type { Json } from '../../kernel/eventsourcing/domain-event.js';

/** A figure that is another one now; null: there is no such figure on that side. */
export interface MovedFigure {
  /** Where it stands in the content: `/kpis/K8/value`, `/totals/by/stage/review/projects/live`. */
  readonly figure: string;
  readonly published: string | number | boolean | null;
  readonly now: string | number | boolean | null;
}

/** What a list is told apart by: the place in the list says nothing about the figure. */
const NAMES = ['id', 'key', 'projectId', 'currency'] as const;

/** In the order of the report as it was published; what is new stands behind. Pure. */
export function movedFigures(published: Json, now: Json): readonly MovedFigure[] {
  const [before, after] = [figuresOf(published), figuresOf(now)];
  const moved: MovedFigure[] = [];
  for (const [figure, value] of before) {
    const found = after.get(figure) ?? null;
    if (found !== value) moved.push({ figure, published: value, now: found });
  }
  for (const [figure, value] of after) {
    if (!before.has(figure) && value !== null) moved.push({ figure, published: null, now: value });
  }
  return moved;
}

type Leaf = string | number | boolean | null;

function figuresOf(json: Json): ReadonlyMap<string, Leaf> {
  const found = new Map<string, Leaf>();
  const walk = (value: Json, at: string): void => {
    if (typeof value !== 'object' || value === null) {
      found.set(at, value);
      return;
    }
    if (Array.isArray(value)) {
      (value as readonly Json[]).forEach((item, index) => walk(item, `${at}/${nameOf(item) ?? index}`));
      return;
    }
    for (const [name, member] of Object.entries(value)) walk(member, `${at}/${escaped(name)}`);
  };
  walk(json, '');
  return found;
}

function nameOf(item: Json): string | null {
  if (typeof item !== 'object' || item === null) return null;
  for (const name of NAMES) {
    const said = (item as Readonly<Record<string, Json>>)[name];
    if (typeof said === 'string') return escaped(said);
  }
  return null;
}

/** A step of a JSON pointer (RFC 6901). */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
