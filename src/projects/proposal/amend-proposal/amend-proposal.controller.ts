import { Controller, Inject } from '@nestjs/common';
import { AMENDMENT_REASONS } from '../../../kernel/reference/reason-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  BusinessDate,
  CommandInput,
  CommandRoute,
  LocalizedText,
  Nested,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { answerWithWarnings } from '../../answer-with-warnings.controller.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { localizedOf, MeasureBody, measureOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { AmendProposal, type Amendment } from './amend-proposal.js';

export class AmendProposalBody {
  @BusinessDate({ example: '2019-01-21' }) amendedOn!: string;
  @LocalizedText({ max: 300, optional: true }) title?: { kk: string; ru: string; en?: string };
  @LocalizedText({ max: 5_000, multiline: true, optional: true, nullable: true, description: 'null takes it away.' })
  description?: { kk: string; ru: string; en?: string } | null;
  @Nested(MeasureBody, { optional: true, description: 'All declared figures as they read from here on.' })
  declared?: MeasureBody;
  @OneOf(AMENDMENT_REASONS.codes) reasonCode!: string;
  @Text({ ...REASON_TEXT, example: 'The plant is built on 20 hectares' }) reasonText!: string;
}

@Controller('v1/projects/:projectId/amendments')
export class AmendProposalController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.amend',
    body: AmendProposalBody,
    ifMatch: 'required',
    summary: 'Amend a proposal',
    description: 'The plan changed before a decision. What is left out stays; new figures are judged afresh.',
    problems: [...STEP_PROBLEMS, 'project.not-amendable'],
  })
  async amend(@CommandInput() request: CommandRequest<AmendProposalBody, 'projectId'>): Promise<Answer> {
    const command = new AmendProposal(request.params.projectId, amendmentOf(request.body), request.context);
    return answerWithWarnings(request, await this.commands.send(command));
  }
}

function amendmentOf({
  amendedOn,
  title,
  description,
  declared,
  reasonCode,
  reasonText,
}: AmendProposalBody): Amendment {
  return {
    amendedOn,
    ...(title === undefined ? {} : { title: localizedOf(title) }),
    ...(description === undefined ? {} : { description: description === null ? null : localizedOf(description) }),
    ...(declared === undefined ? {} : { declared: measureOf(declared) }),
    reasonCode,
    reasonText,
  };
}
