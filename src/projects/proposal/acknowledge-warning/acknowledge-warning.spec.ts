import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject, theSeedProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { DECIDER, INVESTOR_REP, OFFICER, OTHER_DECIDER } from '../../../../test/support/people.js';
import { ACKNOWLEDGED, RAISED_ANEW } from '../../../../test/support/records.js';
import { projectAggregate } from '../../domain/project.js';
import { acknowledgeWarning, AcknowledgeWarning, type Acknowledgement } from './acknowledge-warning.js';

const project = given(projectAggregate, acknowledgeWarning);

const SEEN: Acknowledgement = {
  warningId: 'warning-X10',
  justification: 'The plot holds the second phase too',
  acknowledgedOn: '2018-11-30',
};

const acknowledge = (over: Partial<Acknowledgement> = {}, context: ContextOf = {}): AcknowledgeWarning =>
  new AcknowledgeWarning(
    'any',
    { ...SEEN, ...over },
    aContext({ person: DECIDER, role: 'decision_maker', ...context }),
  );

describe('acknowledge a warning', () => {
  it('records who answers for the figure, and why', () => {
    project(theSeedProject()).when(acknowledge()).thenRecorded(ACKNOWLEDGED);
  });

  it('is heard once; another word on the same warning is refused', () => {
    const acknowledged = theSeedProject().with(ACKNOWLEDGED);
    project(acknowledged).when(acknowledge()).thenNothing();
    project(acknowledged)
      .when(acknowledge({ justification: 'Because somebody asked for it' }))
      .thenRefused('project.warning-already-acknowledged', { acknowledgedOn: '2018-11-30' });
    project(acknowledged)
      .when(acknowledge({}, { person: OTHER_DECIDER }))
      .thenRefused('project.warning-already-acknowledged');
  });

  it('refuses a warning nobody raised, and one that an amendment has closed', () => {
    project(aProject()).when(acknowledge()).thenRefused('project.warning-not-open', { warningId: 'warning-X10' });
    project(theSeedProject().inReview().returned().amended())
      .when(acknowledge({ acknowledgedOn: '2019-01-28' }))
      .thenRefused('project.warning-not-open');
  });

  it('refuses the author of a red figure: declared, amended or approved', () => {
    project(theSeedProject())
      .when(acknowledge({}, { person: OFFICER }))
      .thenRefused('project.warning-acknowledged-by-author', { rule: 'X10' });
    const amended = aProject().inReview().returned().amended({ landHa: '1200.0000' }, INVESTOR_REP).with(RAISED_ANEW);
    const anew = { warningId: 'warning-X10-anew', acknowledgedOn: '2019-02-28' };
    project(amended)
      .when(acknowledge(anew, { person: INVESTOR_REP }))
      .thenRefused('project.warning-acknowledged-by-author');
    const approved = aProject()
      .approved('D-7', { landHa: '1200.0000' })
      .with({ ...RAISED_ANEW, data: { ...RAISED_ANEW.data, raisedOn: '2019-02-15' } });
    project(approved)
      .when(acknowledge(anew, { person: DECIDER }))
      .thenRefused('project.warning-acknowledged-by-author');
    project(approved)
      .when(acknowledge(anew, { person: OTHER_DECIDER }))
      .thenRecorded({
        type: 'WarningAcknowledged',
        data: { ...SEEN, ...anew, acknowledgedBy: OTHER_DECIDER },
      });
  });

  it('lets the approver answer for red figures that others declared', () => {
    project(theSeedProject().approved()).when(acknowledge()).thenRecorded(ACKNOWLEDGED);
  });

  it('lets the author of an amber figure answer for it', () => {
    project(theSeedProject())
      .when(acknowledge({ warningId: 'warning-X11' }, { person: OFFICER }))
      .thenRecorded({
        type: 'WarningAcknowledged',
        data: { ...SEEN, warningId: 'warning-X11', acknowledgedBy: OFFICER },
      });
  });

  it('is not dated after today, before the proposal, or before the warning', () => {
    project(theSeedProject())
      .when(acknowledge({ acknowledgedOn: '2021-06-02' }))
      .thenRefused('project.dated-in-the-future');
    project(theSeedProject())
      .when(acknowledge({ acknowledgedOn: '2018-11-08' }))
      .thenRefused('project.dated-before-proposal');
    project(aProject().with(RAISED_ANEW))
      .when(acknowledge({ warningId: 'warning-X10-anew', acknowledgedOn: '2019-01-20' }))
      .thenRefused('project.occurred-out-of-order');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(theSeedProject().withMeeting().suspended()).when(acknowledge()).thenRefused('project.is-suspended');
    project(theSeedProject().rejected()).when(acknowledge()).thenRefused('project.is-over');
    project(noProject()).when(acknowledge()).thenRefused('project.not-registered');
  });
});
