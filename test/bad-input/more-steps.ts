import { beforeBaidibek } from '../../src/demo/baidibek/baidibek-story.js';
import { AKIMAT } from '../../src/demo/baidibek/figures.js';
import { rivalStory } from '../../src/demo/baidibek/rival-story.js';
import { preparing } from '../../src/demo/baidibek/works.js';
import { decision, paper } from '../../src/demo/papers.js';
import type { Step, Story } from '../../src/demo/story.js';
import { agreementSteps } from './agreement-steps.js';
import { gridSteps } from './grid-steps.js';

const at = (collection: string): string => `/v1/projects/{project}/${collection}`;
const ECOLOGY = 'Ecology department of Turkistan region';
const MINISTRY = 'Ministry of Foreign Affairs';
const PLOT = '19-293-045-102';
const WHY = 'The investor asked for it in writing';

/** A project that is held, resumed, gives its land back and ends. */
export function anEndedStory(): Story {
  const { parcel } = beforeBaidibek({ registryNo: 'BAD-1', cadastralNumber: PLOT });
  const { investor, proposal, submission, approval, landRequest, reservation } = rivalStory('BAD-1', PLOT);
  const { conclusion, allocation } = preparing({ cadastralNumber: PLOT });
  const square = { coordinates: [[[69.82, 43], [69.8232, 43], [69.8232, 43.0031], [69.82, 43.0031], [69.82, 43]]] }; // prettier-ignore
  const geometry = { type: 'Polygon', ...square };
  const allocated = { ...allocation.body, parcels: [{ cadastralNumber: PLOT, landHa: '9' }] };
  const steps: readonly Step[] = [
    { ...parcel, body: { ...parcel.body, areaHa: '9', geometry } },
    investor,
    proposal,
    submission,
    approval,
    {
      office: 'land_decider',
      key: 'limit-override',
      path: at('land-limit-overrides'),
      body: { overrideId: 'LL-1', upToHa: '9.5', overriddenOn: '2019-03-28', reason: WHY },
      pinned: false,
    },
    landRequest,
    {
      office: 'land_decider',
      key: 'overlap-override',
      path: at('land-overlap-overrides'),
      body: {
        overrideId: 'LO-1',
        cadastralNumber: PLOT,
        neighbours: ['19-293-045-250'],
        overriddenOn: '2019-03-29',
        reason: WHY,
      },
      pinned: false,
    },
    reservation,
    conclusion,
    { ...allocation, body: allocated },
    {
      office: 'land_decider',
      key: 'release',
      path: at('land-releases'),
      body: { cadastralNumbers: [PLOT], releasedOn: '2019-06-20', reasonCode: 'surplus', reasonText: WHY },
      pinned: true,
    },
    ...gridSteps,
    ...agreementSteps,
    {
      office: 'decision_maker',
      key: 'suspension',
      path: at('suspensions'),
      body: { since: '2019-10-01', reasonCode: 'financing', reasonText: WHY, reviewOn: '2020-04-01' },
      pinned: true,
    },
    {
      office: 'decision_maker',
      key: 'resumption',
      path: at('resumptions'),
      body: { resumedOn: '2019-11-01', shiftOpenDueDates: false },
      pinned: true,
    },
    {
      office: 'decision_maker',
      key: 'cancellation',
      path: at('cancellations'),
      body: {
        initiator: 'investor',
        reasonCode: 'investor_withdrew',
        reasonText: WHY,
        decision: decision({ number: 'C-3', date: '2019-12-02', body: AKIMAT, signer: 'decision_maker' }),
        requestedBy: '{person.investor_rep}',
      },
      pinned: true,
    },
  ];
  return { name: 'ended', steps };
}

