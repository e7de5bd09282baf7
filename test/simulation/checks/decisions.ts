import type { History } from '../clients/history.js';
import { REGISTRY_NUMBERS } from '../clients/wishes.js';
import { found, type Finding } from './finding.js';
import type { Stored } from './records.js';

interface ProjectSeen {
  registered: boolean;
  lapsed: boolean;
  suspended: boolean;
  readonly meetings: Set<string>;
  readonly lapsedReservations: Set<string>;
  readonly finishedReservations: Set<string>;
  /** The reason of the last hold, whether or not it lasts. */
  reason: string | null;
  /** After each revision: whether it was held, for which reason last, and how many meetings it had. */
  readonly suspendedAt: boolean[];
  readonly reasonAt: (string | null)[];
  readonly meetingsAt: number[];
  readonly meetingsInOrder: string[];
}

/**
 * C4 and C9, event by event in the order of the log: every decision was legal where it stands, no parcel has two
 * holders at any position, no number two owners. Rules written down a second time, on purpose in other words.
 */
export class DecisionWalk {
  readonly findings: Finding[] = [];
  readonly #projects = new Map<string, ProjectSeen>();
  /** Who has it, by the parcel's own stream. */
  readonly parcels = new Map<string, { readonly project: string; readonly reservation: string }>();
  /** Who believes to have it, by the projects' streams. */
  readonly beliefs = new Map<string, string>();
  readonly #numbers = new Map<string, string>();
  readonly unfinished = new Set<string>();

  /** @param ours command ids that went through the register; a foreign writer asks nobody whether it may */
  constructor(private readonly ours: ReadonlySet<string>) {}

  see(event: Stored): void {
    const kind = event.stream.slice(0, event.stream.indexOf('-'));
    const key = event.stream.slice(kind.length + 1);
    if (kind === 'project') this.#seeProject(event, key);
    else if (kind === 'parcel') this.#seeParcel(event, key);
    else if (kind === 'unique') this.#seeNumber(event, key);
  }

  project(id: string): ProjectSeen {
    let seen = this.#projects.get(id);
    if (seen === undefined) {
      seen = {
        registered: false,
        lapsed: false,
        suspended: false,
        meetings: new Set(),
        lapsedReservations: new Set(),
        finishedReservations: new Set(),
        reason: null,
        suspendedAt: [],
        reasonAt: [],
        meetingsAt: [],
        meetingsInOrder: [],
      };
      this.#projects.set(id, seen);
    }
    return seen;
  }

