import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkFolder } from '../../../src/platform/backup/check-folder.js';
import { parseLine } from '../../../src/platform/backup/format.js';
import type { Manifest } from '../../../src/platform/backup/manifest.js';
import { manifestOf, Register } from './support.js';

const SEGMENT_2 = 'segment-000000002.ndjson';
const SEGMENT_3 = 'segment-000000003.ndjson';

/** One folder that somebody laid hands on. */
class Tampered {
  constructor(readonly folder: string) {}

  path = (name: string): string => join(this.folder, name);
  lines = (name: string): string[] => readFileSync(this.path(name), 'utf8').split('\n').slice(0, -1);

  manifest(change: (manifest: Mutable<Manifest>) => void): void {
    const manifest = manifestOf(this.folder) as Mutable<Manifest>;
    change(manifest);
    writeFileSync(this.path('manifest.json'), JSON.stringify(manifest));
  }

  /** Changes a file and nothing that speaks of it. */
  write(name: string, lines: readonly string[]): string {
    const text = `${lines.join('\n')}\n`;
    writeFileSync(this.path(name), text);
    return createHash('sha256').update(text).digest('hex');
  }

  /** Changes a file, and every hash of it that is not hashed itself: what a careful hand would do. */
  forge(name: string, change: (lines: string[]) => readonly string[]): void {
    const sha256 = this.write(name, change(this.lines(name)));
    writeFileSync(this.path(`${name}.sha256`), `${sha256}  ${name}\n`);
    this.manifest(manifest => {
      const entries = [...manifest.segments, ...(manifest.state === null ? [] : [manifest.state])];
      for (const entry of entries) if (entry.file === name) (entry as { sha256: string }).sha256 = sha256;
    });
  }

