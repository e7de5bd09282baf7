import { describe, expect, it } from '@jest/globals';
import { aProject } from '../../../test/support/a-project.js';
import { another, ask } from '../../../test/support/measured.js';

const byKind = (on: string, ...projects: Parameters<typeof ask>[2][]) =>
  (ask('K4', on, ...projects).detail as { byKind: object }).byKind;

describe('K4, land', () => {
  it('is requested, then reserved, then allocated, on the day of each', () => {
    const project = aProject().allocated();
    const none = {
      requested: '0.0000',
      reserved: '0.0000',
      allocated: '0.0000',
      released: '0.0000',
      revoked: '0.0000',
    };
    expect(byKind('2019-03-10', project)).toEqual(none);
    expect(byKind('2019-03-25', project)).toEqual({ ...none, requested: '20.0000', reserved: '20.0000' });
    expect(byKind('2019-05-15', project)).toEqual({ ...none, requested: '20.0000', allocated: '20.0000' });
  });

  it('is released by parts, revoked by whole parcels, and released by a cancellation', () => {
    const parts = [{ cadastralNumber: '19-293-045-101', landHa: '7.5000' }];
    const partly = aProject().allocated().released({ parcels: parts });
    expect(byKind('2019-06-20', partly)).toMatchObject({ allocated: '12.5000', released: '7.5000' });
    expect(byKind('2021-02-01', another(2).revoked())).toMatchObject({ allocated: '0.0000', revoked: '20.0000' });
    expect(byKind('2019-12-02', another(3).allocated().cancelled())).toMatchObject({
      allocated: '0.0000',
      released: '20.0000',
      revoked: '0.0000',
    });
  });

  it('does not count a reservation that lapsed or expired as released', () => {
    const project = aProject().reserved().reservationLapsed();
    expect(byKind('2019-03-26', project)).toMatchObject({ reserved: '0.0000', released: '0.0000' });
    const expired = another(2).reserved().reservationExpired();
    expect(byKind('2019-09-26', expired)).toMatchObject({ reserved: '0.0000', released: '0.0000' });
  });

  it('says why utilisation cannot be told', () => {
    const { utilisation } = ask('K4', '2020-01-01', aProject().allocated()).detail as {
      utilisation: { value: null; reason: string };
    };
    expect(utilisation.value).toBeNull();
    expect(utilisation.reason).toMatch(/footprint/);
  });
});

describe('K5, land intensity', () => {
  it('is sum of hectares over sum of megawatts, with each project and the median beside it', () => {
    // 20 ha / 10 MW = 2; 20 ha / 4 MW = 5. Weighted 40 / 14 = 2.8571; median (2 + 5) / 2 = 3.5.
    const dense = aProject().allocated();
    const wide = another(2).approved('D-7', { capacityMw: '4.000000' }).allocated();
    const found = ask('K5', '2019-12-31', dense, wide, another(3));
    expect(found).toMatchObject({ value: '2.8571', numerator: '40.0000', denominator: '14.000000', n: 2 });
    expect(found.detail).toMatchObject({ median: '3.5000', projects: [{ value: '5.0000' }, { value: '2.0000' }] });
  });

  it('goes by what is verified, after the closing by its final figures', () => {
    const final = { cost: null, capacityMw: '8.000000', capacityBasis: 'ac', landHa: null } as const;
    const jobs = { jobsPermanent: null, jobsConstruction: null, jobsBasis: 'stated' } as const;
    const closed = aProject()
      .operating()
      .closed({ final: { ...final, ...jobs } });
    expect(ask('K5', '2021-05-02', closed).value).toBe('2.0000');
    expect(ask('K5', '2021-05-03', closed)).toMatchObject({
      value: '2.5000',
      detail: { projects: [{ figureClass: 'verified' }] },
    });
  });

  it('is null where nobody holds land', () => {
    expect(ask('K5', '2019-12-31', aProject())).toMatchObject({ value: null, n: 0 });
  });
});
