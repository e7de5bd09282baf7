import type { ParcelEvent } from '../../src/land-registry/index.js';
import { CADASTRAL_NUMBER, LAND_OFFICER, PROJECT_ID } from './people.js';

type DataOf<Type extends ParcelEvent['type']> = Extract<ParcelEvent, { type: Type }>['data'];

/** A parcel as its history. Events only, never a state. */
export class AParcel {
  constructor(readonly events: readonly ParcelEvent[]) {}

  with(...events: readonly ParcelEvent[]): AParcel {
    return new AParcel([...this.events, ...events]);
  }

  reserved(over: Partial<DataOf<'ParcelReserved'>> = {}): AParcel {
    const data = { reservationId: 'reservation-1', projectId: PROJECT_ID, landHa: '20.0000' };
    return this.with({
      type: 'ParcelReserved',
      data: { ...data, reservedOn: '2019-03-25', reservedUntil: '2019-09-25', ...over },
    });
  }

  allocated(over: Partial<DataOf<'ParcelAllocated'>> = {}): AParcel {
    const data = { projectId: PROJECT_ID, landHa: '20.0000', decisionNo: 'A-31', allocatedOn: '2019-05-15' };
    return this.with({ type: 'ParcelAllocated', data: { ...data, ...over } });
  }

  recategorised(over: Partial<DataOf<'ParcelCategoryChanged'>> = {}): AParcel {
    const data = { projectId: PROJECT_ID, decisionNo: 'A-20', from: 'agricultural', to: 'industry' } as const;
    return this.with({ type: 'ParcelCategoryChanged', data: { ...data, changedOn: '2019-04-22', ...over } });
  }

  released(over: Partial<DataOf<'ParcelReleased'>> = {}): AParcel {
    const data = { projectId: PROJECT_ID, landHa: '20.0000', releasedOn: '2019-06-20' };
    return this.with({ type: 'ParcelReleased', data: { ...data, reasonCode: 'released', ...over } });
  }
}

/** 20 ha near the village of Zhambyl. */
export function aParcel(over: Partial<DataOf<'ParcelRegistered'>> = {}): AParcel {
  return new AParcel([
    {
      type: 'ParcelRegistered',
      data: {
        cadastralNumber: CADASTRAL_NUMBER,
        cadastralNumberAsGiven: CADASTRAL_NUMBER,
        areaHa: '20.0000',
        category: 'reserve',
        purpose: 'Solar power plant',
        kato: '613600000',
        geometry: null,
        computedAreaHa: null,
        encumbrances: [],
        registeredOn: '2019-03-18',
        registeredBy: LAND_OFFICER,
        ...over,
      },
    },
  ]);
}

/** A number under which no parcel is registered. */
export function noParcel(): AParcel {
  return new AParcel([]);
}
