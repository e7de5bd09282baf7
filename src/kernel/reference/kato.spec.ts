import { describe, expect, it } from '@jest/globals';
import { KATO_ENTRIES, KATO_SOURCE } from './kato.data.js';
import { Kato } from './kato.js';

const refusedWith = (code: string) => expect.objectContaining({ name: 'InvalidValue', code });

describe('the territory list', () => {
  it('has 17 regions and 3 cities of republican significance', () => {
    expect(
      Kato.regions()
        .map(code => code.slice(0, 2))
        .join(' '),
    ).toBe('10 11 15 19 23 27 31 33 35 39 43 47 55 59 61 62 63 71 75 79');
  });

  it('has every code once, 9 digits long', () => {
    const codes = KATO_ENTRIES.map(entry => entry.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^\d{9}$/);
  });

  it('has the region of every district, and a district for every region', () => {
    const regions = new Set<string>(Kato.regions());
    for (const { code } of KATO_ENTRIES) expect(regions).toContain(Kato.regionOf(Kato.parse(code)));
    for (const region of Kato.regions()) expect(Kato.districtsOf(region).length).toBeGreaterThan(0);
  });

  it('names every place in Kazakh, Russian and English', () => {
    for (const { code } of KATO_ENTRIES) {
      const names = Kato.names(Kato.parse(code));
      for (const name of [names.kk, names.ru, names.en]) {
        expect(name.trim()).not.toBe('');
        expect(name.normalize('NFC')).toBe(name);
      }
    }
  });

  it('says that it is an excerpt, from when, and which codes are not confirmed', () => {
    expect(KATO_SOURCE).toMatchObject({ excerpt: true, asOf: '2022-10-17' });
    const turkistan = KATO_ENTRIES.filter(entry => entry.code.startsWith('61'));
    expect(turkistan).toHaveLength(18);
    expect(turkistan.every(entry => entry.note === undefined || entry.note === 'other-form')).toBe(true);
  });
});

describe('a KATO code', () => {
  it('of Baidibek lies in Turkistan region', () => {
    const baidibek = Kato.parse('613600000');
    expect(Kato.regionOf(baidibek)).toBe('610000000');
    expect(Kato.districtOf(baidibek)).toBe('613600000');
    expect(Kato.iso3166(baidibek)).toBe('KZ-61');
    expect(Kato.names(baidibek).kk).toBe('Бәйдібек ауданы');
  });

  it('of a region has no district', () => {
    const region = Kato.parse('610000000');
    expect([Kato.districtOf(region), Kato.regionOf(region), Kato.isRegion(region)]).toEqual([null, region, true]);
  });

  it('of a city district lies in the city', () => {
    expect(Kato.regionOf(Kato.parse('751110000'))).toBe('750000000');
    expect(Kato.isRegion(Kato.parse('751110000'))).toBe(false);
  });

  it.each([['61360000'], ['6136000000'], ['KZ-61'], [613600000], [null], ['']])('is not %p', value => {
    expect(() => Kato.parse(value)).toThrow(refusedWith('kato.not-9-digits'));
  });

  it('must be in the list', () => {
    expect(() => Kato.parse('999999999')).toThrow(refusedWith('kato.unknown'));
  });
});
