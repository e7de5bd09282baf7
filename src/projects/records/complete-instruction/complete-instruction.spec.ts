import { describe, it } from '@jest/globals';
import { aContext, type ContextOf } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { MANAGER, OFFICER } from '../../../../test/support/people.js';
import { COMPLETED, INSTRUCTED, OVERDUE_NOTED } from '../../../../test/support/records.js';
import { projectAggregate } from '../../domain/project.js';
import { completeInstruction, CompleteInstruction, type Completion } from './complete-instruction.js';

const project = given(projectAggregate, completeInstruction);

const DONE: Completion = {
  meetingId: 'headquarters-1',
  instructionId: 'i-1',
  completedOn: '2018-12-12',
  evidence: [],
};

const complete = (over: Partial<Completion> = {}, context: ContextOf = {}): CompleteInstruction =>
  new CompleteInstruction(
    'any',
    { ...DONE, ...over },
    aContext({ person: MANAGER, role: 'project_manager', ...context }),
  );

describe('complete an instruction', () => {
  const instructed = aProject().withMeeting(INSTRUCTED);

  it('says when what a meeting asked for was done, in time or late', () => {
    project(instructed).when(complete()).thenRecorded(COMPLETED);
    project(instructed.with(OVERDUE_NOTED))
      .when(complete({ completedOn: '2018-12-20' }))
      .thenRecorded({ type: 'InstructionCompleted', data: { ...COMPLETED.data, completedOn: '2018-12-20' } });
  });

  it('knows an instruction by its meeting and its own id', () => {
    const unknown = { meetingId: 'headquarters-2', instructionId: 'i-1' };
    project(instructed).when(complete(unknown)).thenRefused('project.instruction-unknown', unknown);
    project(instructed)
      .when(complete({ instructionId: 'i-9' }))
      .thenRefused('project.instruction-unknown');
    project(aProject()).when(complete()).thenRefused('project.instruction-unknown');
  });

  it('happens once: the same word is quiet, another is refused', () => {
    const completed = instructed.with(COMPLETED);
    project(completed).when(complete()).thenNothing();
    project(completed.rejected())
      .when(complete({}, { person: OFFICER }))
      .thenNothing();
    project(completed)
      .when(complete({ completedOn: '2018-12-13' }))
      .thenRefused('project.instruction-already-completed', { completedOn: '2018-12-12' });
  });

  it('may precede the proposal as its meeting may, but not the meeting, and not be later than today', () => {
    const early = aProject().withMeeting({ ...INSTRUCTED, heldOn: '2018-10-01' });
    project(early)
      .when(complete({ completedOn: '2018-10-15' }))
      .thenRecorded({ type: 'InstructionCompleted', data: { ...COMPLETED.data, completedOn: '2018-10-15' } });
    project(instructed)
      .when(complete({ completedOn: '2018-11-29' }))
      .thenRefused('project.occurred-out-of-order');
    project(instructed)
      .when(complete({}, { today: '2018-12-11' }))
      .thenRefused('project.dated-in-the-future');
  });

  it('refuses a project that is suspended, over or unknown', () => {
    project(instructed.suspended()).when(complete()).thenRefused('project.is-suspended');
    project(instructed.cancelled()).when(complete()).thenRefused('project.is-over');
    project(noProject()).when(complete()).thenRefused('project.not-registered');
  });
});
