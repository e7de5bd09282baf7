import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { unbounded } from './bounds.js';

export interface Operation {
  readonly name: string;
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly 'x-action': string;
  readonly parameters: readonly { name: string; in: string; schema: object; example?: unknown; required?: boolean }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

type Content = Readonly<
  Record<string, { schema: object; example?: unknown; examples?: Record<string, { value: unknown }> }>
>;

export interface Document {
  readonly openapi: string;
  readonly info: object;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export function operationsOf(document: Document): readonly Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, name: `${method.toUpperCase()} ${path}` })),
  );
}

/** Sentences about examples that are missing, or that their own schema refuses. */
export function exampleFaults(document: Document): readonly string[] {
  const compile = compiler(document);
  return operationsOf(document).flatMap(operation => [
    ...operation.parameters.flatMap(({ name, schema, example, in: where }) =>
      // A cursor has no meaning outside the list that gave it.
      example === undefined && name === 'cursor'
        ? []
        : faults(compile(schema), example, `${operation.name}: ${where} ${name}`),
    ),
    ...contentFaults(compile, operation.requestBody?.content, `${operation.name}: body`),
    ...Object.entries(operation.responses).flatMap(([status, { content }]) =>
      contentFaults(compile, content, `${operation.name}: ${status}`),
    ),
  ]);
}

/** Places that would take text, lists or numbers of any size. */
export function boundFaults(document: Document): readonly string[] {
  const bodies = operationsOf(document).flatMap(({ requestBody, name }) =>
    Object.values(requestBody?.content ?? {}).map(({ schema }) => {
      const reference = (schema as { $ref?: string }).$ref?.split('/').pop() ?? '';
      return unbounded(document.components.schemas[reference] ?? schema, `${name} ${reference}`);
    }),
  );
  const parameters = operationsOf(document).flatMap(({ parameters, name }) =>
    parameters.map(parameter => unbounded(parameter.schema, `${name} ${parameter.name}`)),
  );
  return [...bodies, ...parameters].flat();
}

/** Compiles schemas of the document with their references. */
export function compiler(document: Document): (schema: object) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'doc', components: document.components });
  const resolve = (schema: unknown): unknown =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"doc#/components/'));
  return schema => ajv.compile(resolve(schema) as object);
}

function contentFaults(
  compile: (schema: object) => ValidateFunction,
  content: Content | undefined,
  at: string,
): string[] {
  return Object.values(content ?? {}).flatMap(({ schema, example, examples }) => {
    const named = Object.entries(examples ?? {}).map(([name, { value }]) => [name, value] as const);
    const all = example === undefined ? named : [...named, ['example', example] as const];
    if (all.length === 0) return [`${at} has no example`];
    const validate = compile(schema);
    return all.flatMap(([name, value]) => faults(validate, value, `${at} ${name}`));
  });
}

function faults(validate: ValidateFunction, example: unknown, at: string): string[] {
  if (example === undefined) return [`${at} has no example`];
  if (validate(example)) return [];
  return (validate.errors ?? []).map(error => `${at}${error.instancePath} ${error.message}`);
}
