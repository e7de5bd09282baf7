import { afterEach, describe, expect, it } from '@jest/globals';
import { checkFolder } from '../../../src/platform/backup/check-folder.js';
import { readIncarnations } from '../../../src/platform/backup/incarnations.js';
import { readRegister } from '../../../src/platform/event-store/postgres/register.js';
import { aCommand } from '../event-log/commands.js';
import { manifestOf, Register } from './support.js';

const registers: Register[] = [];
const anEmptyOne = async (): Promise<Register> => {
  const register = await Register.empty();
  registers.push(register);
  return register;
};

afterEach(async () => {
  for (const register of registers.splice(0)) await register.drop();
});

describe('a register that was exported and restored', () => {
  it('has every row of the one it was, byte for byte, and one event more', async () => {
    const was = await anEmptyOne();
    await was.hasKeysAndVault();
    await was.works(60);
    const folder = was.newFolder();
    const { manifest, complete } = await was.exportTo(folder, 7);
    expect([complete, manifest.segments.length]).toEqual([true, expect.any(Number)]);
    expect(manifest.segments.length).toBeGreaterThan(8);
    const head = await was.head();

    const is = await anEmptyOne();
    const restored = await is.restoreFrom(folder);
    const before = await was.rows();
    const after = await is.rows(head);
    expect(before['es.event']!.length).toBe(head);
    expect(before['es.quiet_command']!.length).toBe(12);
    expect(before['app.api_key']!.length + before['app.person_vault']!.length).toBe(5);
    expect(after).toEqual(before);

    const [was1, is2] = await Promise.all([was, is].map(each => readRegister(each.database.connection)));
    expect(is2).toEqual({ ...was1, incarnation: 2 });
    const [first, ...more] = await is.ask<{ type: string; stream: string; data: string; position: string }>(
      'select type, stream_id as stream, data, position from es.event where position > $1',
      [head],
    );
    expect(more).toEqual([]);
    expect(first).toMatchObject({ type: 'RegisterRestored', stream: 'audit-log', position: String(head + 1) });
    expect(JSON.parse(first!.data)).toMatchObject({
      fromIncarnation: 1,
      incarnation: 2,
      exportedAt: manifest.exportedAt,
      exportedPosition: head,
      restoredPosition: head,
      lastEventId: manifest.lastEventId,
      logSha256: manifest.logSha256,
    });
    expect(restored).toMatchObject({ commands: 48, quiet: 12, restoredPosition: head });
    expect(await readIncarnations(is.owner)).toEqual([{ incarnation: 2, beganAfter: head }]);
  });

  it('answers a repeated command as it was answered before, the ones that recorded nothing too', async () => {
    const was = await anEmptyOne();
    const log = await was.log();
    const first = aCommand({ stream: 'project-a', events: 2 });
    const nothing = aCommand({ stream: 'project-a', expected: { revision: 1 }, events: 0 });
    const answers = [await log.append(first), await log.append(nothing)];
    const folder = was.newFolder();
    await was.exportTo(folder);
    const is = await anEmptyOne();
    await is.restoreFrom(folder);
    const restoredLog = await is.log();
    for (const [index, command] of [first, nothing].entries()) {
      expect(await restoredLog.append(command)).toEqual({ ...answers[index], duplicate: true });
    }
    await expect(restoredLog.append({ ...first, fingerprint: '00'.repeat(32) })).rejects.toThrow(/fingerprint/);
    await restoredLog.append(aCommand({ stream: 'project-a', expected: { revision: 1 }, events: 1 }));
    expect(await is.head()).toBe(4);
  });

  it('goes on in the folder it came from, and comes back from there once more', async () => {
    const was = await anEmptyOne();
    await was.works(20);
    const folder = was.newFolder();
    await was.exportTo(folder);
    const head = await was.head();
    const second = await anEmptyOne();
    await second.restoreFrom(folder);
    await second.works(20);
    const { manifest } = await second.exportTo(folder);
    expect(manifest.incarnation).toBe(2);
    expect(await checkFolder(folder)).toMatchObject({ manifest: { position: await second.head() } });

    const third = await anEmptyOne();
    await third.restoreFrom(folder);
    const end = await second.head();
    expect(await third.rows(end)).toEqual(await second.rows(end));
    expect(await readIncarnations(third.owner)).toEqual([
      { incarnation: 2, beganAfter: head },
      { incarnation: 3, beganAfter: end },
    ]);
    // What the first one recorded since is another history: it has lost its place in this folder.
    await was.works(40);
    await expect(was.exportTo(folder)).rejects.toThrow(/another history/);
  });

  it('may be one that nothing ever happened in', async () => {
    const was = await anEmptyOne();
    const folder = was.newFolder();
    const { manifest } = await was.exportTo(folder);
    expect(manifest).toMatchObject({ position: 0, segments: [], lastEventId: null });
    const is = await anEmptyOne();
    expect(await is.restoreFrom(folder)).toMatchObject({ restoredPosition: 0, incarnation: 2 });
    expect(await is.head()).toBe(1);
  });

  it('is exported again without a new segment when nothing has happened, and says as of when', async () => {
    const was = await anEmptyOne();
    await was.works(5);
    const folder = was.newFolder();
    const first = await was.exportTo(folder);
    const again = await was.exportTo(folder);
    expect(again.manifest.segments).toEqual(first.manifest.segments);
    expect(again.manifest.exportedAt! > first.manifest.exportedAt!).toBe(true);
    expect(manifestOf(folder)).toEqual(again.manifest);
    await checkFolder(folder);
  });
});
