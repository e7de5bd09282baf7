import { describe, expect, it } from '@jest/globals';
import { aContext } from '../../../../test/support/a-context.js';
import { aProject, noProject } from '../../../../test/support/a-project.js';
import { given } from '../../../../test/support/given.js';
import { fold } from '../../../kernel/eventsourcing/decider.js';
import { projectAggregate } from '../../domain/project.js';
import type { MeetingRecorded } from '../../domain/project.events.js';
import { recordMeeting, RecordMeeting } from './record-meeting.js';

const project = given(projectAggregate, recordMeeting);

const MEETING: MeetingRecorded['data'] = {
  meetingId: 'headquarters-2018-11-30',
  kind: 'headquarters',
  heldOn: '2018-11-30',
  place: 'Turkistan',
  hostBody: 'Akimat of Turkistan region',
  hostOfficial: null,
  delegation: null,
  agenda: 'Land for a 10 MW solar plant',
  outcomes: ['The land department examines three sites'],
  instructions: [
    { instructionId: 'i-1', text: 'Examine three sites', ownerBody: 'Land department', dueOn: '2018-12-14' },
  ],
  minutes: null,
};

const record = (over: Partial<MeetingRecorded['data']> = {}, today = '2018-12-01'): RecordMeeting =>
  new RecordMeeting('any', { ...MEETING, ...over }, aContext({ today }));

describe('record a meeting', () => {
  it('records who met about what, and the instructions', () => {
    project(aProject()).when(record()).thenRecorded({ type: 'MeetingRecorded', data: MEETING });
  });

  it('takes a proposal into negotiation, and no other stage anywhere', () => {
    expect(fold(projectAggregate.evolution, aProject().withMeeting().events).stage).toBe('negotiation');
    expect(fold(projectAggregate.evolution, aProject().inReview().withMeeting().events).stage).toBe('review');
  });

  it('may have been held before the proposal, but not after today', () => {
    project(aProject())
      .when(record({ heldOn: '2018-10-01' }))
      .thenRecorded({ type: 'MeetingRecorded', data: { ...MEETING, heldOn: '2018-10-01' } });
    project(aProject()).when(record({}, '2018-11-29')).thenRefused('project.dated-in-the-future');
  });

  it('stays quiet when the same meeting is entered twice, also after the project is over', () => {
    project(aProject().withMeeting(MEETING)).when(record()).thenNothing();
    project(aProject().withMeeting(MEETING).rejected()).when(record()).thenNothing();
  });

  it('refuses another meeting under a known id', () => {
    project(aProject().withMeeting(MEETING))
      .when(record({ place: 'Shymkent' }))
      .thenRefused('project.meeting-id-reused', { meetingId: MEETING.meetingId });
  });

  it('refuses where nobody registered a project, where it is over, and where it is suspended', () => {
    project(noProject()).when(record()).thenRefused('project.not-registered');
    project(aProject().cancelled()).when(record()).thenRefused('project.is-over', { stage: 'cancelled' });
    project(aProject().withMeeting().suspended()).when(record()).thenRefused('project.is-suspended');
  });
});
