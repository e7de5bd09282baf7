import { approval, COURT, FIRST_GRANT, grant, investor, letter, proposal, roadmap, signed, submission, type Grant } from '../../branches/plant.js'; // prettier-ignore
import { paper } from '../../papers.js';
import type { Step } from '../../story.js';
import { cardOf, goOn, linesOfProject, type Branch, type Scene } from './branch.js';

const SECOND_GRANT = {
  no: 2,
  requestedOn: '2023-11-13',
  reservedOn: '2023-11-27',
  concludedOn: '2023-12-11',
  allocatedOn: '2024-01-22',
} as const;

const order = (cadastralNumber: string): Step =>
  letter('land_officer', 'land-notices', {
    orderNo: 'LI-2022-3',
    ground: 'not_developed',
    cadastralNumbers: [cadastralNumber],
    issuedOn: '2022-06-13',
    cureBy: '2023-06-13',
    reasonText: 'No works were seen on the plot in three years',
    document: paper('order-3', 'Order of the land inspector'),
  });

const claim = (filedOn: string): Step =>
  letter(
    'land_officer',
    'land-seizure-claims',
    {
      caseNo: '3119-23-00-2/87',
      court: COURT,
      filedOn,
      orderNo: 'LI-2022-3',
      reasonText: 'The order was not followed in its term',
      document: paper('claim-87', 'Claim of the land inspector'),
    },
    { key: `claim-${filedOn}` },
  );

const judgment = (cadastralNumber: string): Step =>
  letter(
    'land_decider',
    'land-revocations',
    {
      decision: signed('A-77', '2023-09-04', 'land_decider'),
      basis: 'court_judgment',
      basisDocument: paper('judgment-87', 'Judgment of the district court'),
      caseNo: '3119-23-00-2/87',
      cadastralNumbers: [cadastralNumber],
      reasonText: 'The land was not developed in the term of the order',
    },
    { pinned: true },
  );

const resumption = letter(
  'decision_maker',
  'resumptions',
  { resumedOn: '2023-11-06', shiftOpenDueDates: true },
  { pinned: true },
);

/** Land Code art. 92 and 94: an order, a year to follow it, a claim, a judgment. The project waits until it has other land. */
export const idleLand: Branch = {
  name: 'idle-land',
  title: 'Land revoked for idleness: order, claim, judgment, a hold, another plot',
  async play(scene) {
    const { desk, letters, numbers } = scene;
    const { cadastralNumber } = numbers;
    await goOn(scene, [
      ['Another investor comes to Korday', investor('plant', 'Otar Energo')],
      ['Its proposal: 5 MW on 9 ha', proposal(numbers, 'plant')],
      ['Submit it', submission()],
      ['Approve it', approval('D-23', '2019-03-11')],
      ['Approve the roadmap', roadmap()],
      ...granted({ cadastralNumber, ...FIRST_GRANT }),
      ['June 2022: order to develop the plot within a year', order(cadastralNumber)],
    ]);
    await desk.send(letters, 'Go to court before the year is over', claim('2023-06-12'), {
      status: 409,
      code: 'PROJECT_LAND_NOTICE_NOT_EXPIRED',
    });
    await desk.send(letters, 'Take the land back without a claim', judgment(cadastralNumber), {
      status: 409,
      code: 'PROJECT_LAND_SEIZURE_CHAIN_INCOMPLETE',
    });
    await goOn(scene, [
      ['June 2023: nobody built; claim before the district court', claim('2023-06-19')],
      ['September 2023: the judgment is carried out', judgment(cadastralNumber)],
    ]);
    await held(scene);
    await landed(scene);
  },
};

const granted = (given: Grant): readonly (readonly [string, Step])[] => {
  const asked = [
    'Register the plot',
    'Ask for 9 ha',
    'Reserve the plot',
    'Conclude: seven votes for it',
    'Allocate it',
  ];
  return grant(given).map((step, index) => [asked[index] ?? step.key, step] as const);
};

/** Automations hold the project and free the plot: soon, not at once. */
async function held(scene: Scene): Promise<void> {
  const { desk, letters, narrator, numbers, otherPlot } = scene;
  const hold = await desk.eventually(
    'the hold that follows by itself',
    async () => (await cardOf(scene)).hold?.reasonCode,
    'land_revoked',
  );
  if (hold) narrator.means('a project that has lost all its land is suspended by the act that took it');
  await desk.eventually(
    'the plot that was taken back',
    async () =>
      (await desk.read<{ readonly status?: string }>(letters, `/v1/parcels/${numbers.cadastralNumber}`)).status,
    'free',
  );
  interface AtRisk {
    readonly project: { readonly projectId: string };
    readonly risks: readonly { readonly kind: string; readonly severity: string }[];
  }
  // The register of risks follows on its own, and is in no hurry.
  const sentence = 'among the projects at risk: its land revoked is red, its hold amber';
  const risks = async (): Promise<readonly string[] | undefined> => {
    const [atRisk] = await linesOfProject<AtRisk>(scene, '/v1/projects-at-risk?kind=land_revoked&limit=100');
    return atRisk?.risks.map(({ kind, severity }) => `${kind} ${severity}`);
  };
  if (await desk.eventually(sentence, risks, ['land_revoked red', 'hold amber'])) narrator.means(sentence);
  const [register, request] = grant({ cadastralNumber: otherPlot, ...SECOND_GRANT });
  if (register !== undefined) await desk.send(letters, 'Another plot enters the land register', register);
  if (request === undefined) return;
  await desk.send(letters, 'Ask for it while suspended', request, { status: 409, code: 'PROJECT_IS_SUSPENDED' });
}

async function landed(scene: Scene): Promise<void> {
  const { desk, letters, otherPlot } = scene;
  const { lastEventRevision } = await cardOf(scene);
  await desk.send(letters, 'Resume it: there is another plot', resumption, {}, { ifMatch: `"v${lastEventRevision}"` });
  await goOn(scene, granted({ cadastralNumber: otherPlot, ...SECOND_GRANT }).slice(1));
  const { hold, land } = await cardOf(scene);
  desk.see(
    'on its way again: 9 ha allocated, no hold, no open risk',
    [hold, land?.state, land?.allocatedHa, land?.risks],
    [null, 'allocated', '9.0000', []],
  );
}
