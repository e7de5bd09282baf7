import { Controller, Inject } from '@nestjs/common';
import { PPA_AMENDMENT_REASONS } from '../../../kernel/reference/grid-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BooleanField,
  BusinessDate,
  CommandInput,
  CommandRoute,
  IntegerField,
  Nested,
  OneOf,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { MegawattsField, megawattsOf, PriceField, priceOf } from '../grid.fields.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { REASON_TEXT } from '../../shared-bodies.controller.js';
import { AmendPpa, type PpaAmendment } from './amend-ppa.js';

class ChangedTermsBody {
  @Text({ max: 300, optional: true, example: 'Settlement centre for renewable energy' }) buyer?: string;
  @MegawattsField({ optional: true }) capacityMw?: string;
  @PriceField({ optional: true }) priceKztPerKwh?: string;
  @IntegerField({ min: 1, max: 60, optional: true, example: 20 }) termYears?: number;
  @BusinessDate({ optional: true, example: '2022-06-30' }) operationDueOn?: string;
  @BooleanField({ optional: true, example: false }) transferable?: boolean;
}

export class AmendPpaBody {
  @Text({ max: 100, example: 'PPA-2019-17' }) number!: string;
  @Text({ max: 100, example: 'annex-1' }) annexNo!: string;
  @BusinessDate({ example: '2020-03-10' }) amendedOn!: string;
  @Nested(ChangedTermsBody, { description: 'What is left out stays as it is.' }) terms!: ChangedTermsBody;
  @OneOf(PPA_AMENDMENT_REASONS.codes, { example: 'deadline_extended' }) reasonCode!: string;
  @Text({ ...REASON_TEXT, example: 'The delivery of modules was late' }) reasonText!: string;
}

@Controller('v1/projects/:projectId/ppa-amendments')
export class AmendPpaController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.amend-ppa',
    body: AmendPpaBody,
    ifMatch: 'optional',
    summary: 'Record an annex to the power purchase agreement',
    problems: [
      ...STEP_PROBLEMS,
      'project.ppa-annex-number-reused',
      'project.ppa-not-in-force',
      'project.ppa-operation-due-before-signing',
      'project.power-beyond-limit',
      'project.power-override-by-same-person',
    ],
  })
  async amend(@CommandInput() request: CommandRequest<AmendPpaBody, 'projectId'>): Promise<Answer> {
    const command = new AmendPpa(request.params.projectId, amendmentOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function amendmentOf({ number, annexNo, amendedOn, terms, reasonCode, reasonText }: AmendPpaBody): PpaAmendment {
  return { number, annexNo, amendedOn, terms: termsOf(terms), reasonCode, reasonText };
}

function termsOf(terms: ChangedTermsBody): PpaAmendment['terms'] {
  const { buyer, capacityMw, priceKztPerKwh, termYears, operationDueOn, transferable } = terms;
  return {
    ...(buyer === undefined ? {} : { buyer }),
    ...(capacityMw === undefined ? {} : { capacityMw: megawattsOf(capacityMw) }),
    ...(priceKztPerKwh === undefined ? {} : { priceKztPerKwh: priceOf(priceKztPerKwh) }),
    ...(termYears === undefined ? {} : { termYears }),
    ...(operationDueOn === undefined ? {} : { operationDueOn }),
    ...(transferable === undefined ? {} : { transferable }),
  };
}
