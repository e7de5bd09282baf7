import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { found } from '../checks/findings.js';
import { ask } from '../database.js';
import { send } from '../http.js';
import type { LoneNemesis } from '../nemesis.js';
import { until } from '../random.js';
import { DAY, proposal } from '../register.js';
import { onStage, type Stage } from '../stage.js';
import { cycles } from '../tiers.js';

const LOUD_WITHIN_MS = 60_000;
/** The read models, and the stream in which each meets the poison. */
const MODELS = [
  'projects-list',
  'project-details',
  'project-investors',
  'investment-totals',
  'investor-countries',
  'measured-projects',
] as const;

export const poison: LoneNemesis = {
  id: 'N15',
  name: 'an event that one read model cannot fold, for each of them',
  attacks: 'it stops its own stream and nothing else, loudly; repaired and tried again, all is as if nothing had been',
  cycles: cycles(0, 2, 3 * MODELS.length, 6 * MODELS.length),
  on: 'a stage of its own',
  run: (around, times) => {
    const file = join(around.folder.path, 'poison');
    const environment = (): Record<string, string> => ({ QADAM_POISON: file });
    const preload = ['controls/poison.mjs'];
    return onStage(around, { name: 'n15', instances: ['a'], environment, preload }, async stage => {
      stage.campaign.nemesis = 'N15';
      for (let n = 0; n < times; n++) await give(stage, MODELS[n % MODELS.length] ?? MODELS[0], n, file);
    });
  },
};

async function give(stage: Stage, model: string, n: number, file: string): Promise<void> {
  const { campaign, instances, database, notes } = stage;
  const port = instances[0]?.port ?? 0;
  const say = (text: string): void => void campaign.findings.push(found('C8', `N15: ${model}: ${text}`));
  const loud = async (): Promise<boolean> => {
    const { body } = await send({ port, method: 'GET', path: '/health/ready' });
    return body.includes('stuck: ') && body.includes(model);
  };
  await campaign.cycle(
    `poison for ${model}`,
    async () => {
      writeFileSync(file, model);
      const begun = performance.now();
      await swallow(stage, n);
      await until('somebody hears of it', LOUD_WITHIN_MS, loud, 100).catch(() => say('nobody hears of it'));
      notes.push(`N15: ${model}: loud after ${Math.round(performance.now() - begun)} ms`);
      const { body: metrics } = await send({ port, method: 'GET', path: '/metrics' });
      const gauge = metrics.split('\n').find(line => line.includes('parked') && line.includes(`"${model}"`));
      if (gauge === undefined || gauge.endsWith(' 0')) say('the metrics do not show it');
      for (const other of await lagging(port, model)) say(`${other} waits although the poison is not its own`);
      rmSync(file);
      const parked = await ask<{ stream: string }>(
        database.url,
        'select distinct stream from rm.projection_parked where name = $1 and resolution is null',
        [model],
      );
      if (parked.length !== 1) say(`${parked.length} streams are parked`);
      for (const { stream } of parked)
        await ask(
          database.url,
          `insert into rm.projection_request (lease, name, action, argument, requested_by)
           values ('projections', $1, 'retry-stream', $2, 'faults')`,
          [model, JSON.stringify({ stream })],
        );
      await until('it is projected after all', 30_000, async () => !(await loud()), 200).catch(() =>
        say('still stuck'),
      );
    },
    [],
  );
}

/** A project and an investor whose names are poison, and an event of the same stream behind it. */
async function swallow({ campaign, workload }: Stage, n: number): Promise<void> {
  const bare = { parcel: null, ifMatch: false, project: null, office: 'officer' } as const;
  const word = `POISON ${n}`;
  const client = campaign.clients;
  const legalName = { kk: word, ru: word, en: word };
  const investor = { legalName, country: 'KR', registeredOn: DAY };
  const registered = await client.say({
    ...bare,
    token: workload.token(),
    kind: 'investor',
    path: '/v1/investors',
    body: investor,
  });
  const investorId = registered.said?.location?.split('/').at(-1) ?? '';
  const body = proposal(`POISON-${n}`, investorId, word);
  const project = await client.say({ ...bare, token: workload.token(), kind: 'register', path: '/v1/projects', body });
  const id = project.said?.location?.split('/').at(-1) ?? '';
  const held = { kind: 'working_group', heldOn: DAY, place: 'Turkistan', hostBody: 'Akimat', agenda: 'behind it' };
  await client.say({
    ...bare,
    token: workload.token(),
    kind: 'meeting',
    project: id,
    path: `/v1/projects/${id}/meetings`,
    body: { ...held, meetingId: `behind-${n}` },
  });
}

/** Other read models that are not at the head two seconds later. */
async function lagging(port: number, model: string): Promise<string[]> {
  let behind: string[] = [];
  const look = async (): Promise<boolean> => {
    const { body } = await send({ port, method: 'GET', path: '/health/projections' });
    const { projections } = JSON.parse(body) as { projections: { name: string; live: boolean; lagSeconds: number }[] };
    behind = projections
      .filter(({ name, live, lagSeconds }) => live && name !== model && lagSeconds > 2)
      .map(({ name }) => name);
    return behind.length === 0;
  };
  await until('the others are at the head', 5_000, look, 200).catch(() => undefined);
  return behind;
}
