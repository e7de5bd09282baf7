import { describe, expect, it } from '@jest/globals';
import type { Aggregate } from '../../kernel/eventsourcing/aggregate.js';
import type { CommandContext } from '../../kernel/eventsourcing/command-context.js';
import type { DomainEvent } from '../../kernel/eventsourcing/domain-event.js';
import { RuleViolation } from '../../kernel/eventsourcing/rule-violation.js';
import { EventCatalogue, definitionsOf } from '../event-store/event-catalogue.js';
import { IdempotencyKeyReused, NewerHistory } from '../event-store/event-log.errors.js';
import { commandIdOf, idFor } from '../event-store/ids.js';
import { MemoryEventLog } from '../event-store/memory/memory-event-log.js';
import { Forbidden, VersionConflict } from '../http/problems/errors.js';
import { AggregateStreams } from './aggregate-streams.js';
import { stepContext } from './contexts.js';
import { EventCodec } from './event-codec.js';
import { UniqueClaims } from './unique-claims.js';

type Stamped = DomainEvent<'Stamped', { readonly office: string; readonly stampedOn: string }>;
interface Letter {
  readonly offices: readonly string[];
  readonly region: string | null;
}
const letters: Aggregate<Letter, Stamped> = {
  category: 'letter',
  releases: { Stamped: { schemaVersion: 1, businessDate: data => data.stampedOn } },
  evolution: {
    initialState: { offices: [], region: null },
    evolve: (letter, event) => ({ ...letter, offices: [...letter.offices, event.data.office], region: '610000000' }),
  },
  regionOf: letter => letter.region,
};
const catalogue = new EventCatalogue(definitionsOf(letters.releases));

/** One process: its own cache, the same log. */
const aProcess = (log: MemoryEventLog): AggregateStreams => new AggregateStreams(log, new EventCodec(catalogue));

function sent(key: string, over: Partial<CommandContext> = {}): CommandContext {
  const commandId = commandIdOf('person:officer', key);
  return {
    commandId,
    fingerprint: 'ab'.repeat(32),
    correlationId: commandId,
    causationId: null,
    actor: {
      personId: null,
      client: 'person:officer',
      organisationId: 'akimat',
      role: 'project_officer',
      onBehalfOf: null,
    },
    source: { system: 'test', version: '1', channel: 'http' },
    now: '2026-01-15T07:00:00.000Z',
    today: '2026-01-15',
    closedThrough: null,
    expectedRevisions: null,
    permission: {
      principal: {
        client: 'person:officer',
        personId: null,
        organisationId: 'akimat',
        roles: ['project_officer'],
        regions: ['610000000'],
      },
      rule: { action: 'letter.stamp', roles: ['project_officer'] },
    },
    idFor: name => idFor(commandId, name),
    ...over,
  };
}

const stamp =
  (office: string) =>
  (letter: Letter): Stamped[] =>
    letter.offices.includes(office) ? [] : [{ type: 'Stamped', data: { office, stampedOn: '2026-01-15' } }];
const onlyFirst =
  (office: string) =>
  (letter: Letter): Stamped[] => {
    if (letter.offices.length > 0) throw new RuleViolation('letter.stamped-already');
    return stamp(office)(letter);
  };

