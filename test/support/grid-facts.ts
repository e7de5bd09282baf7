import type {
  AuctionLost,
  AuctionWon,
  GridConditionsIssued,
  GridConnected,
  GridEvent,
  PowerLimitOverridden,
  PpaAmended,
  PpaSigned,
  PpaTermsJson,
  PpaTerminated,
} from '../../src/projects/domain/project.events.js';
import { DECIDER, GRID_OFFICER } from './people.js';

/** Facts of the grid track as they would have been recorded: `aProject().approved().with(gridConditions(), auctionWon())`. */

export const TERMS: PpaTermsJson = {
  buyer: 'Settlement centre for renewable energy',
  capacityMw: '10.000000',
  priceKztPerKwh: '16.9700',
  termYears: 20,
  operationDueOn: '2021-12-31',
  transferable: false,
};

export const gridConditions = (over: Partial<GridConditionsIssued['data']> = {}): GridConditionsIssued => ({
  type: 'GridConditionsIssued',
  data: {
    number: 'TU-88',
    operator: 'Regional electric grid company',
    capacityMw: '10.000000',
    point: 'Substation Shayan, 110 kV busbar',
    voltageKv: '110.000',
    issuedOn: '2019-06-03',
    validUntil: '2022-06-03',
    shortfall: null,
    recordedBy: GRID_OFFICER,
    ...over,
  },
});

export const auctionWon = (over: Partial<AuctionWon['data']> = {}): AuctionWon => ({
  type: 'AuctionWon',
  data: {
    auctionId: 'SOLAR-2019-10',
    heldOn: '2019-10-15',
    capacityMw: '10.000000',
    priceKztPerKwh: '16.9700',
    zone: 'south',
    overrideId: null,
    recordedBy: GRID_OFFICER,
    ...over,
  },
});

export const auctionLost = (over: Partial<AuctionLost['data']> = {}): AuctionLost => ({
  type: 'AuctionLost',
  data: {
    auctionId: 'SOLAR-2019-06',
    heldOn: '2019-06-20',
    capacityMw: '10.000000',
    priceKztPerKwh: '22.5000',
    zone: 'south',
    recordedBy: GRID_OFFICER,
    ...over,
  },
});

export const ppaSigned = (over: Partial<PpaSigned['data']> = {}, terms: Partial<PpaTermsJson> = {}): PpaSigned => ({
  type: 'PpaSigned',
  data: {
    number: 'PPA-17',
    signedOn: '2019-11-20',
    auctionId: null,
    terms: { ...TERMS, ...terms },
    overrideId: null,
    recordedBy: GRID_OFFICER,
    ...over,
  },
});

export const ppaAmended = (over: Partial<PpaAmended['data']> = {}): PpaAmended => ({
  type: 'PpaAmended',
  data: {
    number: 'PPA-17',
    annexNo: 'annex-1',
    amendedOn: '2020-03-10',
    terms: { ...TERMS, operationDueOn: '2022-06-30' },
    changes: [{ pointer: '/terms/operationDueOn', from: '"2021-12-31"', to: '"2022-06-30"' }],
    reasonCode: 'deadline_extended',
    reasonText: 'The delivery of modules was late',
    overrideId: null,
    recordedBy: GRID_OFFICER,
    ...over,
  },
});

export const ppaTerminated = (over: Partial<PpaTerminated['data']> = {}): PpaTerminated => ({
  type: 'PpaTerminated',
  data: {
    number: 'PPA-17',
    terminatedOn: '2020-06-15',
    initiator: 'buyer',
    reasonCode: 'late_commissioning',
    reasonText: 'The plant was not in operation by the day agreed',
    recordedBy: GRID_OFFICER,
    ...over,
  },
});

export const gridConnected = (over: Partial<GridConnected['data']> = {}): GridConnected => ({
  type: 'GridConnected',
  data: {
    actNo: 'GC-41',
    connectedOn: '2020-08-15',
    capacityMw: '10.000000',
    recordedBy: GRID_OFFICER,
    ...over,
  },
});

export const powerOverride = (over: Partial<PowerLimitOverridden['data']> = {}): PowerLimitOverridden => ({
  type: 'PowerLimitOverridden',
  data: {
    overrideId: 'PO-1',
    subject: 'ppa',
    upToMw: '12.000000',
    overriddenOn: '2019-11-18',
    reason: 'The operator enlarges the substation by spring',
    overriddenBy: DECIDER,
    ...over,
  },
});

/** One of each type, in the order of a life. */
export const gridEvents = (): readonly GridEvent[] => [
  gridConditions({ capacityMw: '7.500000', shortfall: { plannedMw: '10.000000', missingMw: '2.500000' } }),
  auctionLost(),
  powerOverride(),
  auctionWon({ overrideId: 'PO-1' }),
  ppaSigned({ auctionId: 'SOLAR-2019-10' }),
  ppaAmended(),
  gridConnected(),
  ppaTerminated(),
];