/** Three complaints about one rejection: withdrawn, dismissed, granted. */
function appeals(): readonly Step[] {
  const filed = (appealId: string, filedOn: string): Step => ({
    office: 'investor_rep',
    key: `appeal-${appealId}`,
    path: at('appeals'),
    body: {
      appealId,
      against: { kind: 'rejection', decisionNumber: 'R-3' },
      body: MINISTRY,
      grounds: 'Free land of this size was offered in the district',
      filedOn,
      document: paper(`COMPLAINT-${appealId}`, 'Complaint'),
    },
    pinned: false,
  });
  const signed = (number: string, date: string) => decision({ number, date, body: MINISTRY, signer: 'appeal_body' });
  return [
    filed('A-1', '2019-03-20'),
    {
      office: 'investor_rep',
      key: 'withdrawn-appeal',
      path: at('withdrawn-appeals'),
      body: { appealId: 'A-1', withdrawnOn: '2019-03-22', reasonText: WHY },
      pinned: false,
    },
    filed('A-2', '2019-03-25'),
    {
      office: 'appeal_body',
      key: 'dismissed-appeal',
      path: at('dismissed-appeals'),
      body: { appealId: 'A-2', decision: signed('M-1', '2019-04-15'), reasonCode: 'unfounded', reasonText: WHY },
      pinned: false,
    },
    filed('A-3', '2019-04-20'),
    {
      office: 'appeal_body',
      key: 'upheld-appeal',
      path: at('upheld-appeals'),
      body: {
        appealId: 'A-3',
        decision: signed('M-2', '2019-05-20'),
        grounds: 'The offer of land was not looked at',
        effect: 'from_annulment',
        decisionDueOn: '2019-07-22',
      },
      pinned: true,
    },
  ];
}

/** A proposal that is rejected: an appeal is withdrawn, one dismissed, one granted, and somebody who wants to be forgotten. */
export function aRejectedStory(): Story {
  const { investor, proposal, submission } = rivalStory('BAD-2', PLOT);
  const { head } = beforeBaidibek({ registryNo: 'BAD-2', cadastralNumber: PLOT });
  return {
    name: 'rejected',
    steps: [
      { ...head, body: { fullName: 'Asel Nurlan', registeredOn: '2018-11-09' }, gives: 'forgotten' },
      {
        office: 'data_steward',
        key: 'erasure',
        path: '/v1/persons/{forgotten}/erasures',
        body: { legalGround: 'Request of the subject, No 12' },
        pinned: false,
      },
      investor,
      proposal,
      submission,
      {
        office: 'project_officer',
        key: 'opinion-request',
        path: at('opinion-requests'),
        body: { body: ECOLOGY, requestedOn: '2019-02-25', dueOn: '2019-03-25' },
        pinned: false,
      },
      {
        office: 'agency_reviewer',
        key: 'opinion',
        path: at('opinions'),
        body: {
          body: ECOLOGY,
          verdict: 'negative',
          reasonCode: 'environment',
          reasonText: 'The site is a nesting ground',
          givenOn: '2019-03-06',
          document: paper('OPINION-7', 'Opinion of the ecology department'),
        },
        pinned: false,
      },
      {
        office: 'decision_maker',
        key: 'hearing',
        path: at('hearings'),
        body: {
          hearingNo: 'H-12',
          heldOn: '2019-03-08',
          form: 'in_person',
          investorPosition: 'The investor asks for a smaller plot',
          protocol: paper('PROTOCOL-12', 'Protocol of the hearing'),
        },
        pinned: false,
      },
      {
        office: 'decision_maker',
        key: 'rejection',
        path: at('rejections'),
        body: {
          decision: decision({ number: 'R-3', date: '2019-03-15', body: AKIMAT, signer: 'decision_maker' }),
          grounds: [
            {
              code: 'land_unavailable',
              text: 'No free land of this size in the district',
              legalRef: 'Land Code art. 43',
            },
          ],
          appealBy: '2019-06-17',
          hearing: { heldOn: '2019-03-08', reference: 'H-12' },
        },
        pinned: true,
      },
      ...appeals(),
    ],
  };
}
