import type { LocalizedTextJson } from '../kernel/shapes.js';
import { placeOf } from './domain/places.js';

/** Where a page of a list begins, and which way it goes. The key has a value for each column of the order. */
export interface Stretch {
  readonly limit: number;
  readonly after: readonly (string | number)[] | null;
  readonly backwards: boolean;
}

export interface ListPage<Line> {
  readonly lines: readonly Line[];
  readonly more: boolean;
}

export interface PlaceAsked {
  readonly region?: string;
  readonly district?: string;
}

/** What a list of things says of the project each belongs to, and what of it the line reflects (domain.md e.2). */
export interface OfProject {
  readonly projectId: string;
  readonly registryNo: string;
  readonly projectTitle: LocalizedTextJson;
  readonly stage: string;
  readonly hold: string;
  readonly kato: string;
  readonly lastEventRevision: number;
  readonly projectionPosition: number;
}

export function projectAnswer({ projectId, registryNo, projectTitle: title, stage, hold, kato }: OfProject): object {
  const project = { projectId, registryNo, title, stage, hold, links: { self: `/v1/projects/${projectId}` } };
  return { project, ...placeOf(kato) };
}

export function proofAnswer({ lastEventRevision, projectionPosition }: OfProject): object {
  return { lastEventRevision, projectionPosition };
}
