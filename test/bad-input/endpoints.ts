import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A JSON Schema, as far as the generator reads it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}

/** One operation of the document. */
export interface Endpoint {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** With `{names}`. */
  readonly path: string;
  readonly action: string;
  readonly parameters: readonly Parameter[];
  readonly statuses: ReadonlySet<string>;
  readonly body: { readonly schema: Schema; readonly examples: readonly unknown[]; readonly isValid: Validity } | null;
}

export type Validity = (value: unknown) => boolean;

interface Operation {
  readonly 'x-action': string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly requestBody?: {
    readonly content: {
      readonly 'application/json': {
        readonly schema: Schema;
        readonly examples: Readonly<Record<string, { readonly value: unknown }>>;
      };
    };
  };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Everything the document says can be called. What is valid is Ajv's reading of it, not ours. */
export function endpointsOf(document: unknown): readonly Endpoint[] {
  const { paths, components } = document as Document;
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'doc', components });
  const compile = (schema: Schema): ValidateFunction =>
    ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"doc#/components/')) as object);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([verb, operation]): Endpoint => {
      const content = operation.requestBody?.content['application/json'];
      const method = verb.toUpperCase() as 'GET' | 'POST';
      return {
        name: `${method} ${path}`,
        method,
        path,
        action: operation['x-action'],
        parameters: operation.parameters ?? [],
        statuses: new Set(Object.keys(operation.responses)),
        body:
          content === undefined
            ? null
            : {
                schema: components.schemas[content.schema.$ref?.split('/').at(-1) ?? ''] ?? content.schema,
                examples: Object.values(content.examples).map(({ value }) => value),
                isValid: compile(content.schema) as Validity,
              },
      };
    }),
  );
}
