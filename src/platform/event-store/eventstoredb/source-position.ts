import type { SourcePosition } from './transport.js';

/** By commit, then by prepare; both are unsigned and beyond what a number holds. */
export function comparePositions(a: SourcePosition, b: SourcePosition): -1 | 0 | 1 {
  if (a.commit !== b.commit) return a.commit < b.commit ? -1 : 1;
  if (a.prepare !== b.prepare) return a.prepare < b.prepare ? -1 : 1;
  return 0;
}

/** `C:1234/P:1200`, as people meet it in the store's own tools. */
export function shownPosition({ commit, prepare }: SourcePosition): string {
  return `C:${commit}/P:${prepare}`;
}
