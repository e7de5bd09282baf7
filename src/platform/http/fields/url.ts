import { fault, type FieldKind } from './field-kind.js';

/** RFC 3986 with http or https. Whether the host may be called is the caller's question, not the shape's. */
export function url(): FieldKind<string> {
  const wrong = fault('NOT_A_URL', 'Expected an http or https URL without user name, at most 2,000 characters.');
  return {
    name: 'url',
    check: value => {
      if (typeof value !== 'string' || value.length > 2_000 || !/^https?:\/\/[!-~]+$/.test(value)) return wrong;
      if (!URL.canParse(value)) return wrong;
      const { username, password } = new URL(value);
      return username === '' && password === '' ? undefined : wrong;
    },
    schema: { type: 'string', format: 'uri', minLength: 8, maxLength: 2_000, pattern: '^https?://' },
    example: 'https://adilet.zan.kz/rus/docs/V2400035606',
  };
}
