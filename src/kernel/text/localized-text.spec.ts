import { describe, expect, it } from '@jest/globals';
import { parseL10n, parseText } from './localized-text.js';

const refusedWith = (code: string) => expect.objectContaining({ name: 'InvalidValue', code });

describe('text', () => {
  it('keeps Kazakh letters and loses spaces around', () => {
    expect(parseText('  Әңгіме ұғынықты, өлшеңіз: Һ 10 МВт ☀️ ')).toBe('Әңгіме ұғынықты, өлшеңіз: Һ 10 МВт ☀️');
  });

  it.each([
    ['nothing', '', 'text.empty'],
    ['spaces only', '   ', 'text.empty'],
    ['a number', 7, 'text.not-text'],
    ['null', null, 'text.not-text'],
    ['a zero byte', 'a\u0000b', 'text.control-character'],
    ['a line break', 'a\nb', 'text.control-character'],
    ['a delete character', 'a\u007fb', 'text.control-character'],
    ['a right-to-left override', 'a\u202eb', 'text.control-character'],
    ['a byte order mark', '\ufeffa', 'text.control-character'],
    ['half of a character', 'a\ud83d', 'text.control-character'],
    ['a letter in two pieces', 'и\u0306', 'text.not-nfc'],
    ['a letter too many', 'x'.repeat(501), 'text.too-long'],
  ])('refuses %s', (_what, value, code) => {
    expect(() => parseText(value)).toThrow(refusedWith(code));
  });

  it('has lines only where lines are allowed', () => {
    expect(parseText('one\n\ttwo', { multiline: true })).toBe('one\n\ttwo');
    expect(() => parseText('one\rtwo', { multiline: true })).toThrow(refusedWith('text.control-character'));
  });
});

describe('text in the languages of the register', () => {
  const both = { kk: 'Күн электр станциясы', ru: 'Солнечная электростанция' };

  it('is Kazakh and Russian, and English where given', () => {
    expect(parseL10n(both)).toEqual(both);
    expect(parseL10n({ ...both, en: 'Solar plant' })).toEqual({ ...both, en: 'Solar plant' });
  });

  it.each([
    ['without Kazakh', { ru: 'а' }, 'localized-text.language-missing'],
    ['without Russian', { kk: 'а' }, 'localized-text.language-missing'],
    ['with an unknown language', { ...both, de: 'x' }, 'localized-text.language-unknown'],
    ['with an empty name', { ...both, en: ' ' }, 'text.empty'],
    ['with a null for English', { ...both, en: null }, 'text.not-text'],
    ['as plain text', 'Күн', 'localized-text.not-localized'],
    ['as a list', ['Күн'], 'localized-text.not-localized'],
    ['as null', null, 'localized-text.not-localized'],
  ])('is refused %s', (_how, value, code) => {
    expect(() => parseL10n(value)).toThrow(refusedWith(code));
  });
});
