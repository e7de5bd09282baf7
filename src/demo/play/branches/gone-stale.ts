import { approval, gridConditions, investor, KORDAY, letter, ppa, proposal, roadmap, submission } from '../../branches/plant.js'; // prettier-ignore
import { goOn, linesOfProject, type Branch, type Scene } from './branch.js';

const auction = letter('grid_officer', 'auctions-won', {
  auctionId: 'SOLAR-2019-3',
  heldOn: '2019-07-10',
  capacityMw: '5',
  priceKztPerKwh: '18.50',
  zone: 'south',
});

const issue = letter('project_manager', 'issues', {
  issueId: 'I-1',
  category: 'finance',
  description: 'The lender has left; the investor does not answer letters',
  responsibleBody: 'The investor',
  severity: 'red',
  raisedOn: '2020-03-02',
  dueOn: '2020-04-01',
});

/** The day that is asked about: the demo knows nothing later than the summer of 2026. */
const TODAY = '2026-06-30';

/** Nobody pays, nobody reports, nobody says so: the registers over all projects do. */
export const goneStale: Branch = {
  name: 'gone-stale',
  title: 'Gone stale: six years without a payment or a report',
  async play(scene) {
    const { desk, letters, numbers } = scene;
    const terms = {
      buyer: 'Settlement centre for renewable energy',
      operationDueOn: '2021-12-31',
      transferable: false,
    };
    const before = await silent(scene);
    await goOn(scene, [
      ['Another investor comes to Korday', investor('plant', 'Zhetisu Jel')],
      ['Its proposal: 5 MW on 9 ha', proposal(numbers, 'plant')],
      ['Submit it', submission()],
      ['Approve it', approval('D-25', '2019-03-11')],
      ['Approve the roadmap', roadmap()],
      ['Terms of connection: 5 MW', gridConditions()],
      ['It wins an auction: 5 MW in the southern zone', auction],
      ['Agreement with the buyer: to operate by the end of 2021', ppa('PPA-3', '2019-09-02', terms, { auctionId: 'SOLAR-2019-3' })],
    ]); // prettier-ignore
    await desk.send(letters, 'March 2020: raise a red issue, the lender has left', issue, {
      means: 'the last that is said of this project',
    });
    desk.see('K20 counts one project more that is to be taken for cancelled', (await silent(scene)) - before, 1);
    await seen(scene);
  },
};

/** Of the district: how many live projects had no fact for four years. */
async function silent({ desk, letters }: Scene): Promise<number> {
  interface Answer {
    readonly kpis?: readonly { readonly detail?: { readonly classes?: Readonly<Record<string, number>> } }[];
  }
  const { kpis } = await desk.read<Answer>(letters, `/v1/kpis?ids=K20&on=${TODAY}&district=${KORDAY}`);
  return kpis?.[0]?.detail?.classes?.['cancelled-inferred'] ?? 0;
}

interface Line {
  readonly project: { readonly projectId: string };
}

async function seen(scene: Scene): Promise<void> {
  const { desk, letters, narrator } = scene;
  const late = await linesOfProject<Line & { readonly code: string; readonly daysOverdue: number }>(
    scene,
    `/v1/roadmap-steps?overdueOn=${TODAY}&district=${KORDAY}&limit=100`,
  );
  const steps = late.map(({ code, daysOverdue }) => [code, String(daysOverdue)]);
  desk.see('the register of steps lists all three as late', steps, LATE_STEPS);
  narrator.table(['late step', 'days'], steps);
  const due = await linesOfProject<Line & { readonly ref: string; readonly dueOn: string }>(
    scene,
    `/v1/deadlines?before=${TODAY}&kind=ppa_operation&district=${KORDAY}&limit=100`,
  );
  desk.see(
    'the register of deadlines: to operate under PPA-3, by the end of 2021',
    due.map(({ ref, dueOn }) => [ref, dueOn]),
    [['PPA-3', '2021-12-31']],
  );
  interface AtRisk extends Line {
    readonly risks: readonly { readonly kind: string; readonly severity: string; readonly ref: string }[];
  }
  const [atRisk] = await linesOfProject<AtRisk>(scene, `/v1/projects-at-risk?district=${KORDAY}&kind=issue&limit=100`);
  desk.see(
    'among the projects at risk: a red issue that nobody answers',
    atRisk?.risks.map(({ kind, severity, ref }) => `${severity} ${kind} ${ref}`),
    ['red issue I-1'],
  );
  interface Zones {
    readonly items?: readonly { readonly gridZone: string; readonly projectIds: readonly string[] }[];
  }
  const { items = [] } = await desk.read<Zones>(letters, `/v1/warnings?rule=X14&on=${TODAY}`);
  const south = items.find(({ gridZone }) => gridZone === 'south')?.projectIds ?? [];
  desk.see(
    'X14: it still takes 5 MW of the southern zone from others',
    south.includes(letters.known.get('project') ?? ''),
    true,
  );
}

const LATE_STEPS = [
  ['land', '2556'],
  ['design', '2433'],
  ['build', '2066'],
];
