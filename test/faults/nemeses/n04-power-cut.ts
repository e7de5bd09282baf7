import { join } from 'node:path';
import { DatabaseServer, type ServedDatabase } from '../database.js';
import { cutPower, lacksLoopDevice, mountImage, unmount } from '../machine.js';
import type { LoneNemesis, Surroundings } from '../nemesis.js';
import { until } from '../random.js';
import type { Section } from '../report.js';
import { onStage } from '../stage.js';
import { cycles } from '../tiers.js';

export const powerCut: LoneNemesis = {
  id: 'N4',
  name: 'power cut of the database: its file system forgets what it has not flushed',
  attacks: 'stable storage means stable storage',
  cycles: cycles(0, 1, 60, 300),
  requires: 'root, a loop device, python3',
  lacks: lacksLoopDevice,
  on: 'a stage of its own',
  run: powerCuts,
};

async function powerCuts(around: Surroundings, times: number): Promise<Section> {
  const database = await MachineWithPlug.start(around.folder.path, `${around.folder.data}-n04`);
  try {
    return await onStage(around, { name: 'n04', instances: ['a'], database, rebuild: false }, async stage => {
      stage.campaign.nemesis = 'N4';
      // An I/O error of the disk is told as 507 today: nothing was recorded, and an operator has to look.
      stage.campaign.alsoAllowed.push(507);
      for (let n = 0; n < times; n++) await stage.campaign.cycle('power cut', () => database.pullThePlug(), ['a']);
    });
  } finally {
    await database.stop();
    database.scrap();
  }
}

/** A database on a disk of its own, and a plug. */
class MachineWithPlug implements ServedDatabase {
  private constructor(
    private readonly image: string,
    private readonly disk: string,
    private server: DatabaseServer,
  ) {}

  static async start(folder: string, disk: string): Promise<MachineWithPlug> {
    const image = join(folder, 'disk.ext4');
    mountImage(image, disk, 768);
    return new MachineWithPlug(image, disk, await DatabaseServer.start(join(disk, 'data')));
  }

  get url(): string {
    return this.server.url;
  }

  postmaster(): Promise<number | null> {
    return this.server.postmaster();
  }

  processes(): Promise<readonly number[]> {
    return this.server.processes();
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** Everything that ran there is dead, and everything that was not on the platter is gone; then it is switched on. */
  async pullThePlug(): Promise<void> {
    const pids = await this.server.processes();
    cutPower(this.disk);
    await this.server.abandon();
    for (const pid of pids) endQuietly(pid);
    await until('the disk is free', 30_000, () => tried(() => unmount(this.disk)), 100);
    mountImage(this.image, this.disk, 0);
    this.server = await DatabaseServer.start(join(this.disk, 'data'));
  }

  scrap(): void {
    tried(() => unmount(this.disk));
  }
}

function endQuietly(pid: number): void {
  tried(() => process.kill(pid, 'SIGKILL'));
}

function tried(what: () => unknown): boolean {
  try {
    what();
    return true;
  } catch {
    return false;
  }
}