  #seeProject(event: Stored, id: string): void {
    const { type, data } = event;
    const project = this.project(id);
    const must = (fits: boolean, rule: string): void => {
      if (!fits && this.ours.has(event.meta.commandId)) this.#object(event, rule);
    };
    const parcel = String(data['cadastralNumber']);
    const reservation = String(data['reservationId']);
    switch (type) {
      case 'ProposalRegistered': {
        must(!project.registered && !project.lapsed && event.revision === 0, 'registered anew');
        project.registered = true;
        const number = String(data['registryNo']);
        if (REGISTRY_NUMBERS.includes(number as never)) {
          must(this.#numbers.get(`registry-number-${number}`) === event.stream, `without holding the number ${number}`);
        }
        break;
      }
      case 'ProposalRegistrationLapsed':
        must(!project.registered && !project.lapsed, 'lapsed after it was registered');
        project.lapsed = true;
        break;
      case 'MeetingRecorded':
        must(!project.meetings.has(String(data['meetingId'])), 'the meeting stands there already');
        must(project.registered && !project.suspended, 'not active');
        project.meetings.add(String(data['meetingId']));
        project.meetingsInOrder.push(String(data['meetingId']));
        break;
      case 'ProjectSuspended':
        must(!project.suspended, 'suspended already');
        project.suspended = true;
        project.reason = String(data['reasonText']);
        break;
      case 'ProjectResumed':
        must(project.suspended, 'not suspended');
        project.suspended = false;
        break;
      case 'LandReserved':
        must(!project.suspended, 'not active');
        must(!project.lapsedReservations.has(reservation), 'after its lapse');
        must(this.parcels.get(parcel)?.reservation === reservation, 'the parcel is not held by it');
        must(!this.beliefs.has(parcel), `${this.beliefs.get(parcel)} believes to hold the parcel`);
        this.beliefs.set(parcel, id);
        project.finishedReservations.add(reservation);
        this.unfinished.delete(reservation);
        break;
      case 'LandReservationLapsed':
        must(!project.finishedReservations.has(reservation), 'lapsed after it was finished');
        project.lapsedReservations.add(reservation);
        this.unfinished.delete(reservation);
        break;
      case 'LandReservationExpired':
        must(this.beliefs.get(parcel) === id, `does not hold ${parcel}`);
        this.beliefs.delete(parcel);
        break;
      case 'LandAllocated':
      case 'LandReleased':
        for (const { cadastralNumber } of data['parcels'] as readonly { cadastralNumber: string }[]) {
          must(this.beliefs.get(cadastralNumber) === id, `does not hold ${cadastralNumber}`);
          if (type === 'LandReleased') this.beliefs.delete(cadastralNumber);
        }
        break;
      default:
    }
    project.suspendedAt[event.revision] = project.suspended;
    project.reasonAt[event.revision] = project.reason;
    project.meetingsAt[event.revision] = project.meetingsInOrder.length;
  }

  #seeParcel(event: Stored, parcel: string): void {
    const holder = this.parcels.get(parcel);
    const project = String(event.data['projectId']);
    if (event.type === 'ParcelReserved') {
      if (holder !== undefined) this.#object(event, `held by ${holder.project}`);
      this.parcels.set(parcel, { project, reservation: String(event.data['reservationId']) });
      this.unfinished.add(String(event.data['reservationId']));
    }
    if (event.type === 'ParcelAllocated' && holder?.project !== project) this.#object(event, 'held by another');
    if (event.type === 'ParcelReleased') {
      if (holder?.project !== project) this.#object(event, 'released by who does not hold it');
      if (this.beliefs.get(parcel) === project) this.#object(event, 'released while its project believes to hold it');
      this.parcels.delete(parcel);
    }
  }

  #seeNumber(event: Stored, number: string): void {
    const owner = this.#numbers.get(number);
    if (event.type === 'UniqueValueClaimed') {
      if (owner !== undefined) this.#object(event, `owned by ${owner}`);
      this.#numbers.set(number, String(event.data['ownerStream']));
    } else this.#numbers.delete(number);
  }

  #object({ type, stream, revision }: Stored, rule: string): void {
    this.findings.push(found('C4', `${type} in ${stream}@${revision}: ${rule}`));
  }
}

/** Answers of "nothing to record" were true where they say they were decided. */
export function checkNothings(history: History, walk: DecisionWalk): readonly Finding[] {
  return history.asked.flatMap(({ intent, answer }) => {
    if (answer?.kind !== 'ok' || answer.facts.length > 0 || !answer.stream.startsWith('project-')) return [];
    const project = walk.project(answer.stream.slice('project-'.length));
    const meeting = /^record meeting (\S+)/.exec(intent.what)?.[1];
    const meetings = project.meetingsInOrder.slice(0, project.meetingsAt[answer.revision] ?? 0);
    const isTrue =
      meeting !== undefined
        ? meetings.includes(meeting)
        : intent.what.startsWith('suspend')
          ? intent.what.endsWith(`: ${project.reasonAt[answer.revision]}`)
          : !intent.what.startsWith('resume') || project.suspendedAt[answer.revision] === false;
    const said = `${intent.key} (${intent.what}) has nothing to record at v${answer.revision}, and it had`;
    return isTrue ? [] : [found('C4', said, intent.commandId)];
  });
}
