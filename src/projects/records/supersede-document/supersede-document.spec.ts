import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { MANAGER } from '../../../../test/support/people.js';
import { A_STUDY, ANOTHER_STUDY, ATTACHED, SUPERSEDED } from '../../../../test/support/records.js';
import { projectAggregate } from '../../domain/project.js';
import { supersedeDocument, SupersedeDocument, type Supersession } from './supersede-document.js';

const project = given(projectAggregate, supersedeDocument);

const NEWER: Supersession = {
  document: ANOTHER_STUDY,
  replacedDocumentId: 'study-1',
  reasonText: 'The cost tables were drawn up anew',
  supersededOn: '2019-10-09',
};

const supersede = (over: Partial<Supersession> = {}, context: ContextOf = {}): SupersedeDocument =>
  new SupersedeDocument('any', { ...NEWER, ...over }, aContext(context));

describe('supersede a document', () => {
  const attached = aProject().with(ATTACHED);

  it('names the document that is replaced, and why', () => {
    project(attached).when(supersede()).thenRecorded(SUPERSEDED);
  });

  it('is possible when the project is suspended or over (C3, C4)', () => {
    project(aProject().inPreparation().suspended().with(ATTACHED)).when(supersede()).thenRecorded(SUPERSEDED);
    project(aProject().inPreparation().cancelled().with(ATTACHED)).when(supersede()).thenRecorded(SUPERSEDED);
  });

  it('keeps each replacement once, whoever brings it again (ruling 28)', () => {
    const superseded = attached.with(SUPERSEDED);
    project(superseded).when(supersede()).thenNothing();
    project(superseded)
      .when(supersede({}, { person: MANAGER }))
      .thenNothing();
    project(superseded)
      .when(supersede({ reasonText: 'For quite another reason' }))
      .thenRefused('project.document-id-reused', { documentId: 'study-2' });
  });

  it('refuses a document that nobody attached, and an id that stands for another one', () => {
    project(attached)
      .when(supersede({ replacedDocumentId: 'study-0' }))
      .thenRefused('project.document-unknown', { documentId: 'study-0' });
    project(attached)
      .when(supersede({ document: { ...ANOTHER_STUDY, documentId: 'study-1' } }))
      .thenRefused('project.document-id-reused', { documentId: 'study-1' });
  });

  it('replaces a document once: after that the newer one is replaced', () => {
    const superseded = attached.with(SUPERSEDED);
    const third = { ...A_STUDY, documentId: 'study-3', sha256: 'c'.repeat(64) };
    project(superseded)
      .when(supersede({ document: third }))
      .thenRefused('project.document-already-superseded', { documentId: 'study-2' });
    const next = { document: third, replacedDocumentId: 'study-2' };
    project(superseded)
      .when(supersede(next))
      .thenRecorded({ type: 'DocumentSuperseded', data: { ...SUPERSEDED.data, ...next } });
  });

  it('replaces nothing by the same bytes', () => {
    project(attached)
      .when(supersede({ document: { ...ANOTHER_STUDY, sha256: A_STUDY.sha256 } }))
      .thenRefused('project.document-unchanged');
  });

  it('is not dated after today, before the document it replaces, or before its signatures', () => {
    project(attached)
      .when(supersede({ supersededOn: '2021-06-02' }))
      .thenRefused('project.dated-in-the-future');
    project(attached)
      .when(supersede({ supersededOn: '2019-10-01' }))
      .thenRefused('project.occurred-out-of-order');
    project(attached)
      .when(supersede({ supersededOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    const signatures = [{ ...A_STUDY.signatures[0]!, signedOn: '2019-10-10' }];
    project(attached)
      .when(supersede({ document: { ...ANOTHER_STUDY, signatures } }))
      .thenRefused('project.document-signed-after-recording');
  });

  it('needs a project', () => {
    project(noProject()).when(supersede()).thenRefused('project.not-registered');
  });
});
