import { describe, expect, it } from '@jest/globals';
import { CadastralNumber } from './cadastral-number.js';

describe('a cadastral number', () => {
  it.each([
    ['19-295-033-121', '19-295-033-121'],
    ['19:295:033:121', '19-295-033-121'],
    ['19 295 033 121', '19-295-033-121'],
    ['19\u00a0295\u00a0033\u00a0121', '19-295-033-121'],
    ['19–295–033–121', '19-295-033-121'],
    ['19−295−033−121', '19-295-033-121'],
    ['19295033121', '19-295-033-121'],
    [' 19 - 295 - 033 - 121 ', '19-295-033-121'],
    ['19-295-033-5', '19-295-033-005'],
    ['19-295-033-05', '19-295-033-005'],
    ['19-295-033-0005', '19-295-033-005'],
    ['19-295-033-1121', '19-295-033-1121'],
    ['01-001-001-005', '01-001-001-005'],
    ['prov-19-2018-7', 'PROV-19-2018-0007'],
    ['PROV:19:2018:000007', 'PROV-19-2018-0007'],
  ])('writes %j as %s', (given, canonical) => {
    expect(CadastralNumber.parse(given)).toBe(canonical);
    expect(CadastralNumber.parse(canonical)).toBe(canonical);
  });

  it.each([
    '', '19-295-033', '19-295-033-0', '19-295-033-00000', '19-295-033-12345', '1-295-033-121', '19-295-33-121',
    '19.295.033.121', '19/295/033/121', '19-295-033-12a', '１９-295-033-121', 'PROV-19-2018', 'PROV-19-2018-0',
    'TEMP-19-2018-7', '19-295-033-121\u202e', `19-295-033-${' '.repeat(60)}121`, 19295033121, null, {},
  ])('refuses %j', given => {
    expect(() => CadastralNumber.parse(given)).toThrow(expect.objectContaining({ code: 'cadastral-number.not-a-number' }));
  }); // prettier-ignore

  it('knows a provisional id from a number of the cadastre', () => {
    expect(CadastralNumber.isProvisional(CadastralNumber.parse('PROV-19-2018-7'))).toBe(true);
    expect(CadastralNumber.isProvisional(CadastralNumber.parse('19-295-033-121'))).toBe(false);
  });
});
