import { format } from 'prettier';

/** A cell holds no pipe of its own and no line break. */
export const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();

export const code = (text: string): string => `\`${text}\``;

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

export const json = (value: unknown): string => ['```json', JSON.stringify(value, null, 2), '```'].join('\n');

/** As `npm run format` would leave it. */
export const pretty = (text: string): Promise<string> =>
  format(text, { parser: 'markdown', printWidth: 120, singleQuote: true });

/** What a reader who wants to change a generated page has to know. */
export const GENERATED = '<!-- Written by `npm run docs:generate`; a spec fails when it is stale. -->';
