import { ask } from '../database.js';
import { FAILPOINTS, isEssential, LATE_FAILPOINTS, type Failpoint } from '../failpoints.js';
import type { SharedNemesis } from '../nemesis.js';
import { until } from '../random.js';
import type { Stage } from '../stage.js';
import { cycles } from '../tiers.js';

const ESSENTIAL = FAILPOINTS.filter(isEssential);
/** The late ones die by themselves while the others are waited for, and are no cycles of their own. */
const ROUND = FAILPOINTS.length;

const armedWith = (points: readonly string[]): string => points.map(name => `${name}:1`).join(',');
const lateOf = (times: number): readonly string[] => (times >= ROUND ? LATE_FAILPOINTS : []);

export const failpointsReached: SharedNemesis = {
  id: 'N5',
  name: 'death at each named failpoint, some with clients that never come back',
  attacks: 'nothing stays half done, wherever a process ends',
  cycles: cycles(ESSENTIAL.length, ESSENTIAL.length, 4 * ROUND, 10 * ROUND),
  on: 'two instances',
  // From the first start on: the half minute of what is abandoned may be over at any instance, in any cycle.
  prepare: (instances, times) => instances.forEach(instance => (instance.armed = armedWith(lateOf(times)))),
  run: async (stage, times) => {
    const { campaign, instances, missed } = stage;
    for (let done = 0; done < times;) {
      const points = times < ROUND ? ESSENTIAL.slice(0, times) : FAILPOINTS;
      const late = done === 0 ? lateOf(times) : [];
      for (const point of points) await dieAt(point, late, stage);
      await until('the late failpoints', 60_000, () => late.every(name => campaign.hits().includes(name)), 250).catch(
        () => undefined,
      );
      const hits = campaign.hits();
      missed.push(...[...points.map(({ name }) => name), ...late].filter(name => !hits.includes(name)));
      campaign.forgetHits();
      done += points.length;
    }
    for (const instance of instances) instance.armed = '';
  },
};

/** One instance (or all, where only the owner passes) is started anew with the point armed; the load does the rest. */
async function dieAt(point: Failpoint, late: readonly string[], stage: Stage): Promise<void> {
  const { campaign, workload, instances, database } = stage;
  const armed = point.owner === true ? instances : instances.slice(0, 1);
  for (const instance of armed) {
    instance.armed = `${point.name}:${point.passing},${armedWith(late)}`;
    await instance.kill();
  }
  for (const instance of armed) await instance.ready();
  workload.only = point.kind;
  campaign.clients.abandons = point.abandoned === true ? point.kind : null;
  const dies = async (): Promise<void> => {
    if (point.rebuild === true) await askForRebuild(database.url);
    await until(point.name, 30_000, () => campaign.hits().includes(point.name)).catch(() => undefined);
  };
  const gone = point.abandoned === true ? ', client gone' : '';
  await campaign.cycle(
    `failpoint ${point.name}${gone}`,
    dies,
    armed.map(({ name }) => name),
  );
  // Armed until now: a late failpoint may have been quicker, and its successor has to be armed as well.
  for (const instance of armed) instance.armed = armedWith(late);
  workload.only = null;
  campaign.clients.abandons = null;
}

const askForRebuild = (url: string): Promise<unknown> =>
  ask(
    url,
    `insert into rm.projection_request (lease, name, action, requested_by) values ('projections', 'projects-list', 'rebuild', 'faults')`,
  );
