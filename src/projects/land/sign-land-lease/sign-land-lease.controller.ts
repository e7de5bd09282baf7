import { Controller, Inject } from '@nestjs/common';
import type { MoneyJson } from '../../../kernel/shapes.js';
import { CadastralNumber } from '../../../land-registry/index.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  CommandInput,
  CommandRoute,
  ListOf,
  MoneyField,
  Text,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import { cadastralNumber } from '../land.fields.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { moneyOf } from '../../shared-bodies.controller.js';
import { SignLandLease } from './sign-land-lease.js';

export class SignLandLeaseBody {
  @Text({ max: 100, example: 'LEASE-2019-40' }) contractNo!: string;
  @BusinessDate({ example: '2019-06-03' }) signedOn!: string;
  @ListOf(cadastralNumber(), { min: 1, max: 50, unique: true }) cadastralNumbers!: readonly string[];
  @MoneyField({ example: { amount: '1800000.00', currency: 'KZT' } }) annualRent!: MoneyJson;
}

@Controller('v1/projects/:projectId/land-leases')
export class SignLandLeaseController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.sign-land-lease',
    body: SignLandLeaseBody,
    ifMatch: 'optional',
    summary: 'Record the contract of lease',
    problems: [
      ...STEP_PROBLEMS,
      'project.land-before-approval-date',
      'project.land-contract-id-reused',
      'project.parcel-not-allocated',
      'project.land-not-leased',
    ],
  })
  async sign(@CommandInput() request: CommandRequest<SignLandLeaseBody, 'projectId'>): Promise<Answer> {
    const { contractNo, signedOn, cadastralNumbers, annualRent } = request.body;
    const parcels = cadastralNumbers.map(CadastralNumber.parse).sort();
    const lease = { contractNo, signedOn, cadastralNumbers: parcels, annualRent: moneyOf(annualRent) };
    const command = new SignLandLease(request.params.projectId, lease, request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}
