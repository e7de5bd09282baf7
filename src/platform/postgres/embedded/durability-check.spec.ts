import { describe, expect, it } from '@jest/globals';
import { unsafeSettings, type SettingsInForce } from './durability-check.js';

const safe: SettingsInForce = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', data_checksums: 'on' };

describe('the durability check', () => {
  it('finds nothing in a safe server', () => {
    expect(unsafeSettings(safe)).toEqual([]);
  });

  it.each(['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums'] as const)(
    'names %s when it is off, with the consequence',
    setting => {
      const [found, ...others] = unsafeSettings({ ...safe, [setting]: 'off' });
      expect(others).toEqual([]);
      expect(found).toMatchObject({ setting, value: 'off' });
      expect(found?.sentence).toMatch(new RegExp(`${setting} = off: .+\\.$`));
    },
  );

  it('takes a setting it could not read for unsafe', () => {
    expect(unsafeSettings({}).map(found => found.value)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  });

  it.each(['local', 'remote_write', 'remote_apply'])(
    'accepts synchronous_commit = %s: it waits for the own disk',
    value => {
      expect(unsafeSettings({ ...safe, synchronous_commit: value })).toEqual([]);
    },
  );
});
