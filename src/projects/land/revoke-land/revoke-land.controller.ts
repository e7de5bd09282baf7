import { Controller, Inject } from '@nestjs/common';
import { LAND_REVOCATION_BASES } from '../../../kernel/reference/land-taking.js';
import { CadastralNumber } from '../../../land-registry/index.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  CommandInput,
  CommandRoute,
  ListOf,
  Nested,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import type { LandRevocationBasis } from '../../domain/project.events.js';
import { cadastralNumber } from '../land.fields.js';
import { HOLD_PROBLEMS } from '../../projects.problems.js';
import { DecisionBody, decisionOf, DocumentBody, documentOf, REASON_TEXT } from '../../shared-bodies.controller.js';
import { RevokeLand, type Revocation } from './revoke-land.js';

class RevocationOverrideBody {
  @Text({ ...REASON_TEXT, example: 'The order was issued before the register began' }) reason!: string;
}

export class RevokeLandBody {
  @Nested(DecisionBody) decision!: DecisionBody;
  @OneOf(LAND_REVOCATION_BASES.codes) basis!: LandRevocationBasis;
  @Nested(DocumentBody) basisDocument!: DocumentBody;
  @Text({ max: 100, optional: true, example: '5149-21-00-2/311', description: 'Of the claim that a judgment decided.' })
  caseNo?: string;
  @ListOf(cadastralNumber(), { min: 1, max: 50, unique: true, description: 'Whole parcels that are allocated.' })
  cadastralNumbers!: readonly string[];
  @Text({ ...REASON_TEXT, example: 'The land was not developed in the term of the order' }) reasonText!: string;
  @Nested(RevocationOverrideBody, {
    optional: true,
    description: 'By a decision-maker, where a judgment has no order or no claim before it.',
  })
  override?: RevocationOverrideBody;
}

@Controller('v1/projects/:projectId/land-revocations')
export class RevokeLandController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.revoke-land',
    body: RevokeLandBody,
    ifMatch: 'required',
    summary: 'Take allocated parcels back',
    description:
      'Possible while the project is suspended. Losing all land suspends a project that is prepared or built.',
    problems: [
      ...HOLD_PROBLEMS,
      'project.actor-not-among-signers',
      'project.land-before-approval-date',
      'project.parcel-not-allocated',
      'project.land-revocation-id-reused',
      'project.land-seizure-chain-incomplete',
      'project.land-override-by-decision-maker',
      'project.land-revocation-needs-land-decider',
    ],
  })
  async revoke(@CommandInput() request: CommandRequest<RevokeLandBody, 'projectId'>): Promise<Answer> {
    const { body, params, context } = request;
    const command = new RevokeLand(params.projectId, revocationOf(body), body.override?.reason ?? null, context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function revocationOf({
  decision,
  basis,
  basisDocument,
  caseNo,
  cadastralNumbers,
  reasonText,
}: RevokeLandBody): Revocation {
  return {
    decision: decisionOf(decision),
    basis,
    basisDocument: documentOf(basisDocument),
    caseNo: caseNo ?? null,
    cadastralNumbers: cadastralNumbers.map(CadastralNumber.parse).sort(),
    reasonText,
  };
}
