import type { Schema } from './endpoints.js';
import { badValues, type Bad } from './values.js';
import { open, refused, type Expectation } from './vector.js';

export interface BadBody {
  readonly label: string;
  readonly text: string;
  readonly expected: Expectation;
}

type Path = readonly (string | number)[];
interface Place {
  readonly path: Path;
  readonly schema: Schema;
  readonly value: unknown;
}

const HOLE = '\u0001hole\u0001';
const HOLE_TEXT = JSON.stringify(HOLE);

export const pointerOf = (path: Path): string =>
  path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Bodies that differ from an accepted one in one place. What the schema allows nevertheless is left open. */
export function mutatedBodies(
  schema: Schema,
  example: unknown,
  isValid: (value: unknown) => boolean,
): readonly BadBody[] {
  const judge = (text: string, path: Path, bad: Partial<Bad>): Expectation => {
    const at = { pointer: pointerOf(path) };
    return bad.always === true || !isValid(JSON.parse(text)) ? refused(at) : open(at);
  };
  return placesOf(schema, example, []).flatMap(place => {
    const { path } = place;
    const with_ = (raw: string): string => JSON.stringify(replaced(example, path, HOLE)).replace(HOLE_TEXT, () => raw);
    const swapped = [...badValues(place.schema), ...listsOf(place)].map((bad): BadBody => {
      const text = with_(bad.raw);
      return { label: `${pointerOf(path)} = ${bad.raw.slice(0, 60)}`, text, expected: judge(text, path, bad) };
    });
    return [...swapped, ...aroundObject(place, example), ...absent(place, example, judge)];
  });
}

type Judge = (text: string, path: Path, bad: Partial<Bad>) => Expectation;

function absent({ path }: Place, example: unknown, judge: Judge): BadBody[] {
  if (path.length === 0 || typeof path.at(-1) === 'number') return [];
  const text = JSON.stringify(replaced(example, path, undefined));
  return [{ label: `${pointerOf(path)} left out`, text, expected: judge(text, path, {}) }];
}

/** Unknown members, one in many spellings, and a member said twice. */
function aroundObject({ path, schema, value }: Place, example: unknown): BadBody[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const members = JSON.stringify(value).slice(1, -1);
  const [name = 'x'] = Object.keys(value);
  const own = JSON.stringify((value as Record<string, unknown>)[name]);
  const escaped = `\\u${name.charCodeAt(0).toString(16).padStart(4, '0')}${name.slice(1)}`;
  const put = (raw: string): string => JSON.stringify(replaced(example, path, HOLE)).replace(HOLE_TEXT, () => raw);
  const strangers = ['zzz', '__proto__', 'constructor', 'toString', '0', '', name.toUpperCase(), `${name} `, 'a/b~c'];
  const unknown = strangers.map((stranger): BadBody => {
    const text = put(`{${members},${JSON.stringify(stranger)}:1}`);
    return {
      label: `${pointerOf(path)} with ${stranger}`,
      text,
      expected: refused({ pointer: pointerOf(schema.properties === undefined ? path : [...path, stranger]) }),
    };
  });
  const at = { pointer: pointerOf([...path, name]) };
  const twice = [`{${members},"${name}":${own}}`, `{${members},"${escaped}":${own}}`, `{"${name}":null,${members}}`];
  return [...unknown, ...twice.map(raw => ({ label: `${at.pointer} twice`, text: put(raw), expected: refused(at) }))];
}

function listsOf({ schema, value }: Place): Bad[] {
  if (schema.type !== 'array' || !Array.isArray(value) || value.length === 0) return [];
  const item: unknown = value[0];
  const { maxItems = 0 } = schema;
  const many = (count: number): Bad => ({ raw: JSON.stringify(Array.from({ length: count }, () => item)) });
  return [
    many(2),
    many(maxItems),
    many(maxItems + 1),
    { raw: JSON.stringify(value[0]) },
    { raw: '{"0":1,"length":1}' },
  ].filter(({ raw }) => raw.length < 60_000);
}

function placesOf(schema: Schema, value: unknown, path: Path): Place[] {
  const here: Place = { path, schema, value };
  if (schema.type === 'object' && schema.properties !== undefined && typeof value === 'object' && value !== null) {
    const given = value as Record<string, unknown>;
    return [
      here,
      ...Object.entries(schema.properties).flatMap(([name, inner]) =>
        given[name] === undefined ? [] : placesOf(inner, given[name], [...path, name]),
      ),
    ];
  }
  if (schema.type === 'array' && schema.items !== undefined && Array.isArray(value) && value.length > 0) {
    return [here, ...placesOf(schema.items, value[0], [...path, 0])];
  }
  return [here];
}

function replaced(value: unknown, path: Path, by: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === step ? replaced(item, rest, by) : item));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]: [string, unknown]) => [
      name,
      name === step ? replaced(inner, rest, by) : inner,
    ]),
  );
}
