import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { MANAGER, OFFICER } from '../../../../test/support/people.js';
import { A_STUDY, ANOTHER_STUDY, ATTACHED, SUPERSEDED } from '../../../../test/support/records.js';
import { projectAggregate } from '../../domain/project.js';
import type { DocumentRecordJson } from '../../domain/project.events.js';
import { attachDocument, AttachDocument } from './attach-document.js';

const project = given(projectAggregate, attachDocument);

const attach = (over: Partial<DocumentRecordJson> = {}, on = '2019-10-02', context: ContextOf = {}): AttachDocument =>
  new AttachDocument('any', { ...A_STUDY, ...over }, on, aContext({ person: OFFICER, ...context }));

describe('attach a document', () => {
  it('keeps its hash, size, language, signatures and who may see it', () => {
    project(aProject()).when(attach()).thenRecorded(ATTACHED);
  });

  it.each([
    ['suspended', aProject().inPreparation().suspended()],
    ['rejected', aProject().rejected()],
    ['cancelled', aProject().inPreparation().cancelled()],
    ['operating', aProject().operating()],
  ])('is possible when the project is %s (C3, C4)', (_, history) => {
    project(history).when(attach()).thenRecorded(ATTACHED);
  });

  it('keeps each document once, whoever brings it again (ruling 28)', () => {
    const attached = aProject().with(ATTACHED);
    project(attached).when(attach()).thenNothing();
    project(attached)
      .when(attach({}, '2019-10-02', { person: MANAGER }))
      .thenNothing();
    project(attached)
      .when(attach({ title: 'Another title' }))
      .thenRefused('project.document-id-reused', { documentId: 'study-1' });
    project(attached).when(attach({}, '2019-10-03')).thenRefused('project.document-id-reused');
  });

  it('is no name for a document that came in the place of another', () => {
    project(aProject().with(ATTACHED, SUPERSEDED))
      .when(attach(ANOTHER_STUDY))
      .thenRefused('project.document-id-reused', { documentId: 'study-2' });
  });

  it('is not dated after today, before the proposal, or before its signatures', () => {
    project(aProject())
      .when(attach({ signatures: [] }, '2021-06-02'))
      .thenRefused('project.dated-in-the-future');
    project(aProject())
      .when(attach({ signatures: [] }, '2018-11-08'))
      .thenRefused('project.dated-before-proposal');
    project(aProject())
      .when(attach({}, '2019-09-30'))
      .thenRefused('project.document-signed-after-recording', { signedOn: '2019-10-01', on: '2019-09-30' });
  });

  it('needs a project', () => {
    project(noProject()).when(attach()).thenRefused('project.not-registered');
  });
});
