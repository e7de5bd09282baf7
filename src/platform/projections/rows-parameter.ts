/** What a column of a page holds: PostgreSQL's own text, or nothing. */
export type ColumnText = string | number | boolean | null;

export interface RowColumn {
  readonly type: string;
  readonly values: readonly ColumnText[];
}

const VALUE = '\u001f';
const NULL = '\u001e';

/**
 * Rows as a table of SQL: one parameter a column, its values between U+001F, U+001E for null. An array's own form is
 * escaped here and unescaped there, for every quote of every JSON; that took longer than writing the rows. A column
 * where these characters occur (JSON escapes them, text may hold them) goes as an array all the same.
 */
export function rowsParameter(columns: readonly RowColumn[]): { readonly sql: string; readonly values: unknown[] } {
  const arrays: string[] = [];
  const values = columns.map(({ type, values }, index) => {
    const parameter = `$${index + 1}`;
    const text = separated(values);
    arrays.push(
      text === null ? `${parameter}::${type}[]` : `string_to_array(${parameter}, chr(31), chr(30))::${type}[]`,
    );
    return text ?? values;
  });
  return { sql: `unnest(${arrays.join(', ')})`, values };
}

/** Null where the values could not be told apart again. */
function separated(values: readonly ColumnText[]): string | null {
  // An empty text alone would be read as no row at all.
  if (values.length === 1 && values[0] === '') return null;
  let text = '';
  let between = '';
  for (const value of values) {
    if (typeof value === 'string' && (value.includes(VALUE) || value.includes(NULL))) return null;
    text += between + (value === null ? NULL : String(value));
    between = VALUE;
  }
  return text;
}
