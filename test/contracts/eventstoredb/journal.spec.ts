import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Journal, JournalParts, JournalState } from '../../../src/platform/journal/journal.js';
import type { Misbehaviour } from '../../support/eventstoredb/misbehaviour.js';
import type { StandIn } from '../../support/eventstoredb/stand-in.js';
import { aCommand, aStream, at } from '../event-log/commands.js';
import { openEventStoreDb, type EventStoreDbHarness, type HarnessOptions } from '../event-log/eventstoredb.js';
import { placed } from '../event-log/harness.js';

type WithStandIn = EventStoreDbHarness & { readonly standIn: StandIn };

let harness: WithStandIn | undefined;
async function opened(journal: Partial<JournalParts> = {}, options: HarnessOptions = {}): Promise<WithStandIn> {
  harness = (await openEventStoreDb({
    misbehaving: true,
    journal: { silenceMs: 150, ...journal },
    ...options,
  })) as WithStandIn;
  return harness;
}
afterEach(async () => {
  await harness?.close();
  harness = undefined;
}, 30_000);

/** What the store holds of ours, in its order, against what the register's tables hold. */
async function expectCopied({ standIn, prefix, log, settled }: WithStandIn): Promise<void> {
  await settled();
  const inStore = standIn.events.filter(({ stream }) => stream.startsWith(prefix));
  const copied = await log.readAll({ after: 0, limit: 10_000 });
  expect(copied.map(({ position }) => position)).toEqual(inStore.map((_, i) => i + 1));
  expect(
    copied.map(({ stream, revision, eventId, data, meta }) => [prefix + stream, revision, eventId, data, meta]),
  ).toEqual(
    inStore.map(({ stream, revision, id, data, metadata }) => [
      stream,
      Number(revision),
      id,
      data.toString(),
      metadata.toString(),
    ]),
  );
}

async function someEvents({ log }: WithStandIn, streams = 3, each = 2): Promise<void> {
  for (let i = 0; i < streams; i++) {
    const stream = aStream();
    for (let revision = -1; revision < each - 1; revision++)
      await log.append(aCommand({ stream, expected: at(revision) }));
  }
}

async function until(journal: Journal, state: JournalState): Promise<void> {
  while (journal.status.state !== state) await new Promise(resolve => setTimeout(resolve, 20));
}

async function untilStopped({ journal }: WithStandIn): Promise<string> {
  await until(journal, 'stopped');
  return journal.status.reason ?? '';
}

describe('the journal', () => {
  it('copies our events in the order of the store, and passes over those of the system and of strangers', async () => {
    const run = await opened();
    await someEvents(run);
    run.standIn.putForeign('somebody-else', [
      { type: 'Foreign', data: '{"not":"ours"}' },
      { type: 'Broken', data: '\u0000' },
    ]);
    run.standIn.putForeign('$ce-project', [{ type: '$>', data: '0@x' }]);
    await someEvents(run);
    await expectCopied(run);
    expect(run.journal.status).toMatchObject({ state: 'copying', reason: null });
  });

  it('gives a command that was cut by a page one row in the ledger, whole', async () => {
    const run = await opened({ pageSize: 2 }, { startJournal: false });
    const command = aCommand({ events: 5 });
    await run.log.append(aCommand());
    await run.log.append(command);
    run.journal.start();
    await expectCopied(run);
    const [row] = await run.asOwner<Record<string, string>>('select * from es.command where command_id = $1', [
      command.commandId,
    ]);
    expect(row).toMatchObject({ first_position: '2', last_position: '6', last_revision: '4' });
    await expect(run.asOwner('update es.command set last_position = last_position + 1')).rejects.toMatchObject({
      code: 'QD002',
    });
  });

  it('forgets the claim of a command that is copied, after a while', async () => {
    const run = await opened();
    const [copied, pending] = [aCommand(), randomUUID()];
    await placed(run.log, run.log.append(copied));
    await run.asOwner(`insert into es.claim select $1, fingerprint, 'x-1', -1, 1, null, claimed_at from es.claim`, [
      pending,
    ]);
    await run.asOwner(`update es.claim set claimed_at = now() - interval '2 minutes'`);
    await run.asOwner('select es.prune_claims()');
    expect(await run.asOwner('select command_id from es.claim')).toEqual([{ command_id: pending }]);
  });
});

