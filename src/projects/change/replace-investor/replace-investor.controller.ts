import { Controller, Inject } from '@nestjs/common';
import { REPLACEMENT_BASES } from '../../../kernel/reference/reason-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BooleanField,
  BusinessDate,
  CommandInput,
  CommandRoute,
  ListOf,
  Nested,
  OneOf,
  Text,
  Uuid,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import type { ReplacementBasis } from '../../domain/project.events.js';
import { DECISION_PROBLEMS } from '../../projects.problems.js';
import {
  DecisionBody,
  decisionOf,
  DocumentBody,
  documentOf,
  OverrideBody,
  REASON_TEXT,
} from '../../shared-bodies.controller.js';
import { ReplaceInvestor, type Replacement } from './replace-investor.js';

class ConsentBody {
  @Text({ max: 300, example: 'Development Bank of Kazakhstan' }) givenBy!: string;
  @Nested(DocumentBody) document!: DocumentBody;
}

export class ReplaceInvestorBody {
  @Nested(DecisionBody) decision!: DecisionBody;
  @Uuid({ description: 'The present investor.' }) fromInvestorId!: string;
  @Uuid({ description: 'Registered and screened before.' }) toInvestorId!: string;
  @BusinessDate({ example: '2020-05-04' }) effectiveOn!: string;
  @OneOf(REPLACEMENT_BASES.codes, { example: 'share_sale' }) legalBasis!: ReplacementBasis;
  @Text({ ...REASON_TEXT, example: 'The founder sold all shares of the project company' }) reasonText!: string;
  @ListOf(ConsentBody, { max: 20, optional: true }) consents?: ConsentBody[];
  @BooleanField({ description: 'The new investor takes over what the one before owes the state.' })
  obligationsAssumed!: boolean;
  @Uuid({ description: 'Who asked for it; never the one who decides.' }) requestedBy!: string;
  @Nested(OverrideBody, {
    optional: true,
    description: 'Where the power purchase agreement cannot be transferred; another person signs the decision as well.',
  })
  override?: OverrideBody;
}

@Controller('v1/projects/:projectId/investor-replacements')
export class ReplaceInvestorController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.replace-investor',
    body: ReplaceInvestorBody,
    ifMatch: 'required',
    summary: 'Replace the investor',
    description: 'Steps that put agreements, leases, the sale of power and permits in the new name join the roadmap.',
    problems: [
      ...DECISION_PROBLEMS.filter(code => code !== 'project.is-suspended'),
      'project.replacement-decision-reused',
      'project.investor-not-replaceable',
      'project.replaced-from-another-investor',
      'project.investor-unchanged',
      'project.investor-not-registered',
      'project.investor-not-screened',
      'project.investor-screening-matched',
      'project.change-decided-by-requester',
      'project.farmland-for-foreign-investor',
      'project.ppa-not-transferable',
      'project.replacement-override-unsigned',
    ],
  })
  async replace(@CommandInput() request: CommandRequest<ReplaceInvestorBody, 'projectId'>): Promise<Answer> {
    const { params, body, context } = request;
    const reason = body.override?.reason ?? null;
    const command = new ReplaceInvestor(params.projectId, replacementOf(body), reason, context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function replacementOf(body: ReplaceInvestorBody): Replacement {
  const { fromInvestorId, toInvestorId, effectiveOn, legalBasis, reasonText, obligationsAssumed, requestedBy } = body;
  return {
    decision: decisionOf(body.decision),
    fromInvestorId,
    toInvestorId,
    effectiveOn,
    legalBasis,
    reasonText,
    consents: (body.consents ?? []).map(({ givenBy, document }) => ({ givenBy, document: documentOf(document) })),
    obligationsAssumed,
    requestedBy,
  };
}
