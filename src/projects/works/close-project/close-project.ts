import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { openObligations, type ObligationRef } from '../../domain/agreement/agreement-rules.js';
import {
  mustBeActive,
  mustBeDated,
  mustBeIn,
  mustBeSignedByActor,
  mustExist,
  mustFollowLastTransition,
} from '../../domain/common-rules.js';
import { openRedIssues } from '../../domain/records/issue-rules.js';
import { sameContent } from '../../domain/json.js';
import type { ProjectClosed } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export type Closure = Omit<ProjectClosed['data'], 'closedBy'>;

export class CloseProject implements Command {
  constructor(
    readonly projectId: string,
    readonly closure: Closure,
    readonly context: CommandContext,
  ) {}
}

/**
 * The end of what operates: nothing is left to watch, or the plant is gone. What the project came to is verified (domain.md
 * c.2): the capacity is the act's, permanent jobs are those counted last; for cost and land nobody is named. A breach settles no obligation: it is waived
 * here with a reason, or its agreement is terminated before. The documents leave open what becomes of the land: it stays
 * with the plant, and is released by the land officer where there is none any more.
 */
export const closeProject: Decide<CloseProject, Project, ProjectClosed> = ({ closure, context }, project) => {
  mustExist(project);
  const data: ProjectClosed['data'] = { ...closure, closedBy: context.actor.personId };
  const { decision } = closure;
  const { closure: earlier } = project.works;
  if (earlier !== null) {
    if (sameContent(earlier, data)) return [];
    throw violation('project.closed-by-another-decision', { number: earlier.decision.number });
  }
  mustBeActive(project);
  mustBeIn(project, ['operation'], 'project.not-operating');
  mustBeDated(decision.date, project, context);
  mustFollowLastTransition(decision.date, project);
  mustBeSignedByActor(decision, context);
  const issues = openRedIssues(project.issues);
  if (issues.length > 0) throw violation('project.red-issues-open', { issues });
  mustHaveNothingOwed(closure, project);
  mustBeVerified(closure, project);
  return [{ type: 'ProjectClosed', data }];
};

/** A figure that nobody verified is left out of what the project came to. */
function mustBeVerified({ final }: Closure, { works, progress }: Project): void {
  const verified = {
    capacityMw: works.acceptance?.acceptedMw ?? null,
    jobsPermanent: progress.latestJobs?.jobsPermanent ?? null,
  };
  for (const figure of ['capacityMw', 'jobsPermanent'] as const) {
    if (final[figure] === null || final[figure] === verified[figure]) continue;
    throw violation('project.final-figure-not-verified', { figure, final: final[figure], verified: verified[figure] });
  }
}

/** Each open obligation is waived once, and nothing else is. */
function mustHaveNothingOwed({ waivedObligations }: Closure, { agreement }: Project): void {
  let open = openObligations(agreement);
  for (const { agreementNo, code } of waivedObligations) {
    const left = open.filter(owed => owed.agreementNo !== agreementNo || owed.code !== code);
    if (left.length === open.length) throw violation('project.waiver-without-obligation', { agreementNo, code });
    open = left;
  }
  if (open.length > 0) throw violation('project.obligations-not-settled', { obligations: open.map(named) });
}

function named({ agreementNo, code }: ObligationRef): string {
  return `${agreementNo}: ${code}`;
}
