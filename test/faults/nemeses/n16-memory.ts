import { found } from '../checks/findings.js';
import { send } from '../http.js';
import { lacksMemoryGroups, MemoryGroup } from '../machine.js';
import type { LoneNemesis } from '../nemesis.js';
import { onStage, type Stage } from '../stage.js';
import { cycles } from '../tiers.js';

const CALLERS = 200;
const GROUP_BYTES = 320 * 2 ** 20;
/** Of Node's heap: a tenth of what it would take on a machine like ours. */
const HEAP_MB = 160;

export const memory: LoneNemesis = {
  id: 'N16',
  name: `${CALLERS} callers with the largest bodies at once, on a small heap and (where it can be) in a small memory cgroup`,
  attacks: 'it stays within its memory, or dies cleanly and loses nothing; the others are answered',
  cycles: cycles(0, 0, 5, 20),
  requires: 'a memory cgroup, for the second half',
  on: 'a stage of its own',
  run: async (around, times) => {
    const why = lacksMemoryGroups();
    const group = why === null ? MemoryGroup.of(`qadam-faults-${process.pid}`, GROUP_BYTES) : null;
    if (why !== null) around.say(`SKIPPED N16, the half in a memory cgroup: ${why}`);
    const node = [`--max-old-space-size=${HEAP_MB}`];
    const onSpawn = (pid: number): void => group?.add(pid);
    try {
      return await onStage(around, { name: 'n16', instances: ['a'], node, onSpawn, rebuild: false }, async stage => {
        stage.campaign.nemesis = 'N16';
        for (let n = 0; n < times; n++) await flood(stage);
        stage.notes.push(`N16: ${stage.instances[0]?.deaths ?? 0} deaths${why === null ? '' : ` (no cgroup: ${why})`}`);
      });
    } finally {
      group?.remove();
    }
  },
};

async function flood({ campaign, instances, workload, notes }: Stage): Promise<void> {
  const port = instances[0]?.port ?? 0;
  const body = JSON.stringify({ registryNo: 'x', padding: 'y'.repeat(63_000) });
  const tooLarge = JSON.stringify({ padding: 'z'.repeat(1 << 20) });
  await campaign.cycle(
    `${CALLERS} callers with the largest bodies`,
    async () => {
      const counts = new Map<string, number>();
      const one = async (n: number): Promise<void> => {
        for (let times = 0; times < 10; times++) {
          const headers = {
            authorization: `ApiKey ${workload.offices.officer.key}`,
            'idempotency-key': `flood-${n}-${times}`,
          };
          const said = n % 10 === 0 ? tooLarge : body;
          const asked = { port, method: 'POST', path: '/v1/projects', headers, body: said } as const;
          const status = await send(asked).then(
            answer => String(answer.status),
            () => 'cut',
          );
          counts.set(status, (counts.get(status) ?? 0) + 1);
        }
      };
      await Promise.all(Array.from({ length: CALLERS }, (_, n) => one(n)));
      const strange = [...counts.keys()].filter(status => !['400', '413', '429', '503', 'cut'].includes(status));
      if (strange.length > 0) campaign.findings.push(found('C12', `N16: answered ${strange.join(', ')}`));
      notes.push(`N16: answers ${[...counts].map(([status, n]) => `${status}: ${n}`).join(', ')}`);
    },
    ['a'],
  );
}
