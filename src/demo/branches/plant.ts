import type { Json } from '../../kernel/eventsourcing/domain-event.js';
import type { Numbers } from '../baidibek/baidibek-story.js';
import { decision, paper } from '../papers.js';
import type { Office, Step } from '../story.js';

/** A solar plant of 5 MW as there are many: the straight part of the road, on which each branch begins. */

export const AKIMAT = 'Akimat of Zhambyl region';
export const COURT = 'Korday district court';
export const KORDAY = '314800000';

type Body = Step['body'];

interface Sent {
  /** With the ETag seen last (ruling 2). */
  readonly pinned?: boolean;
  readonly gives?: string;
  /** Where the same kind of letter is sent twice in a story. */
  readonly key?: string;
}

/** A letter to a collection of the story's project. */
export function letter(
  office: Office,
  collection: string,
  body: Body,
  { pinned = false, gives, key }: Sent = {},
): Step {
  const named = gives === undefined ? {} : { gives };
  return { office, key: key ?? collection, path: `/v1/projects/{project}/${collection}`, body, pinned, ...named };
}

export const signed = (
  number: string,
  date: string,
  signer: Office,
  body = AKIMAT,
): { readonly [member: string]: Json } => decision({ number, date, body, signer });

export const tenge = (millions: number): { readonly amount: string; readonly currency: 'KZT' } => ({
  amount: `${millions}000000.00`,
  currency: 'KZT',
});

export const FIGURES = {
  cost: { primary: tenge(2_400) },
  capacityMw: '5',
  capacityBasis: 'ac',
  landHa: '9',
  jobsPermanent: 8,
  jobsBasis: 'stated',
} as const;

export function investor(code: string, name: string): Step {
  const body = {
    legalName: { kk: `«${name}» ЖШС`, ru: `ТОО «${name}»`, en: `${name} LLP` },
    country: 'KZ',
    foreignSharePct: '0.00',
    registeredOn: '2019-01-10',
  };
  const gives = `investor.${code}`;
  return { office: 'project_officer', key: gives, path: '/v1/investors', body, pinned: false, gives };
}

export function proposal({ registryNo }: Numbers, investorCode: string): Step {
  const body = {
    registryNo,
    proposedOn: '2019-01-14',
    title: {
      kk: 'Қордай ауданындағы 5 МВт күн электр станциясы',
      ru: 'Солнечная электростанция 5 МВт, Кордайский район',
      en: '5 MW solar power plant, Korday District',
    },
    sectors: [{ scheme: 'qadam-sector', code: 'energy.solar' }],
    assetType: 'solar_pv',
    facilityType: 'new',
    site: { kato: KORDAY },
    investorId: `{investor.${investorCode}}`,
    declared: FIGURES,
    source: { kind: 'application', date: '2019-01-14' },
  };
  return { office: 'project_officer', key: 'proposal', path: '/v1/projects', body, pinned: false, gives: 'project' };
}

export const submission = (): Step =>
  letter(
    'investor_rep',
    'submissions',
    {
      submittedOn: '2019-02-04',
      documents: [paper('application-1', 'Application of the investor')],
      decisionDueOn: '2019-04-05',
    },
    { pinned: true },
  );

export const approval = (number: string, date: string, approved: Body = FIGURES): Step =>
  letter(
    'decision_maker',
    'approvals',
    { decision: signed(number, date, 'decision_maker'), approved, pool: 'national' },
    { pinned: true, key: `approval-${number}` },
  );

