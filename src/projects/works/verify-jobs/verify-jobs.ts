import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { isPerson, mustBeActive, mustBeDated, mustBeIn, mustExist } from '../../domain/common-rules.js';
import { factWithId, newestFirst } from '../../domain/facts.js';
import { sameExcept } from '../../domain/json.js';
import type { JobsVerified } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';
import type { Stage } from '../../domain/stage.js';

export type JobsCount = Omit<JobsVerified['data'], 'verifiedBy'>;

export class VerifyJobs implements Command {
  constructor(
    readonly projectId: string,
    readonly count: JobsCount,
    readonly context: CommandContext,
  ) {}
}

const WITH_JOBS: readonly Stage[] = ['construction', 'commissioning', 'operation'];

/**
 * Permanent jobs counted from records that are not the investor's report. Whoever ever reported jobs of this project
 * counts none of them (X5): the documents name no one report that a count is about. Each count is a fact of its day.
 */
export const verifyJobs: Decide<VerifyJobs, Project, JobsVerified> = ({ count, context }, project) => {
  mustExist(project);
  const data: JobsVerified['data'] = { ...count, verifiedBy: context.actor.personId };
  const { verificationId, countedOn } = count;
  const known = factWithId(project.progress.jobs, verificationId);
  if (known !== null) {
    if (sameExcept(known, data, 'verifiedBy')) return [];
    throw violation('project.verification-id-reused', { verificationId });
  }
  mustBeActive(project);
  mustBeIn(project, WITH_JOBS, 'project.jobs-not-verifiable');
  mustBeDated(countedOn, project, context);
  const own = [...newestFirst(project.progress.reports)].find(
    ({ jobsPermanent, reportedBy }) => jobsPermanent !== null && isPerson(context, reportedBy),
  );
  if (own !== undefined) throw violation('project.verified-by-reporter', { reportId: own.reportId });
  return [{ type: 'JobsVerified', data }];
};
