import { LocalDate } from '../../kernel/time/local-date.js';
import { isTerminal, placeOf, STAGES, type PipelineCard, type Stage } from '../../projects/index.js';
import { Distribution, noTotals, type Group } from '../shared.js';

/** Columns from left to right: the way to operation, then how a project may be over. */
export const BOARD_STAGES: readonly Stage[] = [
  ...STAGES.filter(stage => stage !== 'unknown' && !isTerminal(stage)),
  ...STAGES.filter(isTerminal),
];

/** How many projects have been in a stage since a day. */
export interface Standing {
  readonly stage: string;
  readonly since: string;
  readonly projects: number;
  /** Those of them with an appeal that nobody has answered yet. */
  readonly underAppeal: number;
}

/** Where one project stands, and since when. */
export interface StandingProject {
  readonly projectId: string;
  readonly stage: string;
  readonly since: string;
}

export interface Found {
  readonly groups: readonly Group[];
  readonly standings: readonly Standing[];
  readonly cards: readonly PipelineCard[];
  readonly standingProjects: readonly StandingProject[];
}

/** A column for every stage, also where nothing stands in it. Pure: the day is that of the question. */
export function boardOf(found: Found, today: string, linkOf: (stage: Stage) => string): readonly object[] {
  const since = new Map(found.standingProjects.map(project => [project.projectId, project]));
  return BOARD_STAGES.map(stage => {
    const { projects, cost, capacityMw } = found.groups.find(({ key }) => key === stage) ?? noTotals;
    const standings = found.standings.filter(standing => standing.stage === stage);
    return {
      stage,
      over: isTerminal(stage),
      projects: projects.total,
      onHold: projects.suspended,
      underAppeal: standings.reduce((sum, { underAppeal }) => sum + underAppeal, 0),
      days: daysOf(standings, today),
      capacityMw,
      cost,
      cards: found.cards
        .filter(card => card.stage === stage)
        .map(card => cardOf(card, since.get(card.projectId), today)),
      links: { projects: linkOf(stage) },
    };
  });
}

/** How long the projects have been in the stage this time; the median of an even number may be a half. */
function daysOf(standings: readonly Standing[], today: string): object {
  const days = new Distribution();
  let oldest: number | null = null;
  for (const { since, projects } of standings) {
    const stood = daysSince(since, today);
    if (oldest === null || stood > oldest) oldest = stood;
    days.add(stood, projects);
  }
  return { n: days.n, median: days.medianText(), oldest };
}

function cardOf(card: PipelineCard, standing: StandingProject | undefined, today: string): object {
  const { projectId, registryNo, title, hold, kato, deadline, stage } = card;
  // The two come from different read models: one that has not heard of the move says nothing about the stage.
  const since = standing?.stage === stage ? standing.since : null;
  return {
    projectId,
    registryNo,
    title,
    hold,
    ...placeOf(kato),
    inStageSince: since,
    daysInStage: since === null ? null : daysSince(since, today),
    nextDeadline: deadline,
    links: { self: `/v1/projects/${projectId}` },
  };
}

function daysSince(since: string, today: string): number {
  return Math.max(0, LocalDate.daysBetween(since as LocalDate, today as LocalDate));
}
