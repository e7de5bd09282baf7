import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BooleanField,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  IntegerField,
  Nested,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { MegawattsField, megawattsOf, PriceField, priceOf } from '../grid.fields.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { SignPpa, type Ppa } from './sign-ppa.js';

class PpaTermsBody {
  @Text({ max: 300, example: 'Settlement centre for renewable energy' }) buyer!: string;
  @MegawattsField() capacityMw!: string;
  @PriceField() priceKztPerKwh!: string;
  @IntegerField({ min: 1, max: 60, example: 20 }) termYears!: number;
  @BusinessDate({ example: '2021-12-31', description: 'By this day the plant is in commercial operation.' })
  operationDueOn!: string;
  @BooleanField({ example: false, description: 'Whether another investor may take it over.' }) transferable!: boolean;
}

export class SignPpaBody {
  @Text({ max: 100, example: 'PPA-2019-17' }) number!: string;
  @BusinessDate({ example: '2019-11-20' }) signedOn!: string;
  @BusinessId({ optional: true, example: 'SOLAR-2019-10', description: 'Left out: the buyer is bilateral.' })
  auctionId?: string;
  @Nested(PpaTermsBody) terms!: PpaTermsBody;
}

@Controller('v1/projects/:projectId/ppas')
export class SignPpaController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.sign-ppa',
    body: SignPpaBody,
    ifMatch: 'optional',
    summary: 'Record a power purchase agreement',
    problems: [
      ...STEP_PROBLEMS,
      'project.ppa-number-reused',
      'project.ppa-in-force',
      'project.grid-conditions-not-issued',
      'project.grid-conditions-expired',
      'project.ppa-operation-due-before-signing',
      'project.ppa-without-won-auction',
      'project.power-beyond-limit',
      'project.power-override-by-same-person',
    ],
  })
  async sign(@CommandInput() request: CommandRequest<SignPpaBody, 'projectId'>): Promise<Answer> {
    const command = new SignPpa(request.params.projectId, ppaOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function ppaOf({ number, signedOn, auctionId, terms }: SignPpaBody): Ppa {
  const { buyer, capacityMw, priceKztPerKwh, termYears, operationDueOn, transferable } = terms;
  return {
    number,
    signedOn,
    auctionId: auctionId ?? null,
    terms: {
      buyer,
      capacityMw: megawattsOf(capacityMw),
      priceKztPerKwh: priceOf(priceKztPerKwh),
      termYears,
      operationDueOn,
      transferable,
    },
  };
}
