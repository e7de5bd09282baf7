import { approval, FIGURES, investor, letter, proposal, roadmap, submission, tenge } from '../../branches/plant.js';
import { paper } from '../../papers.js';
import { cardOf, goOn, linesOfProject, type Branch, type Scene } from './branch.js';

/** One megawatt more, and the money and the land for it. */
const LARGER = { ...FIGURES, cost: { primary: tenge(2_880) }, capacityMw: '6', landHa: '10.8', jobsPermanent: 10 };

const amendment = letter(
  'investor_rep',
  'amendments',
  {
    amendedOn: '2019-01-28',
    declared: LARGER,
    reasonCode: 'plan_changed',
    reasonText: 'The modules that were bought give one megawatt more',
  },
  { pinned: true },
);

const payment = letter(
  'investor_rep',
  'disbursements',
  {
    disbursementId: 'PAY-7',
    amount: tenge(300),
    paidOn: '2019-06-28',
    category: 'design',
    fundingSource: 'own',
    document: paper('payment-7', 'Payment order 7'),
  },
  { gives: 'payment' },
);

const request = letter('data_steward', 'correction-requests', {
  correctionId: 'COR-1',
  eventId: '{payment}',
  pointer: '/amount/amount',
  wrong: '300000000.00',
  right: '30000000.00',
  reasonCode: 'decimal',
  reasonText: 'Payment order 7 says thirty million; a zero was added',
  evidence: [paper('payment-7', 'Payment order 7')],
  requestedOn: '2019-08-20',
});

const correction = letter('correction_approver', 'corrections', { correctionId: 'COR-1', correctedOn: '2019-08-22' });

/** A plan that changed is amended, before the decision; a figure that never was true is corrected, whenever it is found. */
export const amendedOrCorrected: Branch = {
  name: 'amended-or-corrected',
  title: 'Amended or corrected: the plan grew, and a zero was one too many',
  async play(scene) {
    const { desk, letters, numbers } = scene;
    await goOn(scene, [
      ['Another investor comes to Korday', investor('plant', 'Kordai Kun')],
      ['Its proposal: 5 MW on 9 ha', proposal(numbers, 'plant')],
    ]);
    await desk.send(letters, 'Amend it: the plan is 6 MW now', amendment, {
      means: 'the plan changed: the new figures stand beside the old ones',
    });
    await goOn(scene, [
      ['Submit it', submission()],
      ['Approve it with 6 MW', approval('D-21', '2019-03-11', LARGER)],
    ]);
    await desk.send(letters, 'Amend it once more, after the approval', amendment, {
      status: 409,
      code: 'PROJECT_NOT_AMENDABLE',
      means: 'what is approved is revised by a decision',
    }, { key: `${numbers.registryNo}/amended-too-late`, body: { ...amendment.body, declared: FIGURES } }); // prettier-ignore
    await goOn(scene, [
      ['Approve the roadmap', roadmap()],
      ['A payment of KZT 300 m for the design', payment],
    ]);
    await corrected(scene);
  },
};

async function corrected(scene: Scene): Promise<void> {
  const { desk, letters, numbers } = scene;
  const before = await cardOf(scene);
  desk.see('the card says that KZT 300 m were paid', before.figures?.disbursed?.[0]?.amount, '300000000.00');
  await desk.send(letters, 'Say that it was KZT 30 m, with the payment order', request);
  await desk.send(
    letters,
    'Decide on it oneself',
    correction,
    { status: 403, code: 'FORBIDDEN', means: 'who asks for a correction does not decide on it' },
    { office: 'data_steward', key: `${numbers.registryNo}/corrected-by-oneself` },
  );
  await desk.send(letters, 'Approve the correction', correction, {
    means: 'the payment stays as it was recorded; from here on it is read with the right figure',
  });
  const after = await cardOf(scene);
  desk.see('the card says KZT 30 m now', after.figures?.disbursed?.[0]?.amount, '30000000.00');
  desk.see('6 MW are approved, as amended', after.figures?.approved?.capacityMw, '6.000000');
  const known = await cardOf(scene, `?revision=${before.lastEventRevision}`);
  desk.see(
    'at the version before, the card still says KZT 300 m: so it was known then',
    known.figures?.disbursed?.[0]?.amount,
    '300000000.00',
  );
  const first = await cardOf(scene, '?revision=0');
  desk.see('and 5 MW at the first version', first.figures?.declared?.capacityMw, '5.000000');
  interface Line {
    readonly project: { readonly projectId: string };
    readonly state: string;
    readonly wrong: string;
    readonly right: string;
  }
  const lines = await linesOfProject<Line>(scene, '/v1/corrections?projectId={project}');
  desk.see(
    'the register of corrections says what was wrong, what is right',
    lines.map(({ state, wrong, right }) => [state, wrong, right]),
    [['corrected', '300000000.00', '30000000.00']],
  );
}
