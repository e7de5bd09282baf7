import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { area } from '@turf/area';
import type { Accepted } from '../../kernel/eventsourcing/accepted.js';
import { Area } from '../../kernel/quantities/area.js';
import { AggregateStreams } from '../../platform/cqrs/aggregate-streams.js';
import { toGeoJson } from '../domain/geometry.js';
import { parcelAggregate } from '../domain/parcel.js';
import type { StoredGeometry } from '../domain/parcel.events.js';
import { RegisterParcel, registerParcel } from './register-parcel.js';

/** Computes the area of the geometry before the decision, which knows only decimals (ruling 3). */
@CommandHandler(RegisterParcel)
export class RegisterParcelHandler implements ICommandHandler<RegisterParcel, Accepted> {
  constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

  execute(command: RegisterParcel): Promise<Accepted> {
    const { cadastralNumber, description, context } = command;
    const computedAreaHa = description.geometry === null ? null : areaHaOf(description.geometry);
    const decide = (parcel: Parameters<typeof registerParcel>[1]): ReturnType<typeof registerParcel> =>
      registerParcel(command, parcel, computedAreaHa);
    return this.streams.transact(parcelAggregate, cadastralNumber, context, decide, { creates: true });
  }
}

/** Hectares on the sphere, rounded to square metres, so that the last bits of a float never reach an event. */
export function areaHaOf(geometry: StoredGeometry): string {
  const squareMetres = area(toGeoJson(geometry) as Parameters<typeof area>[0]);
  return Area.ofSquareMetres(BigInt(Math.round(squareMetres))).toJson();
}
