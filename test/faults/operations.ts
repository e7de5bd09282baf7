import type { Random } from './random.js';
import { DAY, proposal, type Office, type Offices, type World } from './register.js';

/** A command to be said: what goes over the wire, and what the checks will look for. */
export interface Wanted {
  readonly token: string;
  readonly kind: Kind;
  readonly office: Office;
  readonly path: string;
  readonly body: object;
  readonly project: string | null;
  readonly parcel: string | null;
  readonly ifMatch: boolean;
}

export type Kind = 'register' | 'investor' | 'person' | 'meeting' | 'suspend' | 'resume' | 'reserve' | 'release';

/** The event each kind records, and where its token is told. */
export const EFFECT: Readonly<Record<Kind, string>> = {
  register: 'ProposalRegistered',
  investor: 'InvestorRegistered',
  person: 'PersonRegistered',
  meeting: 'MeetingRecorded',
  suspend: 'ProjectSuspended',
  resume: 'ProjectResumed',
  reserve: 'LandReserved',
  release: 'LandReleased',
};
/** These have a free text of their own, so an effect can be counted whatever id it was stored under. */
export const TELLS_TOKEN: readonly Kind[] = ['register', 'investor', 'meeting', 'suspend', 'release'];

const SHARES: readonly (readonly [Kind, number])[] = [
  ['register', 26],
  ['investor', 8],
  ['person', 3],
  ['meeting', 27],
  ['suspend', 6],
  ['resume', 6],
  ['reserve', 14],
  ['release', 10],
];
const REMEMBERED = 200;

/** Makes up what the offices say next. It knows what was answered so far, as clients do, and is sometimes wrong. */
export class Workload {
  readonly etags = new Map<string, number>();
  readonly holds = new Map<string, Set<string>>();
  readonly #projects: string[];
  #n = 0;
  /** When set, only this kind is asked for: to have it under way when a failpoint kills. */
  only: Kind | null = null;

  constructor(
    readonly world: World,
    readonly offices: Offices,
    private readonly random: Random,
    private readonly run: string,
  ) {
    this.#projects = [...world.landProjects, ...world.heldProjects];
  }

  next(): Wanted {
    const { random } = this;
    const kind = this.only !== null && random.chance(0.7) ? this.only : this.#anyKind();
    const token = this.token();
    const bare = { token, kind, project: null, parcel: null, ifMatch: false };
    switch (kind) {
      case 'register': {
        // One in six numbers is fought for by several offices.
        const number = random.chance(1 / 6) ? `N-${this.run}-${this.#n >> 5}` : `R-${this.run}-${this.#n}`;
        return {
          ...bare,
          office: 'officer',
          path: '/v1/projects',
          body: proposal(number, this.world.investorId, token),
        };
      }
      case 'investor':
        return { ...bare, office: 'officer', path: '/v1/investors', body: this.#investor(token) };
      case 'person':
        return {
          ...bare,
          office: 'officer',
          path: '/v1/persons',
          body: { fullName: `Person ${token}`, registeredOn: DAY },
        };
      case 'meeting': {
        const project = random.pick(random.chance(0.3) ? this.world.landProjects : this.#projects);
        const body = {
          meetingId: token,
          kind: 'working_group',
          heldOn: DAY,
          place: 'Turkistan',
          hostBody: 'Akimat',
          agenda: `Agenda ${token}`,
        };
        return { ...bare, office: 'officer', project, path: `/v1/projects/${project}/meetings`, body };
      }
      case 'suspend':
      case 'resume':
        return this.#transition(token, kind);
      case 'reserve':
      case 'release':
        return this.#land(token, kind);
    }
  }

  /** A word that nobody has said yet in this run. */
  token(): string {
    return `T${this.run}x${++this.#n}z`;
  }

  /** What a definite answer teaches. */
  learn(wanted: Wanted, ok: boolean, revision: number | null, location: string | null): void {
    const { kind, project, parcel } = wanted;
    if (project !== null && revision !== null)
      this.etags.set(project, Math.max(revision, this.etags.get(project) ?? 0));
    if (kind === 'register' && ok && location !== null) {
      this.#projects.push(location.split('/').at(-1) ?? '');
      if (this.#projects.length > REMEMBERED) this.#projects.splice(this.world.landProjects.length, 1);
    }
    if (project === null || parcel === null) return;
    const held = this.holds.get(project) ?? new Set<string>();
    if (kind === 'reserve' && ok) held.add(parcel);
    else held.delete(parcel);
    this.holds.set(project, held);
  }

  #anyKind(): Kind {
    let rest = this.random.below(100);
    for (const [kind, share] of SHARES) {
      rest -= share;
      if (rest < 0) return kind;
    }
    return 'meeting';
  }

  #investor(token: string): object {
    const legalName = { kk: `Инвестор ${token}`, ru: `Инвестор ${token}`, en: `Investor ${token}` };
    // Now and then the number of another office's investor.
    const n = this.random.chance(0.1) ? Math.max(1, this.#n - 40) : this.#n;
    const base = Number.parseInt(this.run, 16) * 100_000 + n;
    return {
      legalName,
      country: 'KZ',
      bin: binOf(base),
      ...(this.random.chance(0.5) ? { lei: leiOf(base) } : {}),
      registeredOn: DAY,
    };
  }

  #transition(token: string, kind: 'suspend' | 'resume'): Wanted {
    const project = this.random.pick(this.world.heldProjects);
    const common = { token, kind, office: 'decider' as const, project, parcel: null, ifMatch: true };
    if (kind === 'resume') {
      const body = { resumedOn: DAY, shiftOpenDueDates: false };
      return { ...common, path: `/v1/projects/${project}/resumptions`, body };
    }
    const body = {
      since: DAY,
      reasonCode: 'financing',
      reasonText: `The lender waits ${token}`,
      reviewOn: '2024-09-02',
    };
    return { ...common, path: `/v1/projects/${project}/suspensions`, body };
  }

  #land(token: string, kind: 'reserve' | 'release'): Wanted {
    const project = this.random.pick(this.world.landProjects);
    const held = [...(this.holds.get(project) ?? [])];
    const common = { token, office: 'land' as const, project, ifMatch: true };
    if (kind === 'release' && held.length > 0) {
      const parcel = this.random.pick(held);
      const body = {
        cadastralNumbers: [parcel],
        releasedOn: DAY,
        reasonCode: 'surplus',
        reasonText: `Not needed ${token}`,
      };
      return { ...common, kind, parcel, path: `/v1/projects/${project}/land-releases`, body };
    }
    const parcel = this.random.pick(this.world.parcels);
    const body = { cadastralNumber: parcel, landHa: '1.0000', reservedOn: DAY, reservedUntil: '2026-03-04' };
    return { ...common, kind: 'reserve', parcel, path: `/v1/projects/${project}/land-reservations`, body };
  }
}

const WEIGHTS = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2],
];

/** A BIN with the check digit it needs; the next serial when none fits. */
function binOf(serial: number): string {
  const eleven = `240340${String(serial % 100_000).padStart(5, '0')}`;
  for (const weights of WEIGHTS) {
    const rest = weights.reduce((sum, weight, index) => sum + weight * Number(eleven[index]), 0) % 11;
    if (rest < 10) return `${eleven}${rest}`;
  }
  return binOf(serial + 50_000);
}

function leiOf(serial: number): string {
  const eighteen = `QADAM${String(serial).padStart(13, '0')}`;
  const digits = [...`${eighteen}00`].map(character => parseInt(character, 36)).join('');
  return `${eighteen}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}`;
}
