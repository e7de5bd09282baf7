import type { Command, CommandContext } from '../../../kernel/eventsourcing/command-context.js';
import type { Decide } from '../../../kernel/eventsourcing/decider.js';
import { mustBeActive, mustExist, mustNotBeInTheFuture } from '../../domain/common-rules.js';
import { mustLeaveWhatIsPublished } from '../../domain/corrections/period-lock.js';
import { factWithId } from '../../domain/facts.js';
import { sameContent } from '../../domain/json.js';
import type { MeetingRecorded } from '../../domain/project.events.js';
import type { Project } from '../../domain/project.js';
import { violation } from '../../domain/project.violations.js';

export class RecordMeeting implements Command {
  constructor(
    readonly projectId: string,
    readonly meeting: MeetingRecorded['data'],
    readonly context: CommandContext,
  ) {}
}

/**
 * A meeting held about the project; one delegation may stand in several projects under the same meeting id (ruling 20).
 * It may precede the proposal (C5). The first one takes a proposal into negotiation.
 */
export const recordMeeting: Decide<RecordMeeting, Project, MeetingRecorded> = ({ meeting, context }, project) => {
  mustExist(project);
  const known = factWithId(project.meetings, meeting.meetingId);
  if (known !== null) {
    if (sameContent(known, meeting)) return [];
    throw violation('project.meeting-id-reused', { meetingId: meeting.meetingId });
  }
  mustBeActive(project);
  mustNotBeInTheFuture(meeting.heldOn, context);
  mustLeaveWhatIsPublished(meeting.heldOn, project, context);
  return [{ type: 'MeetingRecorded', data: meeting }];
};
