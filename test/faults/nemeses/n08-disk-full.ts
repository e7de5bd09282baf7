import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { found } from '../checks/findings.js';
import { ask, DatabaseServer } from '../database.js';
import { isReady, send } from '../http.js';
import { lacksMounts, mountMemory, moveTo, unmount } from '../machine.js';
import type { LoneNemesis, Surroundings } from '../nemesis.js';
import { sleep, until } from '../random.js';
import type { Section } from '../report.js';
import { onStage, type Stage } from '../stage.js';
import { cycles } from '../tiers.js';

/** Which volume is full: that of the tables, or that of the write-ahead log. */
type Volume = 'base' | 'pg_wal';
const READY_WITHIN_MS = 30_000;

export const diskFull: LoneNemesis = {
  id: 'N8',
  name: 'the disk of the tables is full, or that of the write-ahead log',
  attacks: 'writes are refused with 503 or 507, nothing is lost, and room is all it takes to go on',
  cycles: cycles(0, 2, 10, 30),
  requires: 'root, a mount of its own',
  lacks: lacksMounts,
  on: 'a stage of its own',
  run: fillDisks,
};

async function fillDisks(around: Surroundings, times: number): Promise<Section> {
  const data = `${around.folder.data}-n08`;
  const volumes: Readonly<Record<Volume, string>> = { base: `${data}-tables`, pg_wal: `${data}-wal` };
  // The cluster is made first, then its two folders get disks of their own.
  await (await DatabaseServer.start(data)).stop();
  for (const volume of ['base', 'pg_wal'] as const) {
    mkdirSync(volumes[volume], { recursive: true });
    mountMemory(volumes[volume], 192);
    moveTo(join(data, 'postgres', volume), volumes[volume]);
  }
  const database = await DatabaseServer.start(data);
  try {
    return await onStage(around, { name: 'n08', instances: ['a'], database, rebuild: false }, async stage => {
      stage.campaign.nemesis = 'N8';
      stage.campaign.alsoAllowed.push(507);
      for (let n = 0; n < times; n++) {
        const volume = n % 2 === 0 ? 'base' : 'pg_wal';
        await fill(stage, volume, join(volumes[volume], 'ballast'));
      }
    });
  } finally {
    await database.stop();
    for (const volume of Object.values(volumes)) unmount(volume);
  }
}

async function fill(
  { campaign, instances, database, workload, notes }: Stage,
  volume: Volume,
  ballast: string,
): Promise<void> {
  const [app] = instances as [Stage['instances'][0]];
  const say = (text: string): void => void campaign.findings.push(found('C12', `N8: ${text}`));
  await campaign.cycle(
    `disk full: ${volume}`,
    async () => {
      const { history } = campaign.parts;
      const from = performance.now();
      fillUp(ballast);
      // What is left in segments made before is used up quickly.
      if (volume === 'pg_wal') void useUpSegments(database.url);
      const refused = (): boolean =>
        history.operations
          .slice(-300)
          .some(({ attempts }) =>
            attempts.some(({ invoked, status }) => invoked > from && (status === 507 || status === 503)),
          );
      await until('a write is refused', 60_000, refused).catch(() => say(`${volume}: no write was ever refused`));
      await sleep(2_000);
      if (volume === 'base') {
        const headers = { authorization: `ApiKey ${workload.offices.officer.key}` };
        const { status } = await send({ port: app.port, method: 'GET', path: '/v1/projects?limit=5', headers });
        if (status !== 200) say(`reading was answered ${status} while only the tables' disk was full`);
      } else if (await isReady(app.port)) say('ready without a write-ahead log');
      rmSync(ballast);
      const freed = performance.now();
      await until('ready again', 60_000, () => isReady(app.port), 50);
      const took = Math.round(performance.now() - freed);
      notes.push(`N8: ${volume}: ready ${took} ms after there was room`);
      if (took > READY_WITHIN_MS) say(`ready only ${took} ms after there was room`);
    },
    [app.name],
  );
}

function fillUp(path: string): void {
  const file = openSync(path, 'w');
  for (let size = 1 << 20; size >= 512;) {
    try {
      writeSync(file, Buffer.alloc(size, 1));
    } catch {
      size >>= 1;
    }
  }
  closeSync(file);
}

async function useUpSegments(url: string): Promise<void> {
  for (let n = 0; n < 12; n++) {
    await ask(url, 'select pg_switch_wal()').catch(() => undefined);
    await sleep(300);
  }
}
