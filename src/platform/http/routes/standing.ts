import type { HttpPlatform } from '../http-platform.js';

/** How fresh an answer is (api.md a.4). */
export interface Meta {
  readonly position: number;
  readonly behindBy: { readonly events: number; readonly seconds: number };
  /** RFC 3339 UTC. */
  readonly asOf: string;
}

/** Where the read models of a route stood before they were asked: what they then show is never older. */
export interface Standing {
  /** Of several read models, the one that is furthest behind speaks for the answer. */
  readonly meta: Meta;
  /** The positions of all of them: as long as it is the same, so is every answer. */
  readonly positions: string;
}

export async function standingOf(
  names: readonly string[],
  { readModels, now }: Pick<HttpPlatform, 'readModels' | 'now'>,
): Promise<Standing | null> {
  let furthest: { name: string; position: number } | null = null;
  let positions = '';
  for (const name of names) {
    const position = await readModels.positionOf(name);
    positions += `${position} `;
    if (furthest === null || position < furthest.position) furthest = { name, position };
  }
  if (furthest === null) return null;
  const behindBy = await readModels.behindBy(furthest.name);
  const asOf = new Date(now() - behindBy.seconds * 1_000).toISOString();
  return { meta: { position: furthest.position, behindBy, asOf }, positions };
}
