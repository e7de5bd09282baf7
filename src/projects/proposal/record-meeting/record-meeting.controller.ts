import { Controller, Inject } from '@nestjs/common';
import { Commands } from '../../../platform/cqrs/commands.js';
import {
  answerCommand,
  BusinessDate,
  BusinessId,
  CommandInput,
  CommandRoute,
  Country,
  IntegerField,
  ListOf,
  Nested,
  OneOf,
  Text,
  text,
  Uuid,
  type Answer,
  type CommandRequest,
} from '../../../platform/http/index.js';
import type { MeetingRecorded } from '../../domain/project.events.js';
import { DocumentBody, documentOf } from '../../shared-bodies.controller.js';
import { RecordMeeting } from './record-meeting.js';

class OfficialBody {
  @Text({ max: 200, example: 'Zhanseit Tuimebayev', description: 'An office-holder acting publicly; nobody else.' })
  name!: string;
  @Text({ max: 200, example: 'Akim of Turkistan region' }) office!: string;
}

class DelegationBody {
  @Country({ example: 'KR' }) country!: string;
  @Text({ max: 300, optional: true, example: 'KK-KIUNSEN' }) organisationName?: string;
  @Uuid({ optional: true }) headPersonId?: string;
  @IntegerField({ min: 1, max: 10_000, optional: true, example: 5 }) size?: number;
}

class InstructionBody {
  @BusinessId({ example: 'I-1' }) instructionId!: string;
  @Text({ max: 2_000, multiline: true, example: 'Examine three sites in Baidibek district' }) text!: string;
  @Text({ max: 300, example: 'Land relations department of Turkistan region' }) ownerBody!: string;
  @BusinessDate({ example: '2018-12-14' }) dueOn!: string;
}

export class RecordMeetingBody {
  @BusinessId({ example: 'delegation-2018-11-09' }) meetingId!: string;
  @OneOf(['delegation', 'working_group', 'site_visit', 'headquarters']) kind!: MeetingRecorded['data']['kind'];
  @BusinessDate({ example: '2018-11-09' }) heldOn!: string;
  @Text({ max: 300, example: 'Turkistan' }) place!: string;
  @Text({ max: 300, example: 'Akimat of Turkistan region' }) hostBody!: string;
  @Nested(OfficialBody, { optional: true }) hostOfficial?: OfficialBody;
  @Nested(DelegationBody, { optional: true }) delegation?: DelegationBody;
  @Text({ max: 2_000, multiline: true, example: 'A 10 MW solar plant in Baidibek district' }) agenda!: string;
  @ListOf(text({ max: 2_000, multiline: true }), { max: 50, optional: true }) outcomes?: string[];
  @ListOf(InstructionBody, { max: 50, optional: true }) instructions?: InstructionBody[];
  @Nested(DocumentBody, { optional: true }) minutes?: DocumentBody;
}

@Controller('v1/projects/:projectId/meetings')
export class RecordMeetingController {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  @CommandRoute({
    action: 'project.record-meeting',
    body: RecordMeetingBody,
    ifMatch: 'optional',
    summary: 'Record a meeting',
    problems: [
      'project.not-registered',
      'project.is-over',
      'project.is-suspended',
      'project.dated-in-the-future',
      'project.period-is-published',
      'project.period-override-by-same-person',
      'project.meeting-id-reused',
    ],
  })
  async record(@CommandInput() request: CommandRequest<RecordMeetingBody, 'projectId'>): Promise<Answer> {
    const command = new RecordMeeting(request.params.projectId, meetingOf(request.body), request.context);
    return answerCommand(request, await this.commands.send(command));
  }
}

function meetingOf(body: RecordMeetingBody): MeetingRecorded['data'] {
  const { hostOfficial, delegation, minutes } = body;
  return {
    meetingId: body.meetingId,
    kind: body.kind,
    heldOn: body.heldOn,
    place: body.place,
    hostBody: body.hostBody,
    hostOfficial: hostOfficial === undefined ? null : { name: hostOfficial.name, office: hostOfficial.office },
    delegation: delegation === undefined ? null : delegationOf(delegation),
    agenda: body.agenda,
    outcomes: [...(body.outcomes ?? [])],
    instructions: (body.instructions ?? []).map(({ instructionId, text, ownerBody, dueOn }) => ({
      instructionId,
      text,
      ownerBody,
      dueOn,
    })),
    minutes: minutes === undefined ? null : documentOf(minutes),
  };
}

function delegationOf(body: DelegationBody): NonNullable<MeetingRecorded['data']['delegation']> {
  return {
    country: body.country,
    organisationName: body.organisationName ?? null,
    headPersonId: body.headPersonId ?? null,
    size: body.size ?? null,
  };
}
