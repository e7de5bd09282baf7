import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { encodeEvent } from '../../src/platform/event-store/envelope.js';
import { commandIdOf } from '../../src/platform/event-store/ids.js';
import { eventExamples } from '../docs/event-examples.js';
import { DECIDER } from '../support/people.js';

const here = new URL('./', import.meta.url);
const list = new URL('checksums.txt', here);
const known = existsSync(list) ? readFileSync(list, 'utf8') : '';
const lines: string[] = [];

/** Writes golden files for types and versions that have none. What is there is history, and stays as it is. */
for (const [type, { stream, event }] of [...eventExamples()].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const definition = eventCatalogue.get(type);
  if (definition === undefined || 'retired' in definition) continue;
  const name = `${type}.v${definition.schemaVersion}.json`;
  if (existsSync(new URL(name, here))) continue;
  const stored = encodeEvent({
    event: event as Parameters<typeof encodeEvent>[0]['event'],
    schemaVersion: definition.schemaVersion,
    stream,
    revision: 0,
    index: 0,
    occurredOn: definition.businessDateOf(event.data as never),
    context: {
      commandId: commandIdOf(`person:${DECIDER}`, `golden/${type}`),
      fingerprint: createHash('sha256').update(`golden/${type}`).digest('hex'),
      correlationId: 'golden-events',
      causationId: null,
      actor: {
        personId: DECIDER,
        client: `person:${DECIDER}`,
        organisationId: 'akimat-turkistan',
        role: 'decision_maker',
        onBehalfOf: null,
      },
      source: { system: 'golden', version: '1', channel: 'http' },
      now: '2021-06-01T06:00:00.000Z',
    },
    salt: createHash('sha256').update(type).digest().subarray(0, 16),
  });
  const { data, meta, dataHash } = stored;
  const text = `${JSON.stringify({ type, schemaVersion: definition.schemaVersion, data, meta, dataHash }, null, 2)}\n`;
  writeFileSync(new URL(name, here), text);
  lines.push(`${createHash('sha256').update(text).digest('hex')}  ${name}\n`);
}
writeFileSync(list, known + lines.join(''));
console.log(`${lines.length} golden events added`);
