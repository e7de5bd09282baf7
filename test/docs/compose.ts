import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { ROOT } from './event-source.js';
import { parseYaml } from './yaml.js';

/** docker-compose.yml as values, held to the part of the compose file format that it uses. */

export interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly user?: string;
  readonly profiles?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly network_mode?: string;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
  readonly restart?: string;
}

export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes: Readonly<Record<string, null>>;
}

const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text, minItems: 1, uniqueItems: true };
const seconds = { type: 'string', pattern: '^[1-9]\\d*s$' };
const closed = (properties: object, more: object = {}): object => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...more,
});
/** Names to things; a number or a bare yes would reach a container as another text than what is written. */
const named = (each: object): object => ({
  type: 'object',
  propertyNames: { pattern: '^[a-z][a-z0-9-]*$' },
  additionalProperties: each,
});

const SERVICE = closed(
  {
    image: { type: 'string', pattern: '^[a-z0-9./-]+(:[\\w.-]+)?$' },
    build: { const: '.' },
    user: { type: 'string', pattern: '^\\d+:\\d+$' },
    profiles: texts,
    entrypoint: texts,
    command: texts,
    environment: { type: 'object', propertyNames: { pattern: '^[A-Z][A-Z0-9_]*$' }, additionalProperties: text },
    depends_on: named(
      closed(
        { condition: { enum: ['service_healthy', 'service_completed_successfully'] } },
        { required: ['condition'] },
      ),
    ),
    volumes: { ...texts, items: { type: 'string', pattern: '^[\\w./-]+:/[\\w./-]+(:ro)?$' } },
    tmpfs: { ...texts, items: { type: 'string', pattern: '^/[\\w/-]+$' } },
    ports: { ...texts, items: { type: 'string', pattern: '^127\\.0\\.0\\.1:\\d+:\\d+$' } },
    networks: texts,
    network_mode: { const: 'none' },
    healthcheck: closed({
      test: { ...texts, minItems: 2 },
      disable: { const: true },
      interval: seconds,
      timeout: seconds,
      start_period: seconds,
      retries: { type: 'integer', minimum: 1 },
    }),
    read_only: { const: true },
    cap_drop: { const: ['ALL'] },
    cap_add: texts,
    security_opt: { const: ['no-new-privileges:true'] },
    stop_grace_period: seconds,
    restart: { enum: ['no', 'unless-stopped'] },
  },
  { required: ['image', 'read_only', 'cap_drop', 'security_opt', 'restart'] },
);

const SCHEMA = closed(
  {
    services: named(SERVICE),
    networks: named({
      type: ['object', 'null'],
      properties: { internal: { const: true } },
      additionalProperties: false,
    }),
    volumes: named({ type: 'null' }),
  },
  { required: ['services', 'networks', 'volumes'], patternProperties: { '^x-': { type: 'object' } } },
);

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(SCHEMA);

/** What is wrong with a compose file, as `/services/app/ports: must …`. */
export async function faultsOf(source: string): Promise<readonly string[]> {
  return validate(await parseYaml(source))
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

export const composeText = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');

export const readCompose = async (): Promise<Compose> => (await parseYaml(composeText)) as unknown as Compose;

export type Named = readonly [string, Service];

/** Instances of the register; what only uses its image has no name among them. */
export const registersOf = ({ services }: Compose): readonly Named[] =>
  Object.entries(services).filter(([, { environment }]) => environment?.INSTANCE !== undefined);

/** Nodes of EventStoreDB. */
export const nodesOf = ({ services }: Compose): readonly Named[] =>
  Object.entries(services).filter(([, { image }]) => image?.includes('kurrentdb'));

export const namesOf = (services: readonly Named[]): string[] => services.map(([name]) => name).sort();