  /** The first line of a kind with a column changed. */
  forgeRow(name: string, kind: string, column: string, change: (value: string) => string): void {
    this.forge(name, lines => {
      const at = lines.findIndex(line => line.startsWith(`{"${kind}":`));
      const { row } = parseLine(lines[at]!);
      return lines.with(at, JSON.stringify({ [kind]: { ...row, [column]: change(row[column] ?? '') } }));
    });
  }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

const up = (text: string): string => String(Number(text) + 1);

/** What somebody did, how, and what is said of it. */
const HANDS: readonly (readonly [string, (tampered: Tampered) => void, RegExp])[] = [
  ['a letter of a segment changed', t => t.write(SEGMENT_2, t.lines(SEGMENT_2).map(line => line.replace('Қ', 'К'))), /does not hash to its data hash/],
  ['a space put in', t => t.write(SEGMENT_2, t.lines(SEGMENT_2).with(1, `${t.lines(SEGMENT_2)[1]} `)), /segment-000000002\.ndjson was changed: its SHA-256 is/],
  ['a line cut short', t => writeFileSync(t.path(SEGMENT_2), readFileSync(t.path(SEGMENT_2)).subarray(0, -40)), /ends within a line/],
  ['bytes that are no text', t => writeFileSync(t.path(SEGMENT_2), Buffer.concat([readFileSync(t.path(SEGMENT_2)).subarray(0, 900), Buffer.from([0xff, 0xfe, 10])])), /is not UTF-8/],
  ['a segment missing', t => rmSync(t.path(SEGMENT_2)), /segment-000000002\.ndjson is missing/],
  ['its hash missing', t => rmSync(t.path(`${SEGMENT_2}.sha256`)), /segment-000000002\.ndjson\.sha256 is missing/],
  ['another hash beside it', t => writeFileSync(t.path(`${SEGMENT_2}.sha256`), `${'0'.repeat(64)}  ${SEGMENT_2}\n`), /is not the hash that the manifest has/],
  ['two segments in each other’s place', t => swap(t, false), /segment-000000002\.ndjson\.sha256 is not the hash/],
  ['two segments swapped in the manifest too', t => swap(t, true), /segment-000000002\.ndjson, line 1: it does not follow on/],
  ['a segment taken out with its entry', t => t.manifest(m => (m.segments = m.segments.toSpliced(1, 1))), /has segment-000000003\.ndjson where segment-000000002\.ndjson belongs/],
  ['the last segment taken out with its entry', t => t.manifest(m => (m.segments = m.segments.slice(0, -1))), /the manifest says position/],
  ['a line taken out', t => t.forge(SEGMENT_2, lines => lines.toSpliced(1, 1)), /line 2: /],
  ['two events in each other’s place', t => t.forge(SEGMENT_2, lines => { const at = lines.findIndex((line, i) => line.startsWith('{"event') && lines[i + 1]!.startsWith('{"event')); return lines.with(at, lines[at + 1]!).with(at + 1, lines[at]!); }), /position \d+ stands where \d+ belongs/],
  ['an event of another revision', t => t.forgeRow(SEGMENT_2, 'event', 'revision', up), /has revision \d+ where \d+ belongs/],
  ['an event in another stream', t => t.forgeRow(SEGMENT_2, 'event', 'stream_id', () => 'project-other'), /project-other has revision/],
  ['the data of an event changed', t => t.forgeRow(SEGMENT_2, 'event', 'data', data => data.replace('1.00', '9.00')), /does not hash to its data hash/],
  ['its data hash changed with it', t => t.forgeRow(SEGMENT_2, 'event', 'data_hash', hash => hash.replace(/.$/, 'x')), /does not hash to its data hash/],
  ['another actor in the column than in the envelope', t => t.forgeRow(SEGMENT_2, 'event', 'actor', () => 'person:other'), /actor of position \d+ is not what its envelope says/],
  ['another date in the column than in the envelope', t => t.forgeRow(SEGMENT_2, 'event', 'recorded_at', () => '2020-01-01 00:00:00+00'), /recorded_at of position \d+ is not what its envelope says/],
  ['a ledger time before the one below it', t => t.forgeRow(SEGMENT_2, 'event', 'ledger_at', () => '2020-01-01 00:00:00+00'), /was in the ledger before/],
  ['a ledger row taken out', t => t.forge(SEGMENT_2, lines => lines.toSpliced(lines.findIndex(line => line.startsWith('{"command')), 1)), /the ledger row of command \S+ is missing/],
  ['a ledger row that speaks of another revision', t => t.forgeRow(SEGMENT_2, 'command', 'last_revision', up), /is not of the events before it/],
  ['the fingerprint of a ledger row changed', t => t.forgeRow(SEGMENT_2, 'command', 'fingerprint', text => text.replace(/..$/, 'ab')), /it does not follow on the segment before it/],
  ['a quiet command of another number', t => t.forgeRow(SEGMENT_2, 'quiet', 'number', up), /quiet command \d+ stands where \d+ belongs/],
  ['a quiet command of a position to come', t => t.forgeRow(SEGMENT_2, 'quiet', 'last_position', () => '999'), /speaks of a position that is not there/],
  ['a line of something else', t => t.forge(SEGMENT_2, lines => [...lines, '{"secret":{}}']), /secret is no part of a log/],
  ['the last segment forged with care', t => t.forgeRow(manifestOf(t.folder).segments.at(-1)!.file, 'command', 'fingerprint', text => text.replace(/..$/, 'ab')), /the manifest says logSha256/],
  ['the manifest with another count', t => t.manifest(m => (m.quiet += 1)), /the manifest says quiet/],
  ['the manifest with another last event', t => t.manifest(m => (m.lastEventId = m.folderId)), /the manifest says lastEventId/],
  ['the manifest of another register', t => t.manifest(m => (m.registerId = m.folderId)), /it is of another register/],
  ['the manifest of a newer release', t => t.manifest(m => (m.format = 99)), /manifest\.json has format 99; this release reads up to 1/],
  ['the manifest cut short', t => writeFileSync(t.path('manifest.json'), '{"qadam": "ba'), /manifest\.json is not the JSON it should be/],
  ['no manifest', t => rmSync(t.path('manifest.json')), /it is no backup/],
  ['the snapshot changed', t => { const { file } = manifestOf(t.folder).state!; t.write(file, t.lines(file).map(line => line.replace('"revoked_at":"2', '"revoked_at":"3'))); }, /state-\d+\.ndjson was changed/],
  ['the snapshot missing', t => rmSync(t.path(manifestOf(t.folder).state!.file)), /state-\d+\.ndjson is missing/],
  ['the snapshot of a later moment', t => t.forge(manifestOf(t.folder).state!.file, lines => lines.with(0, lines[0]!.replace(/"position":\d+/, '"position":7'))), /it is not the snapshot that the manifest names/],
]; // prettier-ignore

function swap(t: Tampered, inManifest: boolean): void {
  for (const suffix of ['', '.sha256']) {
    renameSync(t.path(SEGMENT_2 + suffix), t.path('aside'));
    renameSync(t.path(SEGMENT_3 + suffix), t.path(SEGMENT_2 + suffix));
    renameSync(t.path('aside'), t.path(SEGMENT_3 + suffix));
  }
  for (const name of [SEGMENT_2, SEGMENT_3]) {
    const other = name === SEGMENT_2 ? SEGMENT_3 : SEGMENT_2;
    const beside = `${name}.sha256`;
    writeFileSync(t.path(beside), readFileSync(t.path(beside), 'utf8').replace(other, name));
  }
  if (!inManifest) return;
  t.manifest(m => {
    const [a, b, c, ...rest] = m.segments;
    m.segments = [a!, { ...b!, sha256: c!.sha256 }, { ...c!, sha256: b!.sha256 }, ...rest];
  });
}

describe('a backup somebody laid hands on', () => {
  let register: Register;
  let right: string;
  beforeAll(async () => {
    register = await Register.empty();
    await register.hasKeysAndVault();
    await register.works(40);
    right = register.newFolder();
    await register.exportTo(right, 12);
  });
  afterAll(() => register.drop());

  const copied = (): Tampered => {
    const folder = register.newFolder();
    cpSync(right, folder, { recursive: true });
    return new Tampered(folder);
  };

  it.each(HANDS)('%s: is refused, and told where', async (_what, lay, reason) => {
    const tampered = copied();
    await checkFolder(tampered.folder);
    lay(tampered);
    await expect(checkFolder(tampered.folder)).rejects.toThrow(reason);
    await expect(checkFolder(tampered.folder)).rejects.toMatchObject({ name: 'BackupRefused' });
  });

  it('untouched, it is right; and files that the manifest does not name are no part of it', async () => {
    const { folder } = copied();
    expect(readdirSync(folder).filter(name => name.startsWith('state-')).length).toBe(2);
    writeFileSync(join(folder, 'segment-000000099.ndjson'), 'half');
    writeFileSync(join(folder, 'segment-000000005.ndjson.partial'), 'half');
    expect(await checkFolder(folder)).toMatchObject({ manifest: manifestOf(right) });
  });
});

describe('a database that is not empty', () => {
  let register: Register;
  let folder: string;
  beforeAll(async () => {
    register = await Register.empty();
    await register.works(10);
    folder = register.newFolder();
    await register.exportTo(folder);
  });
  afterAll(() => register.drop());

  it.each([
    ['an event', (other: Register) => other.works(1)],
    ['a key', (other: Register) => other.hasKeysAndVault()],
    ['another restore', (other: Register) => other.restoreFrom(folder)],
  ])('%s is in it: nothing is restored, nothing is changed', async (_what, use) => {
    const other = await Register.empty();
    await use(other);
    const before = await other.rows();
    await expect(other.restoreFrom(folder)).rejects.toMatchObject({ name: 'BackupRefused' });
    expect(await other.rows()).toEqual(before);
    expect((await other.ask('select from es.register')).length).toBe(1);
    await other.drop();
  });

  it('a folder of another register takes no export', async () => {
    const other = await Register.empty();
    await expect(other.exportTo(folder)).rejects.toThrow(/is a backup of register/);
    await other.drop();
  });

  it('a folder with something else in it takes no export', async () => {
    const full = register.newFolder();
    writeFileSync(join(full, 'letters.txt'), 'dear sirs');
    await expect(register.exportTo(full)).rejects.toThrow(/is not empty and holds no manifest/);
    expect(readdirSync(full)).toEqual(['letters.txt']);
  });
});
