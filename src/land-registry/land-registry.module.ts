import { Module } from '@nestjs/common';
import { commandHandler } from '../platform/cqrs/command-handler.js';
import { provideActions } from '../platform/security/action-table.js';
import { AllocateParcel, allocateParcel } from './allocate-parcel/allocate-parcel.js';
import { ChangeParcelCategory, changeParcelCategory } from './change-parcel-category/change-parcel-category.js';
import { parcelAggregate } from './domain/parcel.js';
import { FindOverlappingPairsHandler, FindOverlapsHandler } from './parcel-map/overlaps.query.js';
import { landRegistryActions } from './land-registry.actions.js';
import { ParcelCardController } from './parcel-card/parcel-card.controller.js';
import { ParcelCardHandler } from './parcel-card/parcel-card.query.js';
import { ParcelsRegisterController } from './parcels-register/parcels-register.controller.js';
import { ListParcelsHandler } from './parcels-register/parcels-register.query.js';
import { RegisterParcelController } from './register-parcel/register-parcel.controller.js';
import { RegisterParcelHandler } from './register-parcel/register-parcel.handler.js';
import { ReleaseParcelHandler } from './release-parcel/release-parcel.handler.js';
import { ReserveParcel, reserveParcel } from './reserve-parcel/reserve-parcel.js';

const parcelOf = (command: { readonly cadastralNumber: string }): string => command.cadastralNumber;

@Module({
  controllers: [RegisterParcelController, ParcelsRegisterController, ParcelCardController],
  providers: [
    provideActions(landRegistryActions),
    RegisterParcelHandler,
    commandHandler(parcelAggregate, ReserveParcel, parcelOf, reserveParcel),
    commandHandler(parcelAggregate, AllocateParcel, parcelOf, allocateParcel),
    ReleaseParcelHandler,
    commandHandler(parcelAggregate, ChangeParcelCategory, parcelOf, changeParcelCategory),
    ParcelCardHandler,
    ListParcelsHandler,
    FindOverlapsHandler,
    FindOverlappingPairsHandler,
  ],
})
export class LandRegistryModule {}
