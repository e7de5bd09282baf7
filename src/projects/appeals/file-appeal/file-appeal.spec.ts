import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { A_DOCUMENT, aProject, MINISTRY, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { INVESTOR_REP } from '../../../../test/support/people.js';
import { projectAggregate } from '../../domain/project.js';
import { fileAppeal, FileAppeal, type Appeal } from './file-appeal.js';

const project = given(projectAggregate, fileAppeal);

const APPEAL: Appeal = {
  appealId: 'APPEAL-4',
  against: { kind: 'rejection', decisionNumber: 'R-3' },
  body: MINISTRY,
  grounds: 'Free land of this size was offered in the district',
  filedOn: '2019-03-20',
  lateReason: null,
  document: A_DOCUMENT,
};
const SILENCE: Partial<Appeal> = { against: { kind: 'deemed_refusal', decisionNumber: null } };
const CANCELLATION: Partial<Appeal> = {
  against: { kind: 'cancellation', decisionNumber: 'C-3' },
  filedOn: '2019-12-20',
};

const file = (over: Partial<Appeal> = {}, context: ContextOf = {}): FileAppeal =>
  new FileAppeal('any', { ...APPEAL, ...over }, aContext({ person: INVESTOR_REP, role: 'investor_rep', ...context }));

const recorded = (over: object = {}): { type: 'AppealFiled'; data: object } => ({
  type: 'AppealFiled',
  data: { ...APPEAL, filedBy: INVESTOR_REP, ...over },
});

describe('file an appeal', () => {
  it('is against a rejection, a cancellation or silence past the term, also where the project is over or held', () => {
    project(aProject().rejected()).when(file()).thenRecorded(recorded());
    project(aProject().approved().cancelled()).when(file(CANCELLATION)).thenRecorded(recorded(CANCELLATION));
    project(aProject().deemedRefused()).when(file(SILENCE)).thenRecorded(recorded(SILENCE));
    project(aProject().deemedRefused().suspended({ since: '2019-03-10' }))
      .when(file(SILENCE))
      .thenRecorded(recorded(SILENCE));
  });

  it('needs a decision that stands', () => {
    project(aProject().rejected())
      .when(file({ against: { kind: 'rejection', decisionNumber: 'R-4' } }))
      .thenRefused('project.decision-not-standing', { kind: 'rejection', decisionNumber: 'R-4' });
    for (const [history, over] of [
      [aProject().inReview(), SILENCE],
      [aProject().deemedRefused().approved(), SILENCE],
      [aProject().deemedRefused(), { against: { kind: 'deemed_refusal', decisionNumber: 'R-3' } }],
      [aProject().rejected().appealed().upheld(), { appealId: 'A-5' }],
      [aProject().approved(), CANCELLATION],
      [aProject().approved().cancelled().appealed().upheld('2019-12-20'), { ...CANCELLATION, appealId: 'A-5' }],
    ] as const) {
      project(history).when(file(over)).thenRefused('project.decision-not-standing');
    }
  });

  it('is one at a time, and the next body may be asked after a dismissal', () => {
    project(aProject().rejected().appealed({ appealId: 'A-1' }))
      .when(file())
      .thenRefused('project.appeal-open', { appealId: 'A-1' });
    const next = { appealId: 'A-5', filedOn: '2019-05-10' };
    project(aProject().rejected().appealed().dismissed()).when(file(next)).thenRecorded(recorded(next));
    project(aProject().rejected().appealed().appealWithdrawn()).when(file(next)).thenRecorded(recorded(next));
  });

  it('is filed within three months, or the longer term the decision gave; later with a reason', () => {
    const on = (filedOn: string, over: Partial<Appeal> = {}): FileAppeal => file({ filedOn, ...over });
    project(aProject().rejected())
      .when(on('2019-05-15'))
      .thenRecorded(recorded({ filedOn: '2019-05-15' }));
    project(aProject().rejected())
      .when(on('2019-05-16'))
      .thenRefused('project.appeal-late-without-reason', { appealBy: '2019-05-15' });
    const late = { filedOn: '2019-05-16', lateReason: 'The decision was served in May' };
    project(aProject().rejected()).when(file(late)).thenRecorded(recorded(late));
    project(aProject().rejected('R-3', { appealBy: '2019-06-30' }))
      .when(on('2019-06-30'))
      .thenRecorded(recorded({ filedOn: '2019-06-30' }));
    project(aProject().deemedRefused())
      .when(on('2019-06-03', SILENCE))
      .thenRefused('project.appeal-late-without-reason', { appealBy: '2019-06-02' });
  });

  it('stays quiet when it is filed twice, and refuses another under the same id', () => {
    project(aProject().rejected().appealed()).when(file()).thenNothing();
    project(aProject().rejected().appealed())
      .when(file({ filedOn: '2019-03-21' }))
      .thenRefused('project.appeal-id-reused');
  });

  it('refuses dates in the future, before the proposal and before the decision', () => {
    const history = aProject().rejected();
    project(history)
      .when(file({}, { today: '2019-03-19' }))
      .thenRefused('project.dated-in-the-future');
    project(history)
      .when(file({ filedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(history)
      .when(file({ filedOn: '2019-02-14' }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses where nobody registered a project', () => {
    project(noProject()).when(file()).thenRefused('project.not-registered');
  });
});