/** Land, design and building, with the money for them; the plant is to run at the end of 2020. */
export function roadmap(): Step {
  const planned = (code: string, words: readonly [string, string, string], track: string, dueOn: string): Body => ({
    code,
    title: { kk: words[0], ru: words[1], en: words[2] },
    track,
    ownerBody: track === 'land' ? AKIMAT : 'The investor',
    plannedStart: '2019-03-25',
    dueOn,
  });
  const body = {
    decision: signed('M-3', '2019-03-25', 'decision_maker'),
    template: { id: 'solar', version: 1 },
    steps: [
      planned(
        'land',
        ['Жер учаскесін алу', 'Получение земельного участка', 'Obtain the land plot'],
        'land',
        '2019-07-01',
      ),
      planned('design', ['Жобалау құжаттамасы', 'Проектная документация', 'Design documents'], 'design', '2019-11-01'),
      planned('build', ['Құрылыс', 'Строительство', 'Build'], 'construction', '2020-11-02'),
    ],
    plannedOperationOn: '2020-12-01',
    disbursementPlan: [
      { dueOn: '2019-11-01', amount: tenge(400) },
      { dueOn: '2020-11-02', amount: tenge(2_000) },
    ],
  };
  return letter('decision_maker', 'roadmaps', body, { pinned: true });
}

export interface Grant {
  readonly cadastralNumber: string;
  readonly no: number;
  readonly requestedOn: string;
  readonly reservedOn: string;
  readonly concludedOn: string;
  readonly allocatedOn: string;
}

export const FIRST_GRANT = {
  no: 1,
  requestedOn: '2019-04-01',
  reservedOn: '2019-04-15',
  concludedOn: '2019-05-06',
  allocatedOn: '2019-06-03',
} as const;

/** From the plot in the register to the resolution that allocates it, in the order of the letters. */
export function grant({
  cadastralNumber,
  no,
  requestedOn,
  reservedOn,
  concludedOn,
  allocatedOn,
}: Grant): readonly Step[] {
  const parcel = {
    cadastralNumber,
    areaHa: '9',
    category: 'industry',
    purpose: 'Solar power plant',
    kato: KORDAY,
    registeredOn: requestedOn,
  };
  const request = {
    requestNo: `L-${no}`,
    requestedOn,
    landHa: '9',
    purpose: 'Solar power plant',
    right: 'lease',
    termYears: 25,
    legalBasis: 'no_auction_investment_project',
    candidateParcels: [cadastralNumber],
  };
  const conclusion = {
    outcome: 'positive',
    protocolNo: `LC-${no}`,
    concludedOn,
    votesFor: 7,
    votesAgainst: 0,
    recordingRef: `lc-${concludedOn}.mp4`,
  };
  const years = (many: number): string => `${Number(allocatedOn.slice(0, 4)) + many}${allocatedOn.slice(4)}`;
  const allocation = {
    decision: signed(`A-${no}`, allocatedOn, 'land_decider'),
    parcels: [{ cadastralNumber, landHa: '9' }],
    right: 'lease',
    termFrom: allocatedOn,
    termTo: years(25),
  };
  const reservation = { cadastralNumber, landHa: '9', reservedOn, reservedUntil: allocatedOn };
  return [
    { office: 'land_officer', key: `parcel-${no}`, path: '/v1/parcels', body: parcel, pinned: false },
    letter('investor_rep', 'land-requests', request, { key: `land-request-${no}` }),
    letter('land_officer', 'land-reservations', reservation, { pinned: true, key: `reservation-${no}` }),
    letter('land_commission_secretary', 'land-conclusions', conclusion, { key: `conclusion-${no}` }),
    letter('land_decider', 'land-allocations', allocation, { pinned: true, key: `allocation-${no}` }),
  ];
}

/** Terms of connection of the grid, before an auction or an agreement with a buyer. */
export const gridConditions = (): Step =>
  letter('grid_officer', 'grid-conditions', {
    number: 'TU-31',
    operator: 'Regional electric grid company',
    capacityMw: '5',
    point: 'Substation Korday, 110 kV busbar',
    voltageKv: '110',
    issuedOn: '2019-06-10',
  });

export const ppa = (number: string, signedOn: string, terms: Body, auction: Body = {}): Step =>
  letter('grid_officer', 'ppas', {
    number,
    signedOn,
    ...auction,
    terms: { capacityMw: '5', priceKztPerKwh: '18.50', termYears: 15, ...terms },
  });
