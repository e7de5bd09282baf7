import { describe, expect, it } from '@jest/globals';
import { SOLAR, templatesPublished } from '../../../test/support/templates.js';
import { templateVersions, versionOn } from '../domain/versions.js';
import { schemesOn, versionCard } from './reference-schemes.js';

const SCHEME = 'procedure-templates';
const second = templatesPublished().data;
const third = templatesPublished({ version: 3, validFrom: '2027-01-01', validTo: '2027-06-30' }).data;
const fourth = templatesPublished({ version: 4, validFrom: '2028-01-01' }).data;

describe('versions of a scheme', () => {
  it('cover no day twice: each one ends where it said, or the day before the next begins', () => {
    const versions = templateVersions([second, third, fourth]);
    expect(versions.map(({ version, origin, validFrom, validTo }) => [version, origin, validFrom, validTo])).toEqual([
      [1, 'built-in', '1991-01-01', '2026-08-03'],
      [2, 'published', '2026-08-04', '2026-12-31'],
      [3, 'published', '2027-01-01', '2027-06-30'],
      [4, 'published', '2028-01-01', null],
    ]);
    const beyond = templatesPublished({ version: 3, validFrom: '2027-01-01', validTo: '2029-12-31' }).data;
    expect(templateVersions([second, beyond, fourth])[2]?.validTo).toBe('2027-12-31');
  });

  it('leave days without any where one ended and none has followed', () => {
    const versions = templateVersions([second, third, fourth]);
    const on = (day: string) => versionOn(versions, day)?.version ?? null;
    expect(['1990-12-31', '1991-01-01', '2026-08-03', '2026-08-04'].map(on)).toEqual([null, 1, 1, 2]);
    expect(['2027-06-30', '2027-07-01', '2027-12-31', '2028-01-01'].map(on)).toEqual([3, null, null, 4]);
  });
});

describe('reference data as it is asked for', () => {
  it('is what the release carries where nothing was published, and says so', () => {
    expect(versionCard(SCHEME, { on: '2019-03-01' }, [])).toMatchObject({
      scheme: SCHEME,
      version: 1,
      origin: 'built-in',
      rows: [{ id: 'solar' }, { id: 'general' }],
    });
    expect(versionCard('qadam-fx', { on: '2019-03-01' }, [])).toMatchObject({
      version: 1,
      origin: 'built-in',
      excerpt: true,
    });
  });

  it('is what was published, from its day on, and by its number for ever', () => {
    expect(versionCard(SCHEME, { on: '2026-08-03' }, [second])?.version).toBe(1);
    expect(versionCard(SCHEME, { on: '2026-08-04' }, [second])).toEqual({
      scheme: SCHEME,
      version: 2,
      origin: 'published',
      validFrom: '2026-08-04',
      validTo: null,
      source: second.source,
      excerpt: false,
      rows: [SOLAR],
    });
    expect(versionCard(SCHEME, { version: 2 }, [second, third])?.validTo).toBe('2026-12-31');
  });

  it('is nothing for a scheme, a version or a day that there is not', () => {
    expect(versionCard('moon', { on: '2019-03-01' }, [])).toBeNull();
    expect(versionCard(SCHEME, { version: 2 }, [])).toBeNull();
    expect(versionCard(SCHEME, { on: '1990-12-31' }, [])).toBeNull();
    expect(versionCard('qadam-fx', { version: 2 }, [])).toBeNull();
    expect(versionCard('qadam-fx', { on: '2014-12-31' }, [])).toBeNull();
  });

  it('lists every scheme once, with what is in force on the day', () => {
    const list = schemesOn('2027-07-01', [second, third]);
    expect(new Set(list.map(({ scheme }) => scheme)).size).toBe(list.length);
    expect(list.length).toBeGreaterThan(30);
    expect(list[0]).toEqual({ scheme: SCHEME, publishable: true, inForce: null });
    expect(list.find(({ scheme }) => scheme === 'kz-public-holidays')).toMatchObject({
      publishable: false,
      inForce: { version: 1, origin: 'built-in' },
    });
    for (const { inForce } of list.slice(1)) expect(Object.keys(inForce ?? {})).not.toContain('rows');
  });
});
