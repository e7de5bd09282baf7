import { AKIMAT, approval, FIGURES, FIRST_GRANT, grant, gridConditions, investor, letter, ppa, proposal, roadmap, signed, submission } from '../../branches/plant.js'; // prettier-ignore
import { paper } from '../../papers.js';
import type { Step } from '../../story.js';
import { cardOf, goOn, linesOfProject, type Branch, type Scene } from './branch.js';

const agreement = letter('decision_maker', 'agreements', {
  decision: signed('IA-12', '2019-03-18', 'decision_maker', 'Ministry of Foreign Affairs'),
  applicationNo: 'IAA-12',
  terms: {
    committed: FIGURES,
    counterObligations: [{ code: 'jobs', metric: 'jobs_permanent', target: '8', dueOn: '2021-12-31' }],
    validUntil: '2029-03-18',
  },
});

const application = letter('investor_rep', 'agreement-applications', {
  applicationNo: 'IAA-12',
  kind: 'investment_contract',
  appliedOn: '2019-03-12',
});

const lease = (cadastralNumber: string): Step =>
  letter('land_officer', 'land-leases', {
    contractNo: 'LEASE-40',
    signedOn: '2019-06-10',
    cadastralNumbers: [cadastralNumber],
    annualRent: { amount: '900000.00', currency: 'KZT' },
  });

const permit = letter('architecture_officer', 'permits', {
  kind: 'apz',
  number: 'APZ-90',
  issuedOn: '2019-06-17',
  issuer: 'Architecture department of Korday district',
});

const screening: Step = {
  office: 'project_officer',
  key: 'screening',
  path: '/v1/investors/{investor.buyer}/screenings',
  body: {
    screeningId: 'S-41',
    lists: ['un_sanctions', 'tax_debtors', 'bankruptcy'],
    result: 'clear',
    screenedOn: '2020-04-20',
  },
  pinned: false,
};

const replacement = letter(
  'decision_maker',
  'investor-replacements',
  {
    decision: signed('D-51', '2020-05-04', 'decision_maker'),
    fromInvestorId: '{investor.founder}',
    toInvestorId: '{investor.buyer}',
    effectiveOn: '2020-05-04',
    legalBasis: 'assignment',
    reasonText: 'The founder assigned its rights; the bank agrees',
    consents: [{ givenBy: 'Development Bank of Kazakhstan', document: paper('consent-1', 'Consent of the bank') }],
    obligationsAssumed: true,
    requestedBy: '{person.investor_rep}',
  },
  { pinned: true },
);

/** Another investor takes over; what bears the old name is put on the roadmap in the same step. */
export const investorReplaced: Branch = {
  name: 'investor-replaced',
  title: 'The investor is replaced: four papers bear the old name',
  async play(scene) {
    const { numbers } = scene;
    const { cadastralNumber } = numbers;
    const [plot, request, reservation, conclusion, allocation] = grant({ cadastralNumber, ...FIRST_GRANT }) as [
      Step,
      Step,
      Step,
      Step,
      Step,
    ];
    await goOn(scene, [
      ['The founder', investor('founder', 'Merke Quat')],
      ['Its proposal: 5 MW on 9 ha', proposal(numbers, 'founder')],
      ['Submit it', submission()],
      ['Approve it', approval('D-24', '2019-03-11')],
      ['Apply for an investment contract', application],
      ['Sign it: eight jobs by the end of 2021', agreement],
      ['Approve the roadmap', roadmap()],
      ['Register the plot', plot],
      ['Ask for 9 ha', request],
      ['Reserve the plot', reservation],
      ['Conclude: seven votes for it', conclusion],
      ['Allocate it', allocation],
      ['Record the lease', lease(cadastralNumber)],
      ['Terms of connection: 5 MW', gridConditions()],
      ['Sell the power to a plant nearby, for 15 years', ppa('PPA-8', '2019-09-02', { buyer: 'Korday Cement LLP', operationDueOn: '2021-12-31', transferable: true })],
      ['Permit: architectural-planning assignment', permit],
      ['Who takes over', investor('buyer', 'Alatau Jasyl Energia')],
    ]); // prettier-ignore
    await replaced(scene);
  },
};

async function replaced(scene: Scene): Promise<void> {
  const { desk, letters } = scene;
  await desk.send(letters, 'Replace the investor by one that nobody screened', replacement, {
    status: 409,
    code: 'PROJECT_INVESTOR_NOT_SCREENED',
  });
  await desk.send(letters, 'Screen it: nothing was found', screening);
  await desk.send(
    letters,
    'Decide what one has asked for oneself',
    replacement,
    { status: 403, code: 'PROJECT_CHANGE_DECIDED_BY_REQUESTER' },
    { body: { ...replacement.body, requestedBy: '{person.decision_maker}' } },
  );
  const before = await cardOf(scene);
  await desk.send(letters, 'Replace the investor', replacement, {
    means: 'agreement, lease, sale of power and permits become steps of the roadmap, each with its body and day',
  });
  const after = await cardOf(scene);
  desk.see('the card names the new investor', after.investor?.investorId, letters.known.get('investor.buyer'));
  const then = await cardOf(scene, `?revision=${before.lastEventRevision}`);
  desk.see('and at the version before, the founder', then.investor?.investorId, letters.known.get('investor.founder'));
  interface Late {
    readonly project: { readonly projectId: string };
    readonly code: string;
    readonly ownerBody: string;
    readonly dueOn: string;
  }
  const late = await linesOfProject<Late>(scene, '/v1/roadmap-steps?overdueOn=2020-09-01&district=314800000&limit=100');
  desk.see(
    'a quarter later the register of steps lists four of them as late, by body',
    late.filter(({ code }) => code.startsWith('replacement-')).map(({ code, ownerBody, dueOn }) => [code, ownerBody, dueOn]).sort(),
    [
      ['replacement-1-agreement-1', 'Ministry of Foreign Affairs', '2020-08-02'],
      ['replacement-1-lease-2', AKIMAT, '2020-08-02'],
      ['replacement-1-permits-4', AKIMAT, '2020-08-02'],
      ['replacement-1-ppa-3', 'Korday Cement LLP', '2020-08-02'],
    ],
  ); // prettier-ignore
}
