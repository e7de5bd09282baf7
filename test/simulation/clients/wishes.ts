import { AllocateLand } from '../../../src/projects/land/allocate-land/allocate-land.js';
import { RecordMeeting } from '../../../src/projects/proposal/record-meeting/record-meeting.js';
import { RegisterProposal } from '../../../src/projects/proposal/register-proposal/register-proposal.js';
import { ReleaseLand } from '../../../src/projects/land/release-land/release-land.js';
import { ReserveLand } from '../../../src/projects/land/reserve-land/reserve-land.js';
import { ResumeProject } from '../../../src/projects/change/resume-project/resume-project.js';
import { SuspendProject } from '../../../src/projects/change/suspend-project/suspend-project.js';
import { aDecision, aProject } from '../../support/a-project.js';
import { DECIDER, LAND_DECIDER, LAND_OFFICER, OFFICER } from '../../support/people.js';
import { BUSY_PROJECT, LAND_PROJECTS, PARCELS } from '../register/opening.js';
import type { Wish } from './intent.js';

/** After every date in the histories, and one day for all, so that no order of commands is refused for its dates. */
const DAY = '2020-01-15';
const [PROPOSED] = aProject({ landHa: '1200.0000' }).events;
const [MEETING] = aProject().withMeeting().events.slice(-1);

export const PROJECTS = [BUSY_PROJECT, ...LAND_PROJECTS] as const;
export const REGISTRY_NUMBERS = ['TRK-2021-001', 'TRK-2021-002'] as const;

const nameOf = (projectId: string): string => `project ${PROJECTS.indexOf(projectId as never)}`;
const plotOf = (parcel: string): string => `parcel ${PARCELS.indexOf(parcel as never)}`;

/** An additive fact with its caller's own id. */
export function meet(projectId: string, meetingId: string): Wish {
  if (MEETING?.type !== 'MeetingRecorded') throw new Error('the last event is the meeting');
  const meeting = { ...MEETING.data, meetingId };
  return {
    what: `record meeting ${meetingId} of ${nameOf(projectId)}`,
    person: OFFICER,
    role: 'project_officer',
    command: context => new RecordMeeting(projectId, meeting, context),
  };
}

export const REASONS = ['the lender has not confirmed the loan', 'the grid is not ready'] as const;

/** The last one said again: nothing to record, also after it was resumed. Another reason is another hold. */
export function suspend(projectId: string, reasonText: string, pinned: number | null): Wish {
  const suspension = {
    since: DAY,
    reasonCode: 'financing',
    reasonText,
    decision: null,
    reviewOn: '2020-06-01',
  } as const;
  return {
    what: `suspend ${nameOf(projectId)}: ${reasonText}`,
    person: DECIDER,
    role: 'decision_maker',
    pinned,
    command: context => new SuspendProject(projectId, suspension, context),
  };
}

/** Said twice until the next hold: nothing to record. */
export function resume(projectId: string, pinned: number | null): Wish {
  return {
    what: `resume ${nameOf(projectId)}`,
    person: DECIDER,
    role: 'decision_maker',
    pinned,
    command: context => new ResumeProject(projectId, { resumedOn: DAY, shiftOpenDueDates: false }, context),
  };
}

/** A creation: the project's id comes from the command's. With a number of its own, over two streams. */
export function register(registryNo: string | null, locality: string): Wish {
  if (PROPOSED?.type !== 'ProposalRegistered') throw new Error('the first event is the proposal');
  const proposal = {
    ...PROPOSED.data,
    registryNo,
    site: { ...PROPOSED.data.site, locality: { kk: locality, ru: locality, en: locality } },
  };
  return {
    what: `register a proposal ${registryNo === null ? '' : `as ${registryNo} `}at ${locality}`,
    person: OFFICER,
    role: 'project_officer',
    command: context => new RegisterProposal(proposal, context),
  };
}

export function reserve(projectId: string, parcel: string): Wish {
  return {
    what: `reserve ${plotOf(parcel)} for ${nameOf(projectId)}`,
    person: LAND_OFFICER,
    role: 'land_officer',
    command: context => new ReserveLand(projectId, parcel, '10.0000', DAY, '2020-12-31', context),
  };
}

export function release(projectId: string, parcel: string): Wish {
  return {
    what: `release ${plotOf(parcel)} from ${nameOf(projectId)}`,
    person: LAND_OFFICER,
    role: 'land_officer',
    command: context => new ReleaseLand(projectId, [parcel], DAY, 'surplus', 'Less land is needed', context),
  };
}

export function allocate(projectId: string, parcel: string, number: string): Wish {
  const parcels = [{ cadastralNumber: parcel, landHa: '10.0000' }];
  const decision = aDecision(number, DAY, LAND_DECIDER);
  return {
    what: `allocate ${plotOf(parcel)} to ${nameOf(projectId)} by ${number}`,
    person: LAND_DECIDER,
    role: 'land_decider',
    command: context => new AllocateLand(projectId, decision, parcels, 'lease', '2020-02-01', null, null, context),
  };
}
