import { decision, paper } from '../papers.js';
import type { Step } from '../story.js';
import { AKIMAT } from './figures.js';

/** Another solar plant, smaller, that wants the same plot in Zhambyl village. */
export const RIVAL_FIGURES = {
  cost: { primary: { amount: '2400000000.00', currency: 'KZT' } },
  capacityMw: '5',
  capacityBasis: 'ac',
  landHa: '9',
  jobsPermanent: 8,
  jobsBasis: 'stated',
} as const;

export function rivalStory(registryNo: string, cadastralNumber: string) {
  const at = (collection: string): string => `/v1/projects/{project}/${collection}`;
  return {
    investor: {
      office: 'project_officer',
      key: 'investor',
      path: '/v1/investors',
      body: {
        legalName: { kk: '«Боралдай Күн» ЖШС', ru: 'ТОО «Боралдай Күн»', en: 'Boraldai Kun LLP' },
        country: 'KZ',
        foreignSharePct: '0.00',
        registeredOn: '2019-01-10',
      },
      pinned: false,
      gives: 'investor.rival',
    },
    proposal: {
      office: 'project_officer',
      key: 'proposal',
      path: '/v1/projects',
      body: {
        registryNo,
        proposedOn: '2019-01-14',
        title: {
          kk: 'Бәйдібек ауданындағы 5 МВт күн электр станциясы',
          ru: 'Солнечная электростанция 5 МВт в Байдибекском районе',
          en: '5 MW solar power plant in Baidibek district',
        },
        sectors: [{ scheme: 'qadam-sector', code: 'energy.solar' }],
        assetType: 'solar_pv',
        facilityType: 'new',
        site: { kato: '613600000' },
        investorId: '{investor.rival}',
        declared: RIVAL_FIGURES,
        source: { kind: 'application', date: '2019-01-14' },
      },
      pinned: false,
      gives: 'project',
    },
    submission: {
      office: 'investor_rep',
      key: 'submission',
      path: at('submissions'),
      body: {
        submittedOn: '2019-02-04',
        documents: [paper('application-1', 'Application of the investor')],
        decisionDueOn: '2019-04-05',
      },
      pinned: true,
    },
    approval: {
      office: 'decision_maker',
      key: 'approval',
      path: at('approvals'),
      body: {
        decision: decision({ number: 'D-11', date: '2019-03-11', body: AKIMAT, signer: 'decision_maker' }),
        approved: RIVAL_FIGURES,
        pool: 'national',
      },
      pinned: true,
    },
    landRequest: {
      office: 'investor_rep',
      key: 'land-request',
      path: at('land-requests'),
      body: {
        requestNo: 'L-2019-21',
        requestedOn: '2019-03-28',
        landHa: '9',
        purpose: 'Solar power plant',
        right: 'lease',
        termYears: 25,
        legalBasis: 'no_auction_investment_project',
        candidateParcels: [cadastralNumber],
      },
      pinned: false,
    },
    reservation: {
      office: 'land_officer',
      key: 'reservation',
      path: at('land-reservations'),
      body: { cadastralNumber, landHa: '9', reservedOn: '2019-04-02', reservedUntil: '2019-10-02' },
      pinned: true,
    },
  } as const satisfies Record<string, Step>;
}
