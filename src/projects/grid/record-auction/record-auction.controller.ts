import { Controller, Inject } from '@nestjs/common';
import { GRID_ZONES } from '../../../kernel/reference/grid-codes.js';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  OneOf,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import type { GridZone } from '../../domain/project.events.js';
import { MegawattsField, megawattsOf, PriceField, priceOf } from '../grid.fields.js';
import { STEP_PROBLEMS } from '../../projects.problems.js';
import { RecordAuction, type Bid } from './record-auction.js';

export class RecordAuctionBody {
  @BusinessId({ example: 'SOLAR-2019-10' }) auctionId!: string;
  @BusinessDate({ example: '2019-10-15' }) heldOn!: string;
  @MegawattsField({ description: 'What was bid, and won if it was.' }) capacityMw!: string;
  @PriceField() priceKztPerKwh!: string;
  @OneOf(GRID_ZONES.codes, { example: 'south' }) zone!: GridZone;
}

const PROBLEMS = [
  ...STEP_PROBLEMS,
  'project.auction-id-reused',
  'project.ppa-in-force',
  'project.grid-conditions-not-issued',
  'project.grid-conditions-expired',
  'project.power-beyond-limit',
  'project.power-override-by-same-person',
];

/** Two collections, each of one type of fact, and one decision. */
@Controller('v1/projects/:projectId')
export class RecordAuctionController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    path: 'auctions-won',
    action: 'project.record-auction',
    body: RecordAuctionBody,
    ifMatch: 'optional',
    summary: 'Record an auction that was won',
    problems: PROBLEMS,
  })
  async won(@CommandInput() request: CommandRequest<RecordAuctionBody, 'projectId'>): Promise<Answer> {
    return this.#record('won', request);
  }

  @CommandRoute({
    path: 'auctions-lost',
    action: 'project.record-auction',
    body: RecordAuctionBody,
    ifMatch: 'optional',
    summary: 'Record an auction that was lost',
    problems: PROBLEMS,
  })
  async lost(@CommandInput() request: CommandRequest<RecordAuctionBody, 'projectId'>): Promise<Answer> {
    return this.#record('lost', request);
  }

  async #record(outcome: 'won' | 'lost', request: CommandRequest<RecordAuctionBody, 'projectId'>): Promise<Answer> {
    const command = new RecordAuction(request.params.projectId, outcome, bidOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function bidOf({ auctionId, heldOn, capacityMw, priceKztPerKwh, zone }: RecordAuctionBody): Bid {
  return { auctionId, heldOn, capacityMw: megawattsOf(capacityMw), priceKztPerKwh: priceOf(priceKztPerKwh), zone };
}
