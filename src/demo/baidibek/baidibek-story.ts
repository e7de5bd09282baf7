import { ZHAMBYL_VILLAGE } from '../../kernel/reference/kato.data.js';
import type { Json } from '../../kernel/eventsourcing/domain-event.js';
import { decision, paper } from '../papers.js';
import type { Step, Story } from '../story.js';
import { AKIMAT, AMENDED, ANNOUNCED, LAND_DEPARTMENT, TITLE } from './figures.js';
import { preparing, works } from './works.js';

/** Numbers that must be nobody else's: fixed in the seed, fresh each time the demo is played. */
export interface Numbers {
  readonly registryNo: string;
  readonly cadastralNumber: string;
}

export const SEEDED: Numbers = { registryNo: 'TRK-2018-001', cadastralNumber: '19-293-045-101' };

/** The village's plot: 19.9 hectares on the sphere, 20 in the land register. */
const PLOT = plotAt(698_000, 430_000);

/** A plot of another number lies elsewhere: two projects that are played may not share ground (X2). */
function plotOf({ cadastralNumber }: Numbers): Json {
  const [, quarter = 0, plot = 0] = /^19-293-(\d+)-(\d+)$/.exec(cadastralNumber)?.map(Number) ?? [];
  if (cadastralNumber === SEEDED.cadastralNumber || plot === 0) return PLOT;
  return plotAt(500_000 + 56 * (plot % 4_000), 431_000 + 45 * (quarter % 40));
}

/** Its south-western corner in ten-thousandths of a degree. */
function plotAt(west: number, south: number): Json {
  const at = (east: number, north: number): number[] => [(west + east) / 10_000, (south + north) / 10_000];
  return { type: 'Polygon', coordinates: [[at(0, 0), at(55, 0), at(55, 40), at(0, 40), at(0, 0)]] };
}

/** Before the project: who comes, and the plot. */
export function beforeBaidibek(numbers: Numbers) {
  const { cadastralNumber } = numbers;
  return {
    head: {
      office: 'project_officer',
      key: 'head-of-delegation',
      path: '/v1/persons',
      body: { fullName: 'John Young Sun', registeredOn: '2018-11-09' },
      pinned: false,
      gives: 'person.head-of-delegation',
    },
    investor: {
      office: 'project_officer',
      key: 'investor',
      path: '/v1/investors',
      body: {
        legalName: { kk: 'KK-KIUNSEN', ru: 'KK-KIUNSEN', en: 'KK-KIUNSEN' },
        country: 'KR',
        foreignSharePct: '100.00',
        representativePersonIds: ['{person.head-of-delegation}'],
        registeredOn: '2018-11-09',
      },
      pinned: false,
      gives: 'investor.kk-kiunsen',
    },
    parcel: {
      office: 'land_officer',
      key: 'parcel',
      path: '/v1/parcels',
      body: {
        cadastralNumber,
        areaHa: '20',
        category: 'industry',
        purpose: 'Solar power plant',
        kato: '613600000',
        geometry: plotOf(numbers),
        registeredOn: '2019-03-05',
      },
      pinned: false,
    },
  } as const satisfies Record<string, Step>;
}

