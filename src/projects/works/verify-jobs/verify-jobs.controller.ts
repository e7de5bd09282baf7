import { Controller, Inject } from '@nestjs/common';
import { JOBS_METHODS } from '../../../kernel/reference/reason-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  IntegerField,
  ListOf,
  OneOf,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import type { JobsMethod } from '../../domain/project.events.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf } from '../../shared-bodies.controller.js';
import { VerifyJobs, type JobsCount } from './verify-jobs.js';

export class VerifyJobsBody {
  @BusinessId({ example: 'J-2020', description: 'The count’s own id: said twice, it counts once.' })
  verificationId!: string;
  @IntegerField({
    min: 0,
    max: 1_000_000,
    example: 46,
    description: 'Permanent jobs; those of building are not added.',
  })
  jobsPermanent!: number;
  @OneOf(JOBS_METHODS.codes, { example: 'pension_contributions' }) method!: JobsMethod;
  @BusinessDate({ example: '2020-11-30' }) countedOn!: string;
  @ListOf(DocumentBody, { max: 50, optional: true }) evidence?: DocumentBody[];
}

@Controller('v1/projects/:projectId/jobs-verifications')
export class VerifyJobsController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.verify-jobs',
    body: VerifyJobsBody,
    ifMatch: 'optional',
    summary: 'Verify permanent jobs',
    description: 'By a person who has reported no jobs of this project.',
    problems: [
      ...STEP_PROBLEMS.filter(code => code !== 'project.occurred-out-of-order'),
      'project.verification-id-reused',
      'project.jobs-not-verifiable',
      'project.verified-by-reporter',
    ],
  })
  async verify(@CommandInput() request: CommandRequest<VerifyJobsBody, 'projectId'>): Promise<Answer> {
    const command = new VerifyJobs(request.params.projectId, countOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function countOf({ verificationId, jobsPermanent, method, countedOn, evidence }: VerifyJobsBody): JobsCount {
  return { verificationId, jobsPermanent, method, countedOn, evidence: (evidence ?? []).map(documentOf) };
}
