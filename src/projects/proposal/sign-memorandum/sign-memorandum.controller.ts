import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  Country,
  ListOf,
  Nested,
  OneOf,
  Text,
  Uuid,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { DocumentBody, documentOf } from '../../shared-bodies.controller.js';
import { SignMemorandum, type Memorandum } from './sign-memorandum.js';

class PartyBody {
  @Text({ max: 300, example: 'KK-KIUNSEN' }) name!: string;
  @Country({ example: 'KR' }) country!: string;
  @Uuid({ optional: true, description: 'Who signed for it.' }) signerPersonId?: string;
}

export class SignMemorandumBody {
  @BusinessId({ example: 'MOU-2018-11' }) memorandumId!: string;
  @Nested(DocumentBody) document!: DocumentBody;
  @BusinessDate({ example: '2018-11-23' }) signedOn!: string;
  @ListOf(PartyBody, {
    min: 2,
    max: 20,
    example: [
      { name: 'Akimat of Turkistan region', country: 'KZ' },
      { name: 'KK-KIUNSEN', country: 'KR' },
    ],
  })
  parties!: PartyBody[];
  @BusinessDate({ optional: true, example: '2020-11-23' }) validUntil?: string;
  @OneOf(['binding', 'partly_binding', 'non_binding'], { example: 'non_binding' })
  bindingness!: Memorandum['bindingness'];
}

@Controller('v1/projects/:projectId/memoranda')
export class SignMemorandumController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.sign-memorandum',
    body: SignMemorandumBody,
    ifMatch: 'optional',
    summary: 'Record a memorandum',
    description: 'The first takes a proposal into negotiation.',
    problems: [...STEP_PROBLEMS, 'project.memorandum-id-reused', 'project.memorandum-expires-before-signing'],
  })
  async sign(@CommandInput() request: CommandRequest<SignMemorandumBody, 'projectId'>): Promise<Answer> {
    const command = new SignMemorandum(request.params.projectId, memorandumOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function memorandumOf(body: SignMemorandumBody): Memorandum {
  const { memorandumId, document, signedOn, parties, validUntil, bindingness } = body;
  return {
    memorandumId,
    document: documentOf(document),
    signedOn,
    parties: parties.map(({ name, country, signerPersonId }) => ({
      name,
      country,
      signerPersonId: signerPersonId ?? null,
    })),
    validUntil: validUntil ?? null,
    bindingness,
  };
}
