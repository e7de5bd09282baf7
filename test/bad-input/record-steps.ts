import { RIVAL_FIGURES, rivalStory } from '../../src/demo/baidibek/rival-story.js';
import type { Step, Story } from '../../src/demo/story.js';

const at = (collection: string): string => `/v1/projects/{project}/${collection}`;
const study = (documentId: string, sha256: string): Step['body'] => ({
  documentId,
  documentType: 'feasibility_study',
  title: 'Feasibility study, 10 MW',
  sha256: sha256.repeat(64),
  sizeBytes: 1_482_113,
  language: 'ru',
  access: 'internal',
});

const words = { kk: 'Күн электр станциясы', ru: 'Солнечная электростанция' };

/** In force on no day of these stories. */
const templates: Step = {
  office: 'data_steward',
  key: 'templates',
  path: '/v1/reference-data/procedure-templates/versions',
  body: {
    version: 2,
    validFrom: '2040-01-01',
    source: { title: 'Rules of organising construction', date: '2026-05-29' },
    rows: [
      {
        id: 'solar',
        title: words,
        permits: [{ kind: 'sketch', after: ['apz'] }],
        gates: { construction: ['land_allocated'], acceptance: [], operation: ['grid_connected'] },
        steps: [{ code: 'sketch', title: words, track: 'design', ownerBody: 'Architecture department' }],
      },
    ],
    publishedOn: '2026-07-01',
  },
  pinned: false,
};

/** What is kept beside the road: documents, and what persons make of a warning, issues. */
export function aKeptStory(): Story {
  const { investor, proposal } = rivalStory('KEPT-1', '19-293-045-109');
  const steps: readonly Step[] = [
    templates,
    investor,
    {
      office: 'project_officer',
      key: 'screening',
      path: '/v1/investors/{investor.rival}/screenings',
      body: { screeningId: 'S-1', lists: ['un_sanctions'], result: 'clear', screenedOn: '2019-01-11' },
      pinned: false,
    },
    { ...proposal, body: { ...proposal.body, declared: { ...RIVAL_FIGURES, landHa: '600' } } },
    {
      office: 'investor_rep',
      key: 'document',
      path: at('documents'),
      body: { document: study('FS-1', 'a'), attachedOn: '2019-10-02' },
      pinned: false,
    },
    {
      office: 'investor_rep',
      key: 'supersession',
      path: at('document-supersessions'),
      body: {
        replacedDocumentId: 'FS-1',
        document: study('FS-2', 'b'),
        reasonText: 'The cost tables were drawn up anew',
        supersededOn: '2019-10-09',
      },
      pinned: false,
    },
    {
      office: 'decision_maker',
      key: 'acknowledgement',
      path: at('warning-acknowledgements'),
      body: {
        warningId: '{warning}',
        justification: 'The plot holds the second phase too',
        acknowledgedOn: '2019-01-28',
      },
      pinned: false,
    },
    {
      office: 'investor_rep',
      key: 'issue',
      path: at('issues'),
      body: {
        issueId: 'I-1',
        category: 'grid',
        description: 'The substation has no free bay before 2021',
        responsibleBody: 'Regional grid company',
        severity: 'amber',
        raisedOn: '2019-07-01',
        dueOn: '2019-08-01',
      },
      pinned: false,
    },
    {
      office: 'project_manager',
      key: 'escalation',
      path: at('issue-escalations'),
      body: {
        issueId: 'I-1',
        escalationId: 'I-1-1',
        responsibleBody: 'Ministry of Energy',
        severity: 'red',
        reasonText: 'The grid company has not answered in a month',
        escalatedOn: '2019-08-02',
        dueOn: '2019-09-02',
      },
      pinned: false,
    },
    {
      office: 'project_manager',
      key: 'resolution',
      path: at('issue-resolutions'),
      body: { issueId: 'I-1', resolution: 'A bay at the next substation was assigned', resolvedOn: '2019-08-20' },
      pinned: false,
    },
    {
      office: 'project_officer',
      key: 'meeting',
      path: at('meetings'),
      body: {
        meetingId: 'M-1',
        kind: 'headquarters',
        heldOn: '2019-01-21',
        place: 'Turkistan',
        hostBody: 'Akimat of Turkistan region',
        agenda: 'Land for a solar plant',
        instructions: [
          { instructionId: 'I-1', text: 'Examine three sites', ownerBody: 'Land department', dueOn: '2019-02-04' },
        ],
      },
      pinned: false,
    },
    {
      office: 'project_manager',
      key: 'instruction',
      path: at('instruction-completions'),
      body: { meetingId: 'M-1', instructionId: 'I-1', completedOn: '2019-02-01' },
      pinned: false,
    },
    {
      office: 'decision_maker',
      key: 'memorandum',
      path: at('memoranda'),
      body: {
        memorandumId: 'MOU-1',
        document: { documentId: 'MOU-1', sha256: 'c'.repeat(64), title: 'Memorandum' },
        signedOn: '2019-01-25',
        parties: [
          { name: 'Akimat of Turkistan region', country: 'KZ' },
          { name: 'Boraldai Kun LLP', country: 'KZ' },
        ],
        bindingness: 'non_binding',
      },
      pinned: false,
    },
    {
      office: 'project_officer',
      key: 'manager',
      path: '/v1/persons',
      body: { fullName: 'Asel Nurlan', registeredOn: '2019-01-25' },
      pinned: false,
      gives: 'person.manager',
    },
    {
      office: 'decision_maker',
      key: 'assignment',
      path: at('manager-assignments'),
      body: { managerPersonId: '{person.manager}', assignedFrom: '2019-01-28' },
      pinned: false,
    },
    {
      office: 'data_steward',
      key: 'report',
      path: '/v1/period-reports',
      // Long before any of the stories: none of their steps may be dated into it (X21).
      body: { period: '2010-Q4' },
      pinned: false,
    },
    {
      office: 'correction_approver',
      key: 'period-override',
      path: at('period-overrides'),
      body: {
        overrideId: 'PL-1',
        datedFrom: '2010-12-20',
        overriddenOn: '2019-02-04',
        reason: 'The minutes of the land commission came late',
      },
      pinned: false,
    },
  ];
  return { name: 'kept', steps };
}
