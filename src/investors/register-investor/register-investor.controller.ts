import { Controller, Inject } from '@nestjs/common';
import { Share } from '../../kernel/quantities/share.js';
import type { L10n } from '../../kernel/text/localized-text.js';
import { Commands } from '../../platform/cqrs/commands.js';
import {
  answerCommand,
  Bin,
  BusinessDate,
  CommandInput,
  CommandRoute,
  Country,
  Lei,
  ListOf,
  LocalizedText,
  PercentField,
  uuid,
  type Answer,
  type CommandRequest,
} from '../../platform/http/index.js';
import { RegisterInvestor } from './register-investor.js';

export class RegisterInvestorBody {
  @LocalizedText({ max: 300 })
  legalName!: L10n;

  @Country({ description: 'Where the investor is registered, ISO 3166-1.' })
  country!: string;

  @Bin({ optional: true })
  bin?: string;

  @Lei({ optional: true })
  lei?: string;

  @PercentField({ optional: true, description: 'Share of foreign owners.' })
  foreignSharePct?: string;

  @ListOf(uuid(), { max: 50, unique: true, optional: true, description: 'Ids of persons who speak for the investor.' })
  representativePersonIds?: readonly string[];

  @BusinessDate({ optional: true, description: 'Absent: today.' })
  registeredOn?: string;
}

@Controller('v1/investors')
export class RegisterInvestorController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'investor.register',
    body: RegisterInvestorBody,
    ifMatch: 'none',
    summary: 'Register an investor',
    example: {
      legalName: { kk: 'KK-KIUNSEN', ru: 'KK-KIUNSEN', en: 'KK-KIUNSEN' },
      country: 'KR',
      foreignSharePct: '100.00',
      registeredOn: '2018-11-09',
    },
    problems: [
      'investor.bin-taken',
      'investor.lei-taken',
      'investor.representative-not-registered',
      'investor.registration-lapsed',
      'investor.dated-in-the-future',
    ],
  })
  async register(@CommandInput() request: CommandRequest<RegisterInvestorBody>): Promise<Answer> {
    const { body, context } = request;
    const { kk, ru, en } = body.legalName;
    const command = new RegisterInvestor(
      {
        legalName: { kk, ru, en: en ?? null },
        country: body.country,
        bin: body.bin ?? null,
        lei: body.lei ?? null,
        foreignSharePct: body.foreignSharePct === undefined ? null : Share.parse(body.foreignSharePct).toJson(),
        representativePersonIds: body.representativePersonIds ?? [],
        registeredOn: body.registeredOn ?? context.today,
      },
      context,
    );
    const accepted = await this.commands.send(command);
    return answerCommand(request, accepted, { location: `/v1/investors/${command.investorId}` });
  }
}
