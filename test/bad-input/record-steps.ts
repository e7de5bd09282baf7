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

/** What is kept beside the road: documents, and what persons make of a warning. */
export function aKeptStory(): Story {
  const { investor, proposal } = rivalStory('BAD-3', '19-293-045-103');
  const steps: readonly Step[] = [
    investor,
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
  ];
  return { name: 'kept', steps };
}
