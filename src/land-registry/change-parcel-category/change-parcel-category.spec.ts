import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../../test/support/a-context.js';
import { aParcel, noParcel } from '../../../test/support/a-parcel.js';
import { given } from '../../../test/support/given.js';
import { CADASTRAL_NUMBER, PROJECT_ID } from '../../../test/support/people.js';
import { fold } from '../../kernel/eventsourcing/decider.js';
import { parcelAggregate } from '../domain/parcel.js';
import type { LandCategory } from '../domain/parcel.events.js';
import { ChangeParcelCategory, changeParcelCategory } from './change-parcel-category.js';

const parcel = given(parcelAggregate, changeParcelCategory);
const change = (from: LandCategory, to: LandCategory): ChangeParcelCategory =>
  new ChangeParcelCategory(CADASTRAL_NUMBER, PROJECT_ID, 'A-20', from, to, '2019-04-22', aContext({ person: null }));

describe('noting another category on a parcel', () => {
  it('keeps which decision changed it, and is noted once', () => {
    const data = { projectId: PROJECT_ID, decisionNo: 'A-20', from: 'agricultural', to: 'industry' };
    parcel(aParcel({ category: 'agricultural' }))
      .when(change('agricultural', 'industry'))
      .thenRecorded({ type: 'ParcelCategoryChanged', data: { ...data, changedOn: '2019-04-22' } });
    const { events } = aParcel({ category: 'agricultural' }).recategorised();
    expect(fold(parcelAggregate.evolution, events)).toMatchObject({ category: 'industry' });
  });

  it('refuses when the parcel has another category by then, and an unknown parcel', () => {
    parcel(aParcel()).when(change('agricultural', 'industry')).thenRefused('parcel.category-differs', {
      cadastralNumber: CADASTRAL_NUMBER,
      from: 'agricultural',
      category: 'reserve',
    });
    parcel(noParcel()).when(change('agricultural', 'industry')).thenRefused('parcel.not-registered');
  });
});