describe('a subscription that drops', () => {
  it.each([
    ['with an error', 'error'],
    ['with a clean end', 'clean-end'],
    ['in silence', 'silence'],
  ] as const)('%s is gone on from, without a loss and without a double', async (_what, how) => {
    const run = await opened();
    await someEvents(run);
    await run.settled();
    const before = run.journal.status.reconnects;
    run.standIn.dropSubscriptions(how);
    await someEvents(run);
    await expectCopied(run);
    expect(run.journal.status.reconnects).toBeGreaterThan(before);
    expect(run.journal.status.state).toBe('copying');
  });

  it.each<[string, Misbehaviour]>([
    ['an event twice', { kind: 'duplicate-delivery' }],
    ['an old event again', { kind: 'old-event-again' }],
    ['an event left out', { kind: 'skip-delivery' }],
    ['an event cut short', { kind: 'truncated-event' }],
    ['"caught up" twice', { kind: 'caught-up-twice' }],
    ['three events, then an error', { kind: 'drop-subscription', after: 3, how: 'error', code: 14 }],
  ])('or delivers %s: the store is asked again, and the copy is right', async (_what, misbehaviour) => {
    const run = await opened({}, { startJournal: false });
    await someEvents(run);
    run.standIn.misbehave({ ...misbehaviour, method: 'subscribeToAll' });
    run.journal.start();
    await someEvents(run);
    await expectCopied(run);
    expect(run.journal.status.state).toBe('copying');
  });

  it('because the server is gone is taken up again when it is back', async () => {
    const run = await opened();
    await someEvents(run);
    await run.settled();
    await run.standIn.kill();
    await until(run.journal, 'retrying');
    expect(run.journal.status.behindSeconds).toBeGreaterThan(0);
    await run.standIn.revive();
    await until(run.journal, 'copying');
    await someEvents(run);
    await expectCopied(run);
  }, 60_000);
});

describe('what must not be in the store', () => {
  const anEnvelope = (stream: string, revision: number, id: string) =>
    aCommand({ stream, expected: at(revision - 1) }).events.map(event => ({
      type: event.type,
      data: event.data,
      metadata: event.meta.replace(event.eventId, id),
      id,
    }));

  it('stops the journal: bytes that cannot be read, where they lie', async () => {
    const run = await opened();
    const stream = aStream();
    await run.log.append(aCommand({ stream }));
    run.standIn.putForeign(run.prefix + stream, [{ type: 'Garbage', data: '{"cut' }]);
    expect(await untilStopped(run)).toContain(`unreadable: ${stream} at 1 cannot be read`);
    await run.asOwner('select 1');
    expect((await run.log.head()).position).toBe(1);
  });

  it('stops the journal: an id that is there already', async () => {
    const run = await opened();
    const command = aCommand();
    await run.log.append(command);
    const [id] = command.events.map(({ eventId }) => eventId);
    run.standIn.putForeign(run.prefix + command.stream, anEnvelope(command.stream, 1, id!));
    expect(await untilStopped(run)).toContain(`duplicate-id: ${command.stream} at 1 repeats the id ${id}`);
  });

  it('stops the journal: a revision that is gone from the store', async () => {
    const run = await opened({}, { startJournal: false });
    const stream = aStream();
    for (const revision of [-1, 0, 1]) await run.log.append(aCommand({ stream, expected: at(revision) }));
    run.standIn.remove(
      run.standIn.events.findIndex(event => event.stream === run.prefix + stream && Number(event.revision) === 1),
    );
    run.journal.start();
    expect(await untilStopped(run)).toContain(`gap: ${stream} at 2 follows revision 0`);
  });

  it('stops the journal: a rule by which the store drops events of a stream', async () => {
    const run = await opened();
    const stream = aStream();
    await run.log.append(aCommand({ stream }));
    run.standIn.putForeign(`$$${run.prefix}${stream}`, [{ type: '$metadata', data: '{"$acl":{}}' }]);
    run.standIn.putForeign(`$$${run.prefix}${stream}`, [{ type: '$metadata', data: '{"$maxCount":1}' }]);
    expect(await untilStopped(run)).toBe(`truncating-metadata: ${stream} has $maxCount`);
  });

  it('goes on once an operator has let it pass, and says who', async () => {
    const run = await opened();
    const stream = aStream();
    await run.log.append(aCommand({ stream }));
    run.standIn.putForeign(`$$${run.prefix}${stream}`, [{ type: '$metadata', data: '{"$maxCount":5}' }]);
    await untilStopped(run);
    await run.asOwner(`insert into es.journal_accepted (commit_position, prepare_position, reason, found, accepted_by)
      select stopped_at_commit, stopped_at_prepare, 'set by mistake, taken back', stopped, 'operator' from es.journal`);
    await run.asOwner('update es.journal set stopped = null, stopped_at_commit = null, stopped_at_prepare = null');
    await someEvents(run);
    await expectCopied(run);
  });
});