describe('load, decide, append', () => {
  it('records a decision once and answers a retry with the first answer', async () => {
    const log = new MemoryEventLog();
    const first = await aProcess(log).transact(letters, 'L-1', sent('k1'), onlyFirst('akimat'));
    const again = await aProcess(log).transact(letters, 'L-1', sent('k1'), onlyFirst('akimat'));
    expect(again).toEqual({ ...first, replayed: true });
    expect((await log.head()).position).toBe(1);
  });

  it('decides next on what was stored, whatever becomes of the objects it was handed', async () => {
    const streams = aProcess(new MemoryEventLog());
    const handed = { office: 'akimat', stampedOn: '2026-01-15' };
    await streams.transact(letters, 'L-1', sent('k1'), (): Stamped[] => [{ type: 'Stamped', data: handed }]);
    handed.office = 'court';
    const { state } = await streams.loadKnown(letters, 'L-1');
    expect(state.offices).toEqual(['akimat']);
  });

  it('answers a retry although the state has moved on and would refuse it now', async () => {
    const log = new MemoryEventLog();
    const streams = aProcess(log);
    const first = await streams.transact(letters, 'L-1', sent('k1'), onlyFirst('akimat'));
    await streams.transact(letters, 'L-1', sent('k2'), stamp('ministry'));
    const again = await streams.transact(letters, 'L-1', sent('k1', { expectedRevisions: [-1] }), onlyFirst('akimat'));
    expect(again).toEqual({ ...first, replayed: true });
  });

  it('records nothing when the fact is there already, and keeps that answer under the key', async () => {
    const streams = aProcess(new MemoryEventLog());
    await streams.transact(letters, 'L-1', sent('k1'), stamp('akimat'));
    const said = await streams.transact(letters, 'L-1', sent('k2'), stamp('akimat'));
    expect(said).toMatchObject({ revision: 0, position: 1, replayed: false, facts: [] });
    await streams.transact(letters, 'L-1', sent('k3'), stamp('ministry'));
    const again = await streams.transact(letters, 'L-1', sent('k2'), stamp('akimat'));
    expect(again).toEqual({ ...said, replayed: true });
  });

  it('refuses a key that comes back with another request, also when the state would refuse it anyway', async () => {
    const streams = aProcess(new MemoryEventLog());
    await streams.transact(letters, 'L-1', sent('k1'), onlyFirst('akimat'));
    const other = sent('k1', { fingerprint: 'cd'.repeat(32) });
    await expect(streams.transact(letters, 'L-1', other, onlyFirst('ministry'))).rejects.toThrow(IdempotencyKeyReused);
    await expect(streams.transact(letters, 'L-1', other, stamp('ministry'))).rejects.toThrow(IdempotencyKeyReused);
  });

  it('refuses a stale If-Match and says the current version', async () => {
    const streams = aProcess(new MemoryEventLog());
    await streams.transact(letters, 'L-1', sent('k1'), stamp('akimat'));
    await streams.transact(letters, 'L-1', sent('k2'), stamp('ministry'));
    const stale = streams.transact(letters, 'L-1', sent('k3', { expectedRevisions: [0] }), stamp('court'));
    await expect(stale).rejects.toMatchObject(new VersionConflict({ stream: 'letter-L-1', revision: 1, position: 2 }));
  });

  it('stamps recordedAt when it appends, however long the command has waited for its turn', async () => {
    const log = new MemoryEventLog();
    const codec = new EventCodec(catalogue, 10, undefined, () => '2026-01-15T07:00:09.000Z');
    await new AggregateStreams(log, codec).transact(letters, 'L-1', sent('k1'), stamp('akimat'));
    const [recorded] = await log.readStream('letter-L-1');
    expect(recorded?.recordedAt).toBe('2026-01-15T07:00:09.000Z');
  });

  it('lets one of fifty transitions on one revision through, over two processes', async () => {
    const log = new MemoryEventLog();
    const processes = [aProcess(log), aProcess(log)];
    await processes[0]?.transact(letters, 'L-1', sent('k0'), stamp('akimat'));
    const race = Array.from({ length: 50 }, (_, n) =>
      processes[n % 2]?.transact(letters, 'L-1', sent(`r${n}`, { expectedRevisions: [0] }), stamp(`office ${n}`)),
    );
    const ended = await Promise.allSettled(race);
    expect(ended.filter(end => end.status === 'fulfilled')).toHaveLength(1);
    expect(ended.filter(end => end.status === 'rejected' && end.reason instanceof VersionConflict)).toHaveLength(49);
  });

  it('decides a lost race anew when nothing is pinned', async () => {
    const log = new MemoryEventLog();
    const [a, b] = [aProcess(log), aProcess(log)];
    await a.transact(letters, 'L-1', sent('k1'), stamp('akimat'));
    await b.transact(letters, 'L-1', sent('k2'), stamp('ministry'));
    const late = await a.transact(letters, 'L-1', sent('k3'), stamp('court'));
    expect(late.revision).toBe(2);
    expect((await a.load(letters, 'L-1')).state.offices).toEqual(['akimat', 'ministry', 'court']);
  });

  it('refuses only what is true now: another process may have lifted the reason', async () => {
    const log = new MemoryEventLog();
    const [a, b] = [aProcess(log), aProcess(log)];
    const needsTwo = (letter: Letter): Stamped[] => {
      if (letter.offices.length < 2) throw new RuleViolation('letter.needs-two-stamps');
      return stamp('archive')(letter);
    };
    await a.transact(letters, 'L-1', sent('k1'), stamp('akimat'));
    await expect(a.transact(letters, 'L-1', sent('k2'), needsTwo)).rejects.toThrow('letter.needs-two-stamps');
    await b.transact(letters, 'L-1', sent('k3'), stamp('ministry'));
    expect((await a.transact(letters, 'L-1', sent('k4'), needsTwo)).revision).toBe(2);
  });

  it('refuses a caller of another region, for a stream that exists and for one that the command would create', async () => {
    const streams = aProcess(new MemoryEventLog());
    const { permission } = sent('x');
    const stranger = { permission: { ...permission, principal: { ...permission.principal, regions: ['750000000'] } } };
    await expect(streams.transact(letters, 'L-1', sent('k1', stranger), stamp('akimat'))).rejects.toThrow(Forbidden);
    await streams.transact(letters, 'L-1', sent('k2'), stamp('akimat'));
    await expect(streams.transact(letters, 'L-1', sent('k3', stranger), stamp('court'))).rejects.toThrow(Forbidden);
  });

  it('takes no decision on a history that holds an event it does not know', async () => {
    const log = new MemoryEventLog();
    await aProcess(log).transact(letters, 'L-1', sent('k1'), stamp('akimat'));
    const older = new AggregateStreams(log, new EventCodec(new EventCatalogue([])));
    await expect(older.transact(letters, 'L-1', sent('k2'), stamp('court'))).rejects.toThrow(NewerHistory);
  });

  it('creates without reading, and finds out when the stream is there already', async () => {
    const log = new MemoryEventLog();
    await aProcess(log).transact(letters, 'L-1', sent('k1'), stamp('akimat'));
    const other = aProcess(log).transact(letters, 'L-1', sent('k2'), onlyFirst('court'), { creates: true });
    await expect(other).rejects.toThrow('letter.stamped-already');
  });
});

