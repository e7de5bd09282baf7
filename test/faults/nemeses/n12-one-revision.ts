import { found } from '../checks/findings.js';
import { judgeRound } from '../checks/rounds.js';
import type { Wanted } from '../operations.js';
import type { SharedNemesis } from '../nemesis.js';
import { DAY, proposal } from '../register.js';
import type { Stage } from '../stage.js';
import { cycles } from '../tiers.js';

const PARALLEL = 50;

export const oneRevision: SharedNemesis = {
  id: 'N12',
  name: 'fifty transitions on one revision, in parallel over both instances',
  attacks: 'no lost update: one is recorded, forty-nine are told 412',
  cycles: cycles(20, 40, 1_000, 4_000),
  on: 'two instances',
  light: true,
  run: async (stage, times) => {
    const { campaign, random } = stage;
    const project = await negotiated(stage);
    // Some rounds alone, so that fifty share batches; some under load, so that they do not.
    for (const underLoad of [false, true]) {
      const rounds = underLoad ? Math.floor(times / 2) : Math.ceil(times / 2);
      const race = async (): Promise<void> => {
        for (let round = 0; round < rounds; round++) {
          const wanted = transitions(project, campaign.rounds++, stage.workload);
          const etag = `"v${project.revision}"`;
          const asked = await campaign.clients.together(wanted, etag, random.chance(0.5) ? 'spread' : 'in halves');
          const { findings, revision } = judgeRound(asked);
          campaign.findings.push(...findings.map(text => found('C3', `N12: ${text}`)));
          project.revision = revision ?? project.revision;
        }
      };
      if (underLoad) await campaign.cycle(`${rounds} rounds of ${PARALLEL} under load`, race, []);
      else await race();
    }
    stage.notes.push(`N12: ${times} rounds of ${PARALLEL} transitions on one revision`);
  },
};

/** A project of its own, which nobody else changes, where work may be suspended. */
async function negotiated({ campaign, workload }: Stage): Promise<{ id: string; revision: number }> {
  const token = `R${campaign.rounds}`;
  const bare = { parcel: null, ifMatch: false } as const;
  const body = proposal(`N12-${token}-${Date.now()}`, workload.world.investorId, token);
  const registered = await campaign.clients.say({
    ...bare,
    token: workload.token(),
    kind: 'register',
    office: 'officer',
    project: null,
    path: '/v1/projects',
    body,
  });
  const id = registered.said?.location?.split('/').at(-1) ?? '';
  const meeting = { kind: 'working_group', heldOn: DAY, place: 'Turkistan', hostBody: 'Akimat' };
  const met = await campaign.clients.say({
    ...bare,
    token: workload.token(),
    kind: 'meeting',
    office: 'officer',
    project: id,
    path: `/v1/projects/${id}/meetings`,
    body: { ...meeting, meetingId: token, agenda: token },
  });
  return { id, revision: met.revision ?? 0 };
}

function transitions({ id }: { id: string }, round: number, workload: Stage['workload']): Wanted[] {
  const kind = round % 2 === 0 ? 'suspend' : 'resume';
  const common = { kind, office: 'decider', project: id, parcel: null, ifMatch: true } as const;
  return Array.from({ length: PARALLEL }, () => {
    const token = workload.token();
    if (kind === 'resume') {
      const body = { resumedOn: DAY, shiftOpenDueDates: false };
      return { ...common, token, path: `/v1/projects/${id}/resumptions`, body };
    }
    const reasonText = `One of fifty ${token}`;
    const body = { since: DAY, reasonCode: 'financing', reasonText, reviewOn: '2024-09-02' };
    return { ...common, token, path: `/v1/projects/${id}/suspensions`, body };
  });
}
