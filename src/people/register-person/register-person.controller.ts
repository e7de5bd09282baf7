import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  ParsedBy,
  Text,
  type Answer,
  type CommandRequest,
} from '../../platform/http/index.js';
import { Iin } from '../domain/iin.js';
import { RegisterPerson } from './register-person.js';

const EMAIL = { regex: /^[^\s@]{1,64}@[^\s@]{1,190}$/, detail: 'Expected an e-mail address.' };
const PHONE = { regex: /^\+\d{7,15}$/, detail: 'Expected a phone number as in E.164, such as +77011234567.' };

export class RegisterPersonBody {
  @Text({ max: 200, example: 'John Young Sun' })
  fullName!: string;

  @ParsedBy(Iin.parse, {
    name: 'iin',
    schema: { type: 'string', minLength: 12, maxLength: 12, pattern: '^\\d{12}$' },
    example: '850101300005',
    optional: true,
    description: 'Individual identification number; foreigners may have none.',
  })
  iin?: string;

  @Text({ max: 254, pattern: EMAIL, example: 'office@example.org', optional: true })
  email?: string;

  @Text({ max: 16, pattern: PHONE, example: '+77011234567', optional: true })
  phone?: string;

  @BusinessDate({ optional: true, description: 'Absent: today.' })
  registeredOn?: string;
}

@Controller('v1/persons')
export class RegisterPersonController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'person.register',
    body: RegisterPersonBody,
    ifMatch: 'none',
    summary: 'Register a person: the data goes into the vault, the event says only that there is one',
    problems: ['person.already-registered', 'person.dated-in-the-future'],
  })
  async register(@CommandInput() request: CommandRequest<RegisterPersonBody>): Promise<Answer> {
    const { body, context } = request;
    const { fullName, iin = null, email = null, phone = null } = body;
    const registeredOn = body.registeredOn ?? context.today;
    const command = new RegisterPerson({ fullName, iin, email, phone }, registeredOn, context);
    const accepted = await this.commands.send(command);
    return answerCommand(request, accepted, { location: `/v1/persons/${command.personId}` });
  }
}
