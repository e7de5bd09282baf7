import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { AggregateStreams } from '../../platform/cqrs/aggregate-streams.js';
import { referenceDataAggregate } from '../domain/reference-data.js';
import { PROCEDURE_TEMPLATES } from '../domain/versions.js';
import { schemesOn, versionCard, type SchemeLine, type VersionCard, type WhichVersion } from './reference-schemes.js';

/** Every scheme, with what is in force on a day. */
export class ListReferenceSchemes extends Query<readonly SchemeLine[]> {
  constructor(
    /** `YYYY-MM-DD`. */
    readonly on: string,
  ) {
    super();
  }
}

/** A version of a scheme, with its rows; null: there is no such scheme, or no such version of it. */
export class GetReferenceVersion extends Query<VersionCard | null> {
  constructor(
    readonly scheme: string,
    readonly which: WhichVersion,
  ) {
    super();
  }
}

/** Read off the scheme's own stream: a handful of versions, never behind. */
@QueryHandler(ListReferenceSchemes)
export class ListReferenceSchemesHandler implements IQueryHandler<ListReferenceSchemes> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute({ on }: ListReferenceSchemes): Promise<readonly SchemeLine[]> {
    const { state } = await this.streams.load(referenceDataAggregate, PROCEDURE_TEMPLATES);
    return schemesOn(on, state);
  }
}

@QueryHandler(GetReferenceVersion)
export class GetReferenceVersionHandler implements IQueryHandler<GetReferenceVersion> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  async execute({ scheme, which }: GetReferenceVersion): Promise<VersionCard | null> {
    const { state } = await this.streams.load(referenceDataAggregate, PROCEDURE_TEMPLATES);
    return versionCard(scheme, which, state);
  }
}
