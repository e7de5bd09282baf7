import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { assembly } from '../../src/app.module.js';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { investorAggregate } from '../../src/investors/domain/investor.js';
import type { Aggregate } from '../../src/kernel/eventsourcing/aggregate.js';
import type { DomainEvent } from '../../src/kernel/eventsourcing/domain-event.js';
import { parcelAggregate } from '../../src/land-registry/domain/parcel.js';
import { personAggregate } from '../../src/people/domain/person.js';
import { uniqueValueAggregate } from '../../src/platform/cqrs/unique-claims.js';
import { parseCanonical } from '../../src/platform/event-store/canonical-json.js';
import { decodeMeta } from '../../src/platform/event-store/envelope.js';
import type { ProjectedEvent } from '../../src/platform/projections/projected-event.js';
import { referenceDataAggregate } from '../../src/reference-data/index.js';
import { projectAggregate } from '../../src/projects/domain/project.js';
import { reportAggregate } from '../../src/reporting/index.js';

interface Golden {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly meta: string;
  readonly dataHash: string;
}

const FOLDER = new URL('./', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const names = readdirSync(FOLDER).filter(name => name.endsWith('.json'));
const golden = (name: string): Golden => JSON.parse(read(name)) as Golden;

const AGGREGATES = [projectAggregate, parcelAggregate, investorAggregate, referenceDataAggregate, personAggregate, uniqueValueAggregate, reportAggregate];

/** The words of the rule itself, without the code that is held to it: SHA-256 of tag, salt and text. */
function hashOf(salt: string, data: string): string {
  return createHash('sha256')
    .update('qadam/data/v1\0')
    .update(Buffer.from(salt, 'base64url'))
    .update(data)
    .digest('hex');
}

function projected({ data, meta, type, schemaVersion }: Golden, position: number): ProjectedEvent {
  const envelope = decodeMeta(meta);
  const [fact] = eventCatalogue.decode({ stream: envelope.stream, type, schemaVersion, data });
  const rest = { position, ledgerAt: envelope.recordedAt, ...fact };
  return { ...envelope, ...rest } as unknown as ProjectedEvent;
}

describe('events as they were once stored', () => {
  it('there is one of every type and version that this release writes', () => {
    const wanted = eventCatalogue.types.flatMap(type => {
      const definition = eventCatalogue.get(type);
      return definition === undefined || 'retired' in definition ? [] : [`${type}.v${definition.schemaVersion}.json`];
    });
    expect(wanted.filter(name => !names.includes(name))).toEqual([]);
  });

  it('files are only ever added: each has the checksum it was added with', () => {
    const listed = read('checksums.txt').trimEnd().split('\n').sort();
    const found = names.map(name => `${createHash('sha256').update(read(name)).digest('hex')}  ${name}`);
    expect(found.sort()).toEqual(listed);
  });

  it.each(names)('%s is canonical, and hashes to what was pinned', name => {
    const { type, schemaVersion, data, meta, dataHash } = golden(name);
    expect(() => parseCanonical(data)).not.toThrow();
    expect(() => parseCanonical(meta)).not.toThrow();
    expect(hashOf(decodeMeta(meta).salt, data)).toBe(dataHash);
    expect(decodeMeta(meta)).toMatchObject({ type, schemaVersion });
    expect(name).toBe(`${type}.v${schemaVersion}.json`);
  });

  it.each(names)('%s is read by today’s catalogue, folded and shown', name => {
    const event = projected(golden(name), 2);
    const definition = eventCatalogue.get(event.type);
    if (definition !== undefined && !('retired' in definition)) {
      expect(definition.businessDateOf(event.data as never)).toBe(event.occurredOn);
    }
    for (const aggregate of AGGREGATES as unknown as readonly Aggregate<object, DomainEvent>[]) {
      if (!(event.type in aggregate.releases)) continue;
      const { initialState, evolve } = aggregate.evolution;
      expect(evolve(initialState, event)).toBeDefined();
    }
    for (const projection of assembly.projections) {
      if (projection.kind !== 'folded' || !takes(projection.takes, event)) continue;
      for (const key of projection.keysOf(event)) {
        const first = projected(golden('ProposalRegistered.v1.json'), 1);
        const ofProject = event.stream.startsWith('project-') && takes(projection.takes, first);
        const row = ofProject && projection.keysOf(first).includes(key) ? projection.apply(undefined, first, key) : undefined;
        const shown = projection.apply(row, event, key);
        for (const column of Object.keys(shown ?? {})) expect(projection.columns).toHaveProperty(column);
      }
    }
  });

  it('a file with one letter changed, or a hash of other data, would be noticed', () => {
    const { data, meta, dataHash } = golden('ProposalApproved.v1.json');
    expect(hashOf(decodeMeta(meta).salt, data.replace('national', 'regional'))).not.toBe(dataHash);
    expect(() => parseCanonical(data.replace('{', '{ '))).toThrow(/canonical/);
    expect(() => projected({ ...golden('ProposalApproved.v1.json'), schemaVersion: 99 }, 1)).toThrow();
  });
});

type Takes = (typeof assembly.projections)[number]['takes'];

function takes(what: Takes, { type, stream }: ProjectedEvent): boolean {
  if (what === 'everything') return true;
  if ('types' in what) return what.types.includes(type);
  return what.streams.some(category => stream.startsWith(`${category}-`));
}
