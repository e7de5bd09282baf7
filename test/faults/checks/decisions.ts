import type { Store, StoredEvent } from '../stored.js';
import { found, type Finding } from './findings.js';

interface Project {
  stage: 'none' | 'proposed' | 'negotiation' | 'review' | 'approved';
  suspended: boolean;
  author: string | null;
  submitter: string | null;
  landAsked: boolean;
  approvedHa: bigint;
  readonly held: Map<string, bigint>;
}

interface Parcel {
  registered: boolean;
  holder: string | null;
}

/**
 * C4: every stored event was a legal decision at the revision before it, by rules written down a second time over raw
 * rows. It proves that no event stands where the rules forbid it; it cannot prove that a refused command was refused
 * rightly, since refusals leave no event. Only the events this workload causes are judged.
 */
export function checkDecisions({ events }: Pick<Store, 'events'>): Finding[] {
  const projects = new Map<string, Project>();
  const parcels = new Map<string, Parcel>();
  return events.flatMap(event => {
    const fault = event.stream.startsWith('project-')
      ? judgeProject(recalled(projects, event.stream, aProject), event)
      : event.stream.startsWith('parcel-')
        ? judgeParcel(recalled(parcels, event.stream, aParcel), event)
        : null;
    return fault === null ? [] : [found('C4', `${event.type} at ${event.position} in ${event.stream}: ${fault}`)];
  });
}

const aProject = (): Project => ({
  stage: 'none',
  suspended: false,
  author: null,
  submitter: null,
  landAsked: false,
  approvedHa: 0n,
  held: new Map(),
});
const aParcel = (): Parcel => ({ registered: false, holder: null });

function recalled<T>(all: Map<string, T>, name: string, first: () => T): T {
  const known = all.get(name) ?? first();
  all.set(name, known);
  return known;
}

/** Says what was wrong with it, and remembers it all the same: one wrong decision is one finding. */
function judgeProject(project: Project, { type, data, person }: StoredEvent): string | null {
  const { stage, suspended } = project;
  const known = stage === 'none' && !/^ProposalRegist|Lapsed$/.test(type) ? 'nobody has registered it' : null;
  switch (type) {
    case 'ProposalRegistered':
      project.stage = 'proposed';
      project.author = person;
      return stage === 'none' ? null : 'it is registered already';
    case 'MeetingRecorded':
      if (stage === 'proposed') project.stage = 'negotiation';
      return known;
    case 'ProposalSubmittedForReview':
      project.stage = 'review';
      project.submitter = person;
      return known ?? (stage === 'proposed' || stage === 'negotiation' ? null : `it is in ${stage}`);
    case 'ProposalApproved':
      project.stage = 'approved';
      project.approvedHa = hectares((data['approved'] as { landHa?: unknown } | undefined)?.landHa);
      if (person === project.submitter) return 'approved by who submitted it';
      if (person === project.author) return 'approved by who wrote it';
      return known ?? (stage === 'review' ? null : `it is in ${stage}`);
    case 'ProjectSuspended':
      project.suspended = true;
      return known ?? (suspended ? 'it is suspended already' : null);
    case 'ProjectResumed':
      project.suspended = false;
      return known ?? (suspended ? null : 'it was not suspended');
    case 'LandRequested':
      project.landAsked = true;
      return known ?? (stage === 'approved' ? null : 'it is not approved');
    case 'LandReserved':
      return known ?? reserve(project, String(data['cadastralNumber']), hectares(data['landHa']));
    case 'LandReleased':
      return known ?? release(project, (data['parcels'] as { cadastralNumber: string }[]) ?? []);
    default:
      return known;
  }
}

function reserve(project: Project, parcel: string, ha: bigint): string | null {
  const held = project.held.has(parcel);
  project.held.set(parcel, ha);
  if (held) return `it holds ${parcel} already`;
  if (project.stage !== 'approved') return 'it is not approved';
  if (!project.landAsked) return 'it never asked for land';
  const sum = [...project.held.values()].reduce((total, each) => total + each, 0n);
  return sum <= project.approvedHa ? null : `it holds ${sum} of ${project.approvedHa} m²`;
}

function release(project: Project, parcels: readonly { readonly cadastralNumber: string }[]): string | null {
  const strange = parcels.filter(({ cadastralNumber }) => !project.held.delete(cadastralNumber));
  return strange.length === 0 ? null : `it does not hold ${strange.map(each => each.cadastralNumber).join(', ')}`;
}

function judgeParcel(parcel: Parcel, { type, data }: StoredEvent): string | null {
  const { registered, holder } = parcel;
  if (type === 'ParcelRegistered') {
    parcel.registered = true;
    return registered ? 'it is registered already' : null;
  }
  if (!registered) return 'nobody has registered it';
  const project = String(data['projectId']);
  if (type === 'ParcelReserved') {
    parcel.holder = project;
    return holder === null ? null : `${holder} holds it`;
  }
  if (type === 'ParcelReleased') {
    parcel.holder = null;
    return holder === project ? null : `it is held by ${holder ?? 'nobody'}, not by ${project}`;
  }
  return null;
}

/** `20.0000` to square metres: four decimals are one. */
function hectares(text: unknown): bigint {
  return typeof text === 'string' && /^\d+\.\d{4}$/.test(text) ? BigInt(text.replace('.', '')) : 0n;
}
