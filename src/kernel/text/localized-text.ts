import { InvalidValue } from './invalid-value.js';

/** A name or a sentence in the languages of the register: Kazakh and Russian always, English where somebody wrote it. */
export interface L10n {
  readonly kk: string;
  readonly ru: string;
  readonly en?: string;
}

export interface TextRules {
  /** In UTF-16 code units. Default 500. */
  readonly maxLength?: number;
  /** Line breaks and tabs allowed. Default false. */
  readonly multiline?: boolean;
}

/** C0, C1, and the invisible characters that reorder or hide text (bidirectional controls, BOM, line separators). */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/;
const CONTROL_BUT_LINES = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Text as it will be stored for ever: trimmed, not empty, in Unicode NFC, without control characters.
 * Throws InvalidValue `text.not-text`, `text.empty`, `text.too-long`, `text.control-character`, `text.not-nfc`.
 */
export function parseText(value: unknown, { maxLength = 500, multiline = false }: TextRules = {}): string {
  if (typeof value !== 'string') throw new InvalidValue('text.not-text', 'Expected text.');
  if (value.length > maxLength) {
    throw new InvalidValue('text.too-long', `The text is longer than ${maxLength} characters.`);
  }
  if ((multiline ? CONTROL_BUT_LINES : CONTROL).test(value) || LONE_SURROGATE.test(value)) {
    throw new InvalidValue('text.control-character', 'The text holds a control character or half of a character.');
  }
  if (value.normalize('NFC') !== value) {
    throw new InvalidValue('text.not-nfc', 'The text is not in Unicode normal form C.');
  }
  const text = value.trim();
  if (text === '') throw new InvalidValue('text.empty', 'The text is empty.');
  return text;
}

/**
 * `{ kk, ru, en? }`: both state languages, English if given, nothing else.
 * Throws InvalidValue `localized-text.not-localized`, `.language-missing`, `.language-unknown`, and those of parseText.
 */
export function parseL10n(value: unknown, rules: TextRules = {}): L10n {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidValue('localized-text.not-localized', 'Expected an object with "kk", "ru" and perhaps "en".');
  }
  const given = value as Record<string, unknown>;
  if (Object.keys(given).some(key => key !== 'kk' && key !== 'ru' && key !== 'en')) {
    throw new InvalidValue('localized-text.language-unknown', 'Only "kk", "ru" and "en" are kept.');
  }
  if (given['kk'] === undefined || given['ru'] === undefined) {
    throw new InvalidValue('localized-text.language-missing', 'Both "kk" and "ru" are required.');
  }
  const both = { kk: parseText(given['kk'], rules), ru: parseText(given['ru'], rules) };
  return given['en'] === undefined ? both : { ...both, en: parseText(given['en'], rules) };
}