/** From the announcement to the approval. */
export function reviewing({ registryNo }: Numbers) {
  const at = (collection: string): string => `/v1/projects/{project}/${collection}`;
  return {
    proposal: {
      office: 'project_officer',
      key: 'proposal',
      path: '/v1/projects',
      body: {
        registryNo,
        proposedOn: '2018-11-09',
        title: TITLE,
        description: {
          kk: 'Корея Республикасының кәсіпкерлері облыс әкімімен кездесуде жариялаған ниет. Кейінгі күндер — демонстрация.',
          ru: 'Намерение, объявленное предпринимателями Республики Корея на встрече с акимом области. Даты после него — демонстрация.',
          en: 'The intention that entrepreneurs of the Republic of Korea announced to the akim. Later dates are a demonstration.',
        },
        sectors: [{ scheme: 'qadam-sector', code: 'energy.solar' }],
        assetType: 'solar_pv',
        facilityType: 'new',
        site: { kato: '613600000', locality: ZHAMBYL_VILLAGE },
        investorId: '{investor.kk-kiunsen}',
        declared: ANNOUNCED,
        source: {
          kind: 'press',
          url: 'https://en.inform.kz/news/solar-plant-to-be-installed-in-turkestan-rgn_a3451675/',
          date: '2018-11-09',
        },
      },
      pinned: false,
      gives: 'project',
    },
    meeting: {
      office: 'project_officer',
      key: 'meeting',
      path: at('meetings'),
      body: {
        meetingId: 'delegation-2018-11-09',
        kind: 'delegation',
        heldOn: '2018-11-09',
        place: 'Turkistan',
        hostBody: AKIMAT,
        hostOfficial: { name: 'Zhanseit Tuimebayev', office: 'Akim of Turkistan region' },
        delegation: {
          country: 'KR',
          organisationName: 'KK-KIUNSEN',
          headPersonId: '{person.head-of-delegation}',
          size: 5,
        },
        agenda: 'A 10 MW solar power plant in Zhambyl village, Baidibek district',
        outcomes: ['The delegation means to invest KZT 7.4 bn, quoted as USD 19.86 m, and to create 50 jobs'],
        instructions: [
          {
            instructionId: 'I-1',
            text: 'Examine sites in Baidibek district and say how much land the plant needs',
            ownerBody: LAND_DEPARTMENT,
            dueOn: '2018-12-14',
          },
        ],
        minutes: paper('minutes-2018-11-09', 'Minutes of the meeting with the delegation'),
      },
      pinned: false,
    },
    submission: {
      office: 'second_desk',
      key: 'submission-1',
      path: at('submissions'),
      body: {
        submittedOn: '2018-12-03',
        documents: [paper('application-1', 'Application of the investor'), paper('concept-1', 'Concept of the plant')],
        decisionDueOn: '2019-03-01',
        justifications: [{ rule: 'X10', text: 'The investor wants room for later phases of the plant' }],
      },
      pinned: true,
    },
    return: {
      office: 'decision_maker',
      key: 'return',
      path: at('returns'),
      body: {
        kind: 'substantive',
        remarks: [
          { pointer: '/declared/landHa', text: 'Explain 1,200 ha for 10 MW: comparable plants need 15 to 35 ha' },
        ],
        cureBy: '2019-01-31',
        returnedOn: '2018-12-20',
      },
      pinned: true,
    },
    amendment: {
      office: 'investor_rep',
      key: 'amendment',
      path: at('amendments'),
      body: {
        amendedOn: '2019-01-21',
        declared: AMENDED,
        reasonCode: 'remarks_answered',
        reasonText: 'The plant is built on 20 hectares; later phases will be proposed on their own',
      },
      pinned: true,
    },
    resubmission: {
      office: 'investor_rep',
      key: 'submission-2',
      path: at('submissions'),
      body: {
        submittedOn: '2019-01-28',
        documents: [paper('application-2', 'Application of the investor, second version')],
        decisionDueOn: '2019-04-01',
      },
      pinned: true,
    },
    approval: {
      office: 'decision_maker',
      key: 'approval',
      path: at('approvals'),
      body: {
        decision: decision({ number: 'D-7', date: '2019-02-15', body: AKIMAT, signer: 'decision_maker' }),
        approved: AMENDED,
        conditions: ['The capacity is stated as AC or DC before the design is reviewed'],
        pool: 'national',
      },
      pinned: true,
    },
  } as const satisfies Record<string, Step>;
}

/** The whole story, for the seed. */
export function baidibekStory(numbers: Numbers): Story {
  const before = beforeBaidibek(numbers);
  const review = reviewing(numbers);
  const { roadmap, landRequest, reservation, conclusion, allocation } = preparing(numbers);
  return {
    name: 'baidibek',
    steps: [
      ...Object.values(before),
      ...Object.values(review),
      roadmap,
      landRequest,
      reservation,
      conclusion,
      allocation,
      ...works(),
    ],
  };
}
