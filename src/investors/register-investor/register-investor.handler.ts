import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { failpoint } from '#failpoint';
import type { Accepted } from '../../kernel/eventsourcing/accepted.js';
import { personAggregate } from '../../people/index.js';
import { AggregateStreams, streamOf } from '../../platform/cqrs/aggregate-streams.js';
import { UniqueClaims, uniqueValueAggregate } from '../../platform/cqrs/unique-claims.js';
import { BIN_CLAIM, investorAggregate, LEI_CLAIM } from '../domain/investor.js';
import { violation } from '../domain/investor.violations.js';
import { RegisterInvestor, registerInvestor } from './register-investor.js';

type Taken = 'investor.bin-taken' | 'investor.lei-taken';

/** Claims first, registration last (ruling 31). Nothing is claimed for a registration that will be refused anyway. */
@CommandHandler(RegisterInvestor)
export class RegisterInvestorHandler implements ICommandHandler<RegisterInvestor, Accepted> {
  constructor(
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(UniqueClaims) private readonly claims: UniqueClaims,
  ) {}

  async execute(command: RegisterInvestor): Promise<Accepted> {
    const { description, context, investorId } = command;
    const { state } = await this.streams.load(investorAggregate, investorId);
    if (state.status === 'unknown') {
      registerInvestor(command, state);
      await this.#representativesMustExist(description.representativePersonIds);
      // Asked before either is taken: a BIN claimed beside a LEI that is taken would stay blocked until it lapses.
      await this.#mustBeFree(BIN_CLAIM, description.bin, command, 'investor.bin-taken');
      await this.#mustBeFree(LEI_CLAIM, description.lei, command, 'investor.lei-taken');
      await this.#claim(BIN_CLAIM, description.bin, command, 'investor.bin-taken');
      await this.#claim(LEI_CLAIM, description.lei, command, 'investor.lei-taken');
    }
    return this.streams.transact(
      investorAggregate,
      investorId,
      context,
      investor => registerInvestor(command, investor),
      { creates: true },
    );
  }

  async #mustBeFree(kind: string, value: string | null, { investorId }: RegisterInvestor, code: Taken): Promise<void> {
    if (value === null) return;
    const { state } = await this.streams.load(uniqueValueAggregate, `${kind}-${value}`);
    if (state.ownerStream === null || state.ownerStream === streamOf(investorAggregate, investorId)) return;
    throw violation(code, { [kind]: value });
  }

  async #claim(
    kind: string,
    value: string | null,
    { context, investorId }: RegisterInvestor,
    code: Taken,
  ): Promise<void> {
    if (value === null) return;
    const owner = streamOf(investorAggregate, investorId);
    await this.claims.claim(kind, value, owner, context, () => violation(code, { [kind]: value }));
    failpoint(`register-investor.after-${kind}`);
  }

  async #representativesMustExist(personIds: readonly string[]): Promise<void> {
    for (const personId of personIds) {
      const { state } = await this.streams.load(personAggregate, personId);
      if (state.status !== 'registered') throw violation('investor.representative-not-registered', { personId });
    }
  }
}