describe('a value that must be one of a kind', () => {
  const taken = (): RuleViolation => new RuleViolation('letter.number-taken');

  it('belongs to the first who claims it, and claiming again is no event', async () => {
    const log = new MemoryEventLog();
    const claims = new UniqueClaims(aProcess(log));
    await claims.claim('letter-no', 'L-1', 'letter-a', sent('k1'), taken);
    await claims.claim('letter-no', 'L-1', 'letter-a', sent('k2'), taken);
    await expect(claims.claim('letter-no', 'L-1', 'letter-b', sent('k3'), taken)).rejects.toThrow(
      'letter.number-taken',
    );
    expect((await log.head()).position).toBe(1);
  });

  it('can be claimed by another once its owner gave it back', async () => {
    const log = new MemoryEventLog();
    const claims = new UniqueClaims(aProcess(log));
    await claims.claim('letter-no', 'L-1', 'letter-a', sent('k1'), taken);
    await claims.release('letter-no', 'L-1', 'letter-a', sent('k2'));
    await claims.claim('letter-no', 'L-1', 'letter-b', sent('k3'), taken);
    const events = await log.readStream('unique-letter-no-L-1');
    expect(events.map(event => event.type)).toEqual([
      'UniqueValueClaimed',
      'UniqueValueReleased',
      'UniqueValueClaimed',
    ]);
  });
});

describe('the steps of one command', () => {
  it('have command ids of their own, the same on every try, and pin nothing', () => {
    const command = sent('k1', { expectedRevisions: [4] });
    const step = stepContext(command, 'parcel');
    expect(step.commandId).not.toBe(command.commandId);
    expect(step).toMatchObject({ commandId: stepContext(command, 'parcel').commandId, causationId: command.commandId });
    expect(step.expectedRevisions).toBeNull();
  });
});
