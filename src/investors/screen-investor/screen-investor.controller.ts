import { Controller, Inject } from '@nestjs/common';
import { SCREENING_LISTS, type ScreeningList } from '../../kernel/reference/screening-lists.js';
import { Commands } from '../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  ListOf,
  OneOf,
  oneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../platform/http/index.js';
import { ScreenInvestor, type Screening } from './screen-investor.js';

export class ScreenInvestorBody {
  @BusinessId({ example: 'S-2018-41' }) screeningId!: string;
  @ListOf(oneOf(SCREENING_LISTS.codes), { min: 1, max: 20, unique: true, example: ['un_sanctions', 'tax_debtors'] })
  lists!: ScreeningList[];
  @OneOf(['clear', 'match'], { example: 'clear' }) result!: Screening['result'];
  @Text({ min: 10, max: 2_000, multiline: true, optional: true, description: 'What was found; needed for a match.' })
  findings?: string;
  @BusinessDate({ example: '2018-11-12' }) screenedOn!: string;
}

@Controller('v1/investors/:investorId/screenings')
export class ScreenInvestorController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'investor.screen',
    body: ScreenInvestorBody,
    ifMatch: 'optional',
    summary: 'Screen an investor',
    example: {
      screeningId: 'S-2018-41',
      lists: ['un_sanctions', 'tax_debtors'],
      result: 'clear',
      screenedOn: '2018-11-12',
    },
    problems: [
      'investor.not-registered',
      'investor.screening-id-reused',
      'investor.dated-in-the-future',
      'investor.match-without-findings',
    ],
  })
  async screen(@CommandInput() request: CommandRequest<ScreenInvestorBody, 'investorId'>): Promise<Answer> {
    const { screeningId, lists, result, findings, screenedOn } = request.body;
    const { investorId } = request.params;
    const screening = { screeningId, lists: [...lists], result, findings: findings ?? null, screenedOn };
    const accepted = await this.commands.send(new ScreenInvestor(investorId, screening, request.context));
    return answerCommand(request, accepted, { location: `/v1/investors/${investorId}` });
  }
}
