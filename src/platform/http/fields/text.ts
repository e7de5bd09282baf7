import { parseL10n, parseText, type L10n, type TextRules } from '../../../kernel/text/localized-text.js';
import { fault, pointerTo, type FieldFault, type FieldKind } from './field-kind.js';
import type { JsonSchema } from './json-schema.js';
import { faultOf } from './parsed-by.js';

export interface TextOptions {
  /** Characters, as JSON Schema counts them. Default 1. */
  readonly min?: number;
  /** UTF-16 code units. */
  readonly max: number;
  /** Line feeds and tabs are allowed inside. */
  readonly multiline?: boolean;
  readonly pattern?: { readonly regex: RegExp; readonly detail: string };
  readonly example?: string;
}

/**
 * Text for people, by the kernel's rule. It is kept exactly as sent, so spaces around it are refused, not cut:
 * what is accepted comes back byte for byte.
 */
export function text(options: TextOptions): FieldKind<string> {
  const { min = 1, max, pattern } = options;
  const rules = rulesOf(options);
  return {
    name: 'text',
    check: value => {
      try {
        if (parseText(value, rules) !== value) return AROUND;
      } catch (error) {
        return faultOf(error, 'TEXT');
      }
      const given = value as string;
      // In characters, as JSON Schema counts: a family of emoji is no ten-letter reason.
      if (given.length < min || (min > 1 && [...given].length < min))
        return fault('TEXT_TOO_SHORT', `Expected at least ${min} characters.`);
      if (pattern !== undefined && !pattern.regex.test(given)) return fault('TEXT_NOT_IN_FORM', pattern.detail);
      return undefined;
    },
    schema: schemaOf(min, max, pattern?.regex),
    example: options.example ?? 'Text'.padEnd(min, '.').slice(0, max),
  };
}

/** `{ kk, ru, en? }`: Kazakh and Russian are a duty, English for foreign investors. */
export function localizedText(options: TextOptions): FieldKind<L10n> {
  const rules = rulesOf(options);
  const one = schemaOf(1, options.max);
  return {
    name: 'localized-text',
    check: value => {
      let parsed: L10n;
      try {
        parsed = parseL10n(value, rules);
      } catch (error) {
        return faultsInside(value, rules) ?? faultOf(error, 'LOCALIZED_TEXT');
      }
      const { kk, ru, en } = value as L10n;
      return parsed.kk === kk && parsed.ru === ru && parsed.en === en ? undefined : spacesAround(parsed, value as L10n);
    },
    schema: {
      type: 'object',
      properties: { kk: one, ru: one, en: one },
      required: ['kk', 'ru'],
      additionalProperties: false,
    },
    example: {
      kk: '«Тұран» күн электр станциясы'.slice(0, options.max),
      ru: 'Солнечная электростанция «Туран»'.slice(0, options.max),
      en: 'Turan solar power plant'.slice(0, options.max),
    },
  };
}

/** Where the kernel's rule failed: it knows the sentence, not the member. Nothing when it is no object at all. */
function faultsInside(value: unknown, rules: TextRules): readonly FieldFault[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const faults: FieldFault[] = [];
  for (const [name, item] of Object.entries(value as Record<string, unknown>)) {
    const at = pointerTo(name);
    if (!LANGUAGES.has(name))
      faults.push(...fault(`${CODE}_LANGUAGE_UNKNOWN`, 'Only "kk", "ru" and "en" are kept.', at));
    else {
      try {
        parseText(item, rules);
      } catch (error) {
        faults.push(...faultOf(error, 'TEXT').map(found => ({ ...found, at })));
      }
    }
  }
  for (const name of ['kk', 'ru']) {
    if (!Object.hasOwn(value, name))
      faults.push(...fault(`${CODE}_LANGUAGE_MISSING`, 'Both "kk" and "ru" are required.', pointerTo(name)));
  }
  return faults.length === 0 ? undefined : faults;
}

const CODE = 'LOCALIZED_TEXT';
const LANGUAGES = new Set(['kk', 'ru', 'en']);

function spacesAround(parsed: L10n, given: L10n): readonly FieldFault[] {
  const cut = (['kk', 'ru', 'en'] as const).filter(language => parsed[language] !== given[language]);
  return cut.map(language => ({ ...AROUND[0]!, at: `/${language}` }));
}

const AROUND = fault('TEXT_SPACES_AROUND', 'Spaces before or after the text are refused.');

function rulesOf(options: TextOptions): TextRules {
  return { maxLength: options.max, multiline: options.multiline === true };
}

function schemaOf(min: number, max: number, pattern?: RegExp): JsonSchema {
  return {
    type: 'string',
    minLength: min,
    maxLength: max,
    ...(pattern === undefined ? {} : { pattern: pattern.source }),
  };
}
