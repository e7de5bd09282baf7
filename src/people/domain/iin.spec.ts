import { describe, expect, it } from '@jest/globals';
import { Iin } from './iin.js';

/** Invented numbers; the check digits were computed by hand. */
describe('an IIN', () => {
  it.each(['850101300005', '990228500007', '780512400112'])('is taken when its check digit fits: %s', text => {
    expect(Iin.parse(text)).toBe(text);
    const wrong = text.slice(0, 11) + String((Number(text.at(-1)) + 1) % 10);
    expect(() => Iin.parse(wrong)).toThrow(expect.objectContaining({ code: 'iin.wrong-check-digit' }));
  });

  it.each([
    ['iin.not-12-digits', '85010130000'],
    ['iin.not-12-digits', '８50101300005'],
    ['iin.not-12-digits', null],
    ['iin.impossible', '851301300005'],
    ['iin.impossible', '850132300005'],
    ['iin.impossible', '850101700005'],
  ])('is refused as %s: %j', (code, value) => {
    expect(() => Iin.parse(value)).toThrow(expect.objectContaining({ code }));
  });

  it('is never repeated by the refusal, whatever is wrong with it', () => {
    for (const value of ['850101300006', '851301300006', '12345']) {
      expect(() => Iin.parse(value)).toThrow(new RegExp(`^((?!${value}).)*$`, 's'));
    }
  });
});
