import { rivalStory } from '../../src/demo/baidibek/rival-story.js';
import { paper } from '../../src/demo/papers.js';
import type { Step, Story } from '../../src/demo/story.js';

const at = (collection: string): string => `/v1/projects/{project}/${collection}`;

const request = (correctionId: string, right: string): Step => ({
  office: 'data_steward',
  key: `ask-${correctionId}`,
  path: at('correction-requests'),
  body: {
    correctionId,
    eventId: '{fact.meeting}',
    pointer: '/place',
    wrong: 'Turkistan',
    right,
    reasonCode: 'wrong_source',
    reasonText: 'The minutes name another place',
    evidence: [paper('minutes-1', 'Minutes of the meeting')],
    requestedOn: '2019-03-01',
  },
  pinned: false,
});

/** Of one meeting it was said twice that it took place elsewhere: once rightly, once not. */
export function aCorrectedStory(): Story {
  const { investor, proposal } = rivalStory('BAD-5', '19-293-045-105');
  const steps: readonly Step[] = [
    investor,
    proposal,
    {
      office: 'project_officer',
      key: 'meeting',
      path: at('meetings'),
      body: {
        meetingId: 'meeting-2019-02-04',
        kind: 'working_group',
        heldOn: '2019-02-04',
        place: 'Turkistan',
        hostBody: 'Akimat of Turkistan region',
        agenda: 'Site and land',
        outcomes: ['The site is looked at again'],
        instructions: [],
      },
      pinned: false,
      gives: 'fact.meeting',
    },
    request('COR-1', 'Kentau'),
    {
      office: 'correction_approver',
      key: 'reject',
      path: at('correction-rejections'),
      body: { correctionId: 'COR-1', rejectedOn: '2019-03-04', reasonText: 'The minutes say Turkistan' },
      pinned: false,
    },
    request('COR-2', 'Shayan'),
    {
      office: 'correction_approver',
      key: 'approve',
      path: at('corrections'),
      body: { correctionId: 'COR-2', correctedOn: '2019-03-11' },
      pinned: false,
    },
  ];
  return { name: 'corrected', steps };
}
