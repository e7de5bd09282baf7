import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  Text,
  type Answer,
  type CommandRequest,
} from '../../platform/http/index.js';
import { ErasePerson } from './erase-person.js';

export class ErasePersonBody {
  @Text({ min: 10, max: 500, example: 'Request of the subject, No 12 of 3 March 2026, Digital Code' })
  legalGround!: string;

  @BusinessDate({ optional: true, description: 'Absent: today.' })
  erasedOn?: string;
}

@Controller('v1/persons/:personId/erasures')
export class ErasePersonController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'person.erase',
    body: ErasePersonBody,
    ifMatch: 'optional',
    summary: 'Erase a person: nobody can read the data from now on, and its key is destroyed',
    problems: ['person.not-registered', 'person.dated-in-the-future', 'person.erased-before-registered'],
  })
  async erase(@CommandInput() request: CommandRequest<ErasePersonBody, 'personId'>): Promise<Answer> {
    const { body, context, params } = request;
    const erasedOn = body.erasedOn ?? context.today;
    const accepted = await this.commands.send(new ErasePerson(params.personId, body.legalGround, erasedOn, context));
    return answerCommand(request, accepted, { location: `/v1/persons/${params.personId}` });
  }
}
