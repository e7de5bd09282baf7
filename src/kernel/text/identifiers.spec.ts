import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Bin, BusinessId, Country, Lei, RegistryNumber, Uuid } from './identifiers.js';

const SEED = 12;
const refusedWith = (code: string) => expect.objectContaining({ name: 'InvalidValue', code });
const replaceAt = (text: string, index: number, character: string): string =>
  text.slice(0, index) + character + text.slice(index + 1);

/** Public companies and banks, as they print the number on their sites. */
const BINS = ['941240000193', '970740000838', '971240001315', '020240000555', '070540008194'];
const LEIS = ['506700GE1G29325QX363', 'HWUPKR0MPOU8FGXBT394', '7LTWFZYICNSX8D621K86', '529900T8BM49AURSDO55'];

describe('a BIN', () => {
  it.each(BINS)('is accepted when its check digit fits: %s', bin => {
    expect(Bin.parse(bin)).toBe(bin);
  });

  it.each(BINS)('is refused with any other last digit: %s', bin => {
    for (const digit of '0123456789') {
      if (digit === bin[11]) continue;
      expect(() => Bin.parse(replaceAt(bin, 11, digit))).toThrow(refusedWith('bin.wrong-check-digit'));
    }
  });

  it(`asks for one last digit: the first sum's rest, the second's where that is ten (seed ${SEED})`, () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(digits, fc.constantFrom('4', '5', '6'), (tail, kind) => {
        const eleven = `9412${kind}${tail}`;
        const sum = (shift: number) =>
          [...eleven].reduce((s, d, i) => s + Number(d) * (((i + shift) % 11) + 1), 0) % 11;
        const rest = sum(0) < 10 ? sum(0) : sum(2);
        const accepted = [...'0123456789'].filter(last => {
          try {
            return Bin.parse(eleven + last) === eleven + last;
          } catch {
            return false;
          }
        });
        expect(accepted).toEqual(rest < 10 ? [String(rest)] : []);
      }),
      { seed: SEED },
    );
  });

  it('is never a person’s IIN', () => {
    expect(() => Bin.parse('850101300000')).toThrow(refusedWith('bin.names-a-person'));
  });

  it.each([['941340000193'], ['940040000193'], ['941270000193']])('has a month and a kind of entity: not %s', bin => {
    expect(() => Bin.parse(bin)).toThrow(refusedWith('bin.impossible'));
  });

  it.each([['94124000019'], ['9412400001930'], ['94124000019X'], [' 941240000193'], [941240000193], [null]])(
    'has 12 digits as text: not %p',
    value => {
      expect(() => Bin.parse(value)).toThrow(refusedWith('bin.not-12-digits'));
    },
  );
});

describe('a LEI', () => {
  it.each(LEIS)('is accepted when its check digits fit: %s', lei => {
    expect(Lei.parse(lei)).toBe(lei);
  });

  it(`does not survive one wrong character or two swapped ones (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LEIS),
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        (lei, index, character) => {
          fc.pre(lei[index] !== character);
          expect(() => Lei.parse(replaceAt(lei, index, character))).toThrow(refusedWith('lei.wrong-check-digits'));
        },
      ),
      { seed: SEED },
    );
  });

  it.each([['506700ge1g29325qx363'], ['506700GE1G29325QX36'], ['506700GE1G29325QX3A3'], [null]])(
    'has 18 capitals or digits and 2 digits: not %p',
    value => {
      expect(() => Lei.parse(value)).toThrow(refusedWith('lei.not-20-characters'));
    },
  );
});

describe('a registry number', () => {
  it.each([
    ['ip-2018/0042', 'IP-2018/0042'],
    [' TRK-7 ', 'TRK-7'],
    ['ИП-12', 'ИП-12'],
    ['жоба-5', 'ЖОБА-5'],
    ['ҚО-1', 'ҚО-1'],
    ['2018/15', '2018/15'],
  ])('%p is kept as %p', (given, canonical) => {
    expect(RegistryNumber.parse(given)).toBe(canonical);
  });

  it('is the same number whichever keyboard wrote letters that look alike', () => {
    expect(RegistryNumber.parse('АВСЕНКМОРТХУ-1')).toBe(RegistryNumber.parse('ABCEHKMOPTXY-1'));
  });

  it('is never written in two alphabets', () => {
    for (const mixed of ['TРK-7', 'ЖA-1', 'A1-В2']) {
      expect(() => RegistryNumber.parse(mixed)).toThrow(refusedWith('registry-number.alphabets-mixed'));
    }
  });

  it.each([
    [''],
    ['-'],
    ['A-'],
    ['/1'],
    ['A--1'],
    ['A-/1'],
    ['A 1'],
    ['A_1'],
    ['A.1'],
    ['Ä-1'],
    ['Α-1'],
    ['ß'],
    ['ı-1'],
    ['ſ-1'],
    ['A\u0000'],
    ['A'.repeat(65)],
    [42],
    [null],
  ])('is letters and digits with single dashes or slashes: not %p', value => {
    expect(() => RegistryNumber.parse(value)).toThrow(refusedWith('registry-number.not-a-number'));
  });

  it(`stays as it is when read again (seed ${SEED})`, () => {
    const written = (letters: string) =>
      fc.array(fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 }), {
        minLength: 1,
        maxLength: 4,
      });
    fc.assert(
      fc.property(fc.oneof(written('АВжқіу019'), written('abzKM019')), parts => {
        const once = RegistryNumber.parse(parts.join('-'));
        expect(RegistryNumber.parse(once)).toBe(once);
        expect(RegistryNumber.parse(once.toLowerCase())).toBe(once);
      }),
      { seed: SEED },
    );
  });
});

describe('other identifiers', () => {
  it('a UUID is kept in lower case', () => {
    const upper = '0191E3C4-7B5A-7CDE-8F01-23456789ABCD';
    expect(Uuid.parse(upper)).toBe(upper.toLowerCase());
  });

  it.each([
    ['00000000-0000-0000-0000-000000000000'],
    ['0191e3c47b5a7cde8f0123456789abcd'],
    ['{0191e3c4-7b5a-7cde-8f01-23456789abcd}'],
    ['0191e3c4-7b5a-7cde-cf01-23456789abcd'],
    ['0191e3c4-7b5a-9cde-8f01-23456789abcd'],
    [''],
    [null],
  ])('%p is no UUID', value => {
    expect(() => Uuid.parse(value)).toThrow(refusedWith('uuid.not-a-uuid'));
  });

  it('an id given by the caller is kept as it is', () => {
    expect(BusinessId.parse('Payment:2024-03.A_1')).toBe('Payment:2024-03.A_1');
    for (const value of ['', 'a b', 'a/b', 'төлем', 'x'.repeat(65), 7, null]) {
      expect(() => BusinessId.parse(value)).toThrow(refusedWith('business-id.not-an-id'));
    }
  });

  it('a country is an assigned code in capitals', () => {
    expect(Country.parse('KR')).toBe('KR');
    for (const value of ['kr', 'KOR', 'XX', 'EU', 'UK', '', null]) {
      expect(() => Country.parse(value)).toThrow(refusedWith('country.unknown'));
    }
  });

  it('a refusal says the rule and never the value', () => {
    for (const parse of [Bin.parse, Lei.parse, RegistryNumber.parse, Uuid.parse, BusinessId.parse, Country.parse]) {
      expect(() => parse('private value!')).toThrow(
        expect.objectContaining({ name: 'InvalidValue', message: expect.not.stringContaining('private') }),
      );
    }
  });
});