describe('a store whose history went backwards', () => {
  it('stops the journal at the next subscription', async () => {
    const run = await opened();
    await someEvents(run);
    await run.settled();
    run.standIn.truncate(run.standIn.events.length - 3);
    run.standIn.dropSubscriptions('error');
    expect(await untilStopped(run)).toContain('history-went-backwards');
  });

  it('stops it also when other events have grown over the place', async () => {
    const run = await opened();
    await someEvents(run);
    await run.settled();
    run.standIn.truncate(run.standIn.events.length - 2);
    for (let i = 0; i < 40; i++)
      run.standIn.putForeign('others', [{ type: 'Foreign', data: '{"filler":"filler filler"}' }]);
    run.standIn.dropSubscriptions('clean-end');
    expect(await untilStopped(run)).toMatch(/history-went-backwards: .* is gone, was/);
  });
});

describe('a process that begins', () => {
  it('takes no command before the journal has come to what the store held: a restored ledger may lack its keys', async () => {
    const run = await opened({}, { startJournal: false });
    const known = aCommand();
    await run.log.append(known);
    for (let i = 0; i < 150; i++) run.standIn.putForeign('others', [{ type: 'Foreign', data: '{}' }]);
    await run.asOwner('delete from es.claim');
    const begun = run.open({ hasCaughtUp: await run.firstCatchUp() });
    const reused = aCommand({ commandId: known.commandId, body: 'another body', stream: aStream() });
    await expect(begun.append(reused)).rejects.toMatchObject({ name: 'LogUnavailable', outcome: 'not-applied' });
    await expect(begun.checkWritable()).rejects.toMatchObject({ name: 'LogUnavailable' });
    run.journal.start();
    await run.settled();
    await expect(begun.append(reused)).rejects.toMatchObject({ name: 'IdempotencyKeyReused' });
    // From then on it is not asked again: what is stored meanwhile need not be copied first.
    await run.journal.stop();
    await begun.append(aCommand());
    await begun.append(aCommand());
  });

  it('takes commands at once where the store holds nothing of ours, also among the events of others', async () => {
    const run = await opened({}, { startJournal: false });
    for (let i = 0; i < 150; i++) run.standIn.putForeign('others', [{ type: 'Foreign', data: '{}' }]);
    const begun = run.open({ hasCaughtUp: await run.firstCatchUp() });
    expect(await begun.append(aCommand())).toMatchObject({ lastRevision: 0 });
  });
});

describe('two processes', () => {
  it('copy one at a time, and a planned stop hands over', async () => {
    const run = await opened();
    const second = run.anotherJournal({ silenceMs: 150 });
    await someEvents(run);
    await run.settled();
    second.start();
    expect(second.status.state).toBe('waiting');
    await run.journal.stop();
    await someEvents(run);
    await expectCopied(run);
    expect(second.status.state).toBe('copying');
  });

  it('never write both: who lost the lease without knowing it fails with its next page', async () => {
    const run = await opened();
    await someEvents(run);
    await run.settled();
    // As if the first had been paused past its lease: another takes over, and the first wakes up and goes on.
    await run.asOwner(`update rm.lease set expires_at = '-infinity' where name = 'journal'`);
    const second = run.anotherJournal({ silenceMs: 150 });
    second.start();
    await until(second, 'copying');
    await someEvents(run, 5, 3);
    await expectCopied(run);
    const [{ owner }] = (await run.asOwner<{ owner: string }>(`select owner from rm.lease where name = 'journal'`)) as [
      { owner: string },
    ];
    expect(owner).toBe('journal 2');
  });
});
