import { beforeBaidibek } from '../../src/demo/baidibek/baidibek-story.js';
import { AKIMAT } from '../../src/demo/baidibek/figures.js';
import { rivalStory } from '../../src/demo/baidibek/rival-story.js';
import { preparing } from '../../src/demo/baidibek/works.js';
import { decision, paper } from '../../src/demo/papers.js';
import type { Step, Story } from '../../src/demo/story.js';

const at = (collection: string): string => `/v1/projects/{project}/${collection}`;
const PLOT = '19-293-045-117';
const WHY = 'The land was not used as it was granted';

/** A project whose land is taken from it again. */
export function aTakenStory(): Story {
  const { parcel } = beforeBaidibek({ registryNo: 'BAD-LAND-1', cadastralNumber: PLOT });
  const { investor, proposal, submission, approval, landRequest, reservation } = rivalStory('BAD-LAND-1', PLOT);
  const { conclusion, allocation } = preparing({ cadastralNumber: PLOT });
  const allocated = { ...allocation.body, parcels: [{ cadastralNumber: PLOT, landHa: '9' }] };
  const { geometry: _none, ...ground } = parcel.body;
  const steps: readonly Step[] = [
    { ...parcel, body: { ...ground, areaHa: '9' } },
    investor,
    proposal,
    submission,
    approval,
    landRequest,
    reservation,
    conclusion,
    {
      office: 'land_officer',
      key: 'survey',
      path: at('land-projects'),
      body: {
        number: 'LP-8',
        approvedOn: '2019-05-02',
        parcels: [{ cadastralNumber: PLOT, landHa: '9' }],
        document: paper('LP-8', 'Land management project'),
      },
      pinned: false,
    },
    {
      office: 'land_decider',
      key: 'category',
      path: at('land-category-changes'),
      body: {
        decision: decision({ number: 'A-20', date: '2019-05-06', body: AKIMAT, signer: 'land_decider' }),
        cadastralNumber: PLOT,
        from: 'industry',
        to: 'reserve',
      },
      pinned: false,
    },
    { ...allocation, body: allocated },
    {
      office: 'land_officer',
      key: 'lease',
      path: at('land-leases'),
      body: {
        contractNo: 'LEASE-40',
        signedOn: '2019-05-20',
        cadastralNumbers: [PLOT],
        annualRent: { amount: '1800000.00', currency: 'KZT' },
      },
      pinned: false,
    },
    {
      office: 'land_officer',
      key: 'right',
      path: at('land-rights'),
      body: { registrationNo: 'RR-9931', registeredOn: '2019-05-27', cadastralNumbers: [PLOT] },
      pinned: false,
    },
    {
      office: 'land_officer',
      key: 'notice',
      path: at('land-notices'),
      body: {
        orderNo: 'LI-3',
        ground: 'misuse',
        cadastralNumbers: [PLOT],
        issuedOn: '2019-06-03',
        cureBy: '2019-09-03',
        reasonText: WHY,
        document: paper('LI-3', 'Order'),
      },
      pinned: false,
    },
    {
      office: 'land_officer',
      key: 'claim',
      path: at('land-seizure-claims'),
      body: {
        caseNo: '5149-19-311',
        court: 'Baidibek district court',
        filedOn: '2019-09-04',
        orderNo: 'LI-3',
        reasonText: WHY,
        document: paper('5149-19-311', 'Claim'),
      },
      pinned: false,
    },
    {
      office: 'land_decider',
      key: 'revocation',
      path: at('land-revocations'),
      body: {
        decision: decision({ number: 'A-77', date: '2019-11-04', body: AKIMAT, signer: 'land_decider' }),
        basis: 'court_judgment',
        basisDocument: paper('5149-19-311-J', 'Judgment'),
        caseNo: '5149-19-311',
        cadastralNumbers: [PLOT],
        reasonText: WHY,
      },
      pinned: true,
    },
  ];
  return { name: 'taken', steps };
}
