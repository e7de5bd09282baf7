import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustBeDated, mustBeIn, mustExist, mustFollowLastTransition } from '../../domain/common-rules.js';
import { newestFirst } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import type { ConstructionStarted } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import type { Works } from '../../domain/works/works.js';

export type Start = ConstructionStarted['data'];

export class StartConstruction implements Command {
  constructor(
    readonly projectId: string,
    readonly start: Start,
    readonly context: CommandContext,
  ) {}
}

/**
 * Building begins when three things stand on that day: land allocated, a positive expert review in force, and the
 * start of works notified under this number (domain.md c.2). The grid is no gate in this release's template.
 */
export const startConstruction: Decide<StartConstruction, Project, ConstructionStarted> = (
  { start, context },
  project,
) => {
  mustExist(project);
  const { construction } = project.works;
  if (construction !== null && sameContent(construction, start)) return [];
  mustBeActive(project);
  if (construction !== null) {
    throw violation('project.construction-already-started', { startedOn: construction.startedOn });
  }
  mustBeIn(project, ['preparation'], 'project.not-in-preparation');
  mustBeDated(start.startedOn, project, context);
  mustFollowLastTransition(start.startedOn, project);
  mustHaveLand(project, start.startedOn);
  mustHavePositiveExpertise(project.works, start.startedOn);
  mustBeNotified(project.works, start);
  return [{ type: 'ConstructionStarted', data: start }];
};

function mustHaveLand({ land }: Project, on: string): void {
  const granted = [...newestFirst(land.allocations)].some(({ decision }) => decision.date <= on);
  if (land.allocated.size === 0 || !granted) throw violation('project.land-not-allocated');
}

/** The last review by its date speaks: a negative one after a positive one closes the gate. */
function mustHavePositiveExpertise({ permits }: Works, on: string): void {
  const reviews = [...newestFirst(permits)]
    .filter(({ kind, issuedOn }) => (kind === 'expertise_pos' || kind === 'expertise_neg') && issuedOn <= on)
    .sort((a, b) => (a.issuedOn > b.issuedOn ? -1 : a.issuedOn < b.issuedOn ? 1 : 0));
  const [last] = reviews;
  const inForce = last !== undefined && (last.validUntil === null || last.validUntil >= on);
  if (!inForce || last.kind !== 'expertise_pos') throw violation('project.no-positive-expertise');
}

function mustBeNotified({ permits }: Works, { notificationNo, startedOn }: Start): void {
  const notified = [...newestFirst(permits)].some(
    ({ kind, number, issuedOn }) => kind === 'works_notified' && number === notificationNo && issuedOn <= startedOn,
  );
  if (!notified) throw violation('project.works-not-notified', { notificationNo });
}
