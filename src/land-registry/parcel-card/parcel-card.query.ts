import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { streamOf } from '../../platform/cqrs/aggregate-streams.js';
import { EventCodec } from '../../platform/cqrs/event-codec.js';
import { EventLog } from '../../platform/event-store/event-log.js';
import { parcelAggregate } from '../domain/parcel.js';
import { parcelCard, type ParcelCard } from './parcel-card.js';

export interface VersionedParcelCard {
  readonly card: ParcelCard;
  readonly revision: number;
}

export class ParcelCardQuery extends Query<VersionedParcelCard | null> {
  constructor(readonly cadastralNumber: string) {
    super();
  }
}

/** Folded from the parcel's own stream: short, and never behind what was just recorded. */
@QueryHandler(ParcelCardQuery)
export class ParcelCardHandler implements IQueryHandler<ParcelCardQuery> {
  constructor(
    @Inject(EventLog) private readonly log: EventLog,
    @Inject(EventCodec) private readonly codec: EventCodec,
  ) {}

  async execute({ cadastralNumber }: ParcelCardQuery): Promise<VersionedParcelCard | null> {
    const recorded = await this.log.readHistory(streamOf(parcelAggregate, cadastralNumber));
    const facts = recorded.flatMap(({ revision, eventId, recordedAt, occurredOn, ...stored }) =>
      this.codec
        .decode(parcelAggregate, { revision, eventId, recordedAt, occurredOn, ...stored })
        .map(event => ({ revision, eventId, recordedAt, occurredOn, event })),
    );
    const card = parcelCard(facts);
    const last = recorded.at(-1);
    return card === null || last === undefined ? null : { card, revision: last.revision };
  }
}
