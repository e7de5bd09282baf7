import type { Office, Step } from '../../src/demo/story.js';

const WHY = 'The operator enlarges the substation by spring';
const BID = { capacityMw: '5', priceKztPerKwh: '16.97', zone: 'south' } as const;
const PPA = 'PPA-2019-17';

const step = (office: Office, path: string, body: Step['body']): Step => ({
  office,
  key: path,
  path: `/v1/projects/{project}/${path}`,
  body,
  pinned: false,
});

/** The grid track of the project that ends: every command of it once, in the summer before the hold. */
export const gridSteps: readonly Step[] = [
  step('grid_officer', 'grid-conditions', {
    number: 'TU-2019-88',
    operator: 'Regional electric grid company',
    capacityMw: '5',
    point: 'Substation Shayan',
    voltageKv: '110',
    issuedOn: '2019-06-21',
  }),
  step('grid_officer', 'auctions-lost', { auctionId: 'A-1', heldOn: '2019-06-24', ...BID }),
  step('grid_officer', 'auctions-won', { auctionId: 'A-2', heldOn: '2019-07-08', ...BID }),
  step('decision_maker', 'power-overrides', {
    overrideId: 'PO-1',
    subject: 'ppa',
    upToMw: '6',
    overriddenOn: '2019-07-10',
    reason: WHY,
  }),
  step('grid_officer', 'ppas', {
    number: PPA,
    signedOn: '2019-07-22',
    auctionId: 'A-2',
    terms: {
      buyer: 'Settlement centre for renewable energy',
      capacityMw: '6',
      priceKztPerKwh: '16.97',
      termYears: 20,
      operationDueOn: '2021-12-31',
      transferable: false,
    },
  }),
  step('grid_officer', 'ppa-amendments', {
    number: PPA,
    annexNo: 'annex-1',
    amendedOn: '2019-08-05',
    terms: { operationDueOn: '2022-06-30' },
    reasonCode: 'deadline_extended',
    reasonText: 'The delivery of modules was late',
  }),
  step('grid_officer', 'grid-connections', { actNo: 'GC-41', connectedOn: '2019-08-20', capacityMw: '5' }),
  step('grid_officer', 'ppa-terminations', {
    number: PPA,
    terminatedOn: '2019-09-02',
    initiator: 'both',
    reasonCode: 'mutual_agreement',
    reasonText: 'The parties part in peace',
  }),
];
