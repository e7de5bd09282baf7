import { eventCatalogue } from '../../src/event-catalogue.js';
import type { EventMeta } from '../../src/platform/event-store/envelope.js';
import { eventExamples, type Example } from './event-examples.js';
import type { EventSource, Field, Sources } from './event-source.js';
import { cell, code, GENERATED, json, table } from './markdown.js';

interface Context {
  readonly name: string;
  readonly says: string;
  readonly streams: string;
  readonly holds: (source: EventSource) => boolean;
}

/** One page per context; every event has to find one. */
const CONTEXTS: readonly Context[] = [
  context('projects', 'project-{uuid}', 'The life of a project, from the first intention to operation.'),
  context('land-registry', 'parcel-{cadastral number}', 'Parcels, and which project holds them.'),
  context('investors', 'investor-{uuid}', 'Who puts in capital.'),
  context('reference-data', 'refdata-{scheme}', 'What law and lists say, by version and by day.'),
  context('people', 'person-{uuid}', 'That a person exists and that it was erased; never who it is.'),
  context('reporting', 'report-{period}', 'What was published of a period, whole.'),
  {
    name: 'platform',
    streams: 'unique-{kind}-{value}, audit-access-{instance}, audit-log',
    says: 'What every context shares: values that must be one of a kind, refused attempts, and restores.',
    holds: ({ file }) => file.startsWith('src/platform/'),
  },
];

function context(name: string, streams: string, says: string): Context {
  return { name, streams, says, holds: ({ file }) => file.startsWith(`src/${name}/`) };
}

/** `docs/events/*.md` by path. @throws when an event of the catalogue has no source, no page or no example */
export function renderEvents(sources: Sources): ReadonlyMap<string, string> {
  const found = sources.events();
  const examples = eventExamples();
  const missing = eventCatalogue.types.filter(type => !found.has(type));
  if (missing.length > 0) throw new Error(`no \`DomainEvent<'…', …>\` in src for ${missing.join(', ')}`);
  const events = [...found.values()].filter(({ type }) => eventCatalogue.get(type) !== undefined);
  const pages = new Map<string, string>([['docs/events/README.md', indexPage(events)]]);
  for (const each of CONTEXTS) {
    const own = events.filter(each.holds);
    pages.set(`docs/events/${each.name}.md`, contextPage(each, own, examples));
  }
  const homeless = events.filter(event => !CONTEXTS.some(each => each.holds(event)));
  if (homeless.length > 0) throw new Error(`no page for ${homeless.map(({ type }) => type).join(', ')}`);
  const types = events.flatMap(({ fields }) => fields.map(({ type }) => type));
  pages.set('docs/events/shapes.md', shapesPage(sources, types));
  return pages;
}

function indexPage(events: readonly EventSource[]): string {
  const rows = events.map(event => {
    const { name } = CONTEXTS.find(each => each.holds(event)) ?? { name: '' };
    const version = String(eventCatalogue.get(event.type)?.schemaVersion ?? '');
    return [`[\`${event.type}\`](${name}.md#${event.type.toLowerCase()})`, name, version, code(event.businessDate)];
  });
  return [
    GENERATED,
    '# Events',
    `The ${events.length} types of events that this release writes and reads (\`src/event-catalogue.ts\`). They are released`,
    'for ever: a type or an optional field may be added, nothing is renamed, retyped or removed',
    '([how to change one](../how-to/change-an-event.md)). Data is plain JSON: decimals are text with the unit in the',
    'name, dates are `YYYY-MM-DD`, instants are UTC, persons are ids; it is stored and hashed as canonical text, with its',
    'keys in order. Types of fields: [shapes](shapes.md).',
    '',
    table(['Event', 'Context', 'Schema version', 'Business date'], rows),
    '',
    '## The envelope',
    'Beside its data every event carries, under the same names wherever it is shown:',
    '',
    table(
      ['Name', 'Says'],
      Object.entries(ENVELOPE).map(([name, says]) => [code(name), says]),
    ),
  ].join('\n');
}

/** Every member of the envelope says what it is, or this does not compile. */
const ENVELOPE: Readonly<Record<keyof EventMeta, string>> = {
  eventId: 'UUIDv5 of the command id and the index of the event in the command',
  type: 'which of the types above, by its bare name',
  schemaVersion: 'in which version it was written',
  stream: 'where it stands',
  revision: 'its place in the stream: from 0, without gaps',
  occurredOn: 'the business date, derived from the field named above and never typed twice',
  recordedAt: 'when the register took it, UTC',
  actor: '`personId` or null, `client`, `organisationId`, `role`, `onBehalfOf`',
  source: '`system`, `version`, `channel`',
  commandId: 'UUIDv5 of the caller and the Idempotency-Key',
  correlationId: 'which conversation it belongs to; never null',
  causationId:
    'what caused it: the command whose step it is, or what an automation answered; null where a caller began it',
  fingerprint: 'HMAC over method, path, canonical body and caller: a key reused for another request differs here',
  salt: '16 random bytes that go into the hash of the data',
  att: 'empty until documents arrive',
  pii: 'empty until commitments arrive',
  sig: 'empty until signatures arrive',
};

function contextPage(context: Context, events: readonly EventSource[], examples: ReadonlyMap<string, Example>): string {
  const lines = [GENERATED, `# Events of ${context.name}`, `${context.says} Streams: \`${context.streams}\`.`, ''];
  for (const event of events) {
    const example = examples.get(event.type);
    if (example === undefined) throw new Error(`no example of ${event.type} in test/docs/event-examples.ts`);
    const version = eventCatalogue.get(event.type)?.schemaVersion;
    lines.push(
      `## ${event.type}`,
      event.doc,
      '',
      `Schema version ${version}. Business date: \`${event.businessDate}\`. Source: \`${event.file}\`.`,
      '',
      fieldTable(event.fields),
      '',
      `In \`${example.stream}\`:`,
      '',
      json(example.event.data),
      '',
    );
  }
  return lines.join('\n');
}

function shapesPage(sources: Sources, types: readonly string[]): string {
  const lines = [GENERATED, '# Shapes', 'Named types that the fields of events speak of.', ''];
  for (const shape of sources.shapes(types)) {
    lines.push(`## ${shape.name}`, shape.doc, '', `Source: \`${shape.file}\`.`, '');
    lines.push(shape.fields.length > 0 ? fieldTable(shape.fields) : `${code(shape.type)}`, '');
  }
  return lines.join('\n');
}

function fieldTable(fields: readonly Field[]): string {
  const rows = fields.map(({ name, type, optional, doc }) => [
    code(optional ? `${name}?` : name),
    code(cell(type).replaceAll('\\|', '|')),
    doc,
  ]);
  return table(['Field', 'Type', 'Says'], rows);
}
