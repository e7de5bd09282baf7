import { Inject, Injectable } from '@nestjs/common';
import { AggregateStreams } from '../platform/cqrs/aggregate-streams.js';
import { personAggregate } from './domain/person.js';
import { PersonVault } from './person-vault.js';

/** Far beyond every deadline of a request, so that no registration in flight loses its row. */
const LEFT_OVER_SECONDS = 3_600;

/** Keeps the vault equal to the log: nothing without its event, nothing after its erasure. */
@Injectable()
export class VaultSweep {
  constructor(
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(PersonVault) private readonly vault: PersonVault,
  ) {}

  /** Removes deposits whose registration never came, and marks the others as settled. Answers how many it removed. */
  async removeLeftOvers(olderThanSeconds = LEFT_OVER_SECONDS): Promise<number> {
    let removed = 0;
    for (const personId of await this.vault.unconfirmed(olderThanSeconds)) {
      const { state } = await this.streams.load(personAggregate, personId);
      if (state.status !== 'unknown') await this.vault.confirm(personId);
      else if (await this.vault.discardUnfinished(personId, olderThanSeconds)) removed++;
    }
    return removed;
  }

  /** After a restore, before it serves: a vault older than an erasure must not bring the person back (ruling 1). */
  async repeatErasures(): Promise<number> {
    let destroyed = 0;
    for (const personId of await this.vault.held()) {
      const { state } = await this.streams.load(personAggregate, personId);
      if (state.status !== 'erased') continue;
      await this.vault.destroy(personId);
      destroyed++;
    }
    return destroyed;
  }
}
