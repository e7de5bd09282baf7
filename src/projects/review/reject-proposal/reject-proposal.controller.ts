import { Controller, Inject } from '@nestjs/common';
import { REJECTION_GROUNDS } from '../../../kernel/reference/reason-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  ListOf,
  Nested,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { DECISION_PROBLEMS } from '../../projects.problems.js';
import { DecisionBody, decisionOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { RejectProposal, type Rejection } from './reject-proposal.js';

class GroundBody {
  @OneOf(REJECTION_GROUNDS.codes, { example: 'land_unavailable' }) code!: string;
  @Text({ ...REASON_TEXT, example: 'No free land of this size in the district' }) text!: string;
  @Text({ max: 300, example: 'Land Code art. 43' }) legalRef!: string;
}

/** A hearing that was held and written down, or the applicant's waiver. Of a recorded one the number is enough. */
class HearingBody {
  @BusinessDate({ optional: true, example: '2019-02-08' }) heldOn?: string;
  @Text({ max: 200, optional: true, example: 'H-12' }) reference?: string;
  @Text({ ...REASON_TEXT, optional: true, example: 'The applicant waived it in letter 41' }) waiver?: string;
}

export class RejectProposalBody {
  @Nested(DecisionBody) decision!: DecisionBody;
  @ListOf(GroundBody, { min: 1, max: 20 }) grounds!: GroundBody[];
  @BusinessDate({ example: '2019-05-15' }) appealBy!: string;
  @Nested(HearingBody) hearing!: HearingBody;
}

@Controller('v1/projects/:projectId/rejections')
export class RejectProposalController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.reject',
    body: RejectProposalBody,
    ifMatch: 'required',
    summary: 'Reject a proposal',
    problems: [
      ...DECISION_PROBLEMS,
      'project.not-in-review',
      'project.rejected-by-another-decision',
      'project.decision-was-annulled',
      'project.decided-by-submitter',
      'project.hearing-of-another-version',
      'project.hearing-held-on-another-day',
      'project.rejected-without-hearing',
      'project.appeal-due-before-decision',
    ],
  })
  async reject(@CommandInput() request: CommandRequest<RejectProposalBody, 'projectId'>): Promise<Answer> {
    const command = new RejectProposal(request.params.projectId, rejectionOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function rejectionOf({ decision, grounds, appealBy, hearing }: RejectProposalBody): Rejection {
  return {
    decision: decisionOf(decision),
    grounds: grounds.map(({ code, text, legalRef }) => ({ code, text, legalRef })),
    appealBy,
    hearing: {
      heldOn: hearing.heldOn ?? null,
      reference: hearing.reference ?? null,
      waiver: hearing.waiver ?? null,
    },
  };
}
