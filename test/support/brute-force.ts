/**
 * What rows and totals have to be, by hand over raw events: loops and BigInt, and not a line of what it checks.
 */
export interface RawEvent {
  readonly eventId: string;
  readonly stream: string;
  readonly type: string;
  readonly data: RawData;
}

interface RawSum {
  readonly amount: string;
  readonly currency: string;
}

interface RawMeasure {
  readonly cost?: { readonly primary: RawSum } | null;
  readonly capacityMw?: string | null;
  readonly landHa?: string | null;
  readonly jobsPermanent?: number | null;
  readonly jobsConstruction?: number | null;
}

/** Whatever any event may hold of what is counted. */
interface RawData {
  readonly declared?: RawMeasure;
  readonly approved?: RawMeasure;
  readonly site?: { readonly kato: string };
  readonly sectors?: readonly { readonly code: string }[];
  readonly investorId?: string;
  readonly amount?: RawSum;
  readonly periodTo?: string;
  readonly disbursedCumulative?: RawSum | null;
  readonly jobsPermanent?: number | null;
  readonly jobsConstruction?: number | null;
  readonly cadastralNumber?: string;
  readonly reservationId?: string;
  readonly landHa?: string;
  readonly parcels?: readonly { readonly cadastralNumber: string; readonly landHa: string }[];
  readonly target?: { readonly eventId: string };
  readonly pointer?: string;
  readonly right?: string | null;
}

export interface Expected {
  stage: string;
  hold: string;
  region: string;
  district: string;
  sector: string;
  investorId: string;
  counts: Record<string, bigint>;
  money: Map<string, bigint>;
}

const STAGE_OF: Record<string, string> = {
  ProposalRegistered: 'proposed',
  ProposalSubmittedForReview: 'review',
  ProposalReturnedForRevision: 'revision',
  ProposalApproved: 'approved',
  ProposalRejected: 'rejected',
  RoadmapApproved: 'preparation',
  ConstructionStarted: 'construction',
  FacilityAccepted: 'commissioning',
  OperationStarted: 'operation',
  ProjectCancelled: 'cancelled',
};
const DIGITS: Record<string, number> = { KZT: 2, USD: 2, JPY: 0 };

/** Every event as the corrections in the log make it read; what never was is left out. */
function corrected(log: readonly RawEvent[]): readonly RawEvent[] {
  return log.flatMap(event => {
    let data = event.data;
    for (const { type, data: said } of log) {
      if (type !== 'FigureCorrected' || said.target?.eventId !== event.eventId) continue;
      if (said.pointer === '') return [];
      data = JSON.parse(JSON.stringify(data)) as RawData;
      const path = said.pointer!.split('/').slice(1);
      let place = data as unknown as Record<string, unknown>;
      for (const name of path.slice(0, -1)) place = place[name] as Record<string, unknown>;
      place[path.at(-1)!] = JSON.parse(said.right!);
    }
    return [{ ...event, data }];
  });
}

/** Every project of the log, by id. */
export function bruteForce(recorded: readonly RawEvent[]): Map<string, Expected> {
  const log = corrected(recorded);
  const ids = new Set(log.filter(e => e.type === 'ProposalRegistered').map(e => e.stream.slice(8)));
  return new Map([...ids].map(id => [id, one(log.filter(e => e.stream === `project-${id}`))]));
}

function one(events: readonly RawEvent[]): Expected {
  const of = (...types: string[]): RawEvent[] => events.filter(e => types.includes(e.type));
  const first = of('ProposalRegistered')[0]!.data;
  const declared = of('ProposalRegistered', 'ProposalAmended').at(-1)!.data.declared!;
  const approved = of('ProposalApproved').at(-1)?.data.approved ?? null;
  let stage = '';
  for (const e of events) {
    if (['MeetingRecorded', 'MemorandumSigned'].includes(e.type) && stage === 'proposed') stage = 'negotiation';
    stage = STAGE_OF[e.type] ?? stage;
  }
  const reports = of('ProgressReported').map((e, index) => ({ ...e.data, index }));
  reports.sort((a, b) => (a.periodTo === b.periodTo ? a.index - b.index : a.periodTo! < b.periodTo! ? -1 : 1));
  const report = reports.at(-1) ?? null;
  const money = new Map<string, bigint>();
  const put = (figureClass: string, sum: { amount: string; currency: string } | null | undefined): void => {
    if (!sum) return;
    const key = `${figureClass} ${sum.currency}`;
    money.set(key, (money.get(key) ?? 0n) + scaled(sum.amount, DIGITS[sum.currency]!));
  };
  put('declared', declared.cost?.primary);
  put('approved', approved?.cost?.primary);
  for (const e of of('InvestmentDisbursed')) put('disbursed', e.data.amount);
  put('reported', report?.disbursedCumulative);
  const land = landOf(events);
  const { kato } = first.site!;
  return {
    stage,
    hold: of('ProjectSuspended', 'ProjectResumed').at(-1)?.type === 'ProjectSuspended' ? 'suspended' : 'none',
    region: `${kato.slice(0, 2)}0000000`,
    district: kato.endsWith('0000000') ? 'none' : kato,
    sector: first.sectors![0]!.code,
    investorId: first.investorId!,
    money,
    counts: {
      projects: 1n,
      wattsDeclared: scaled(declared.capacityMw, 6),
      wattsApproved: scaled(approved?.capacityMw, 6),
      squareMetresDeclared: scaled(declared.landHa, 4),
      squareMetresApproved: scaled(approved?.landHa, 4),
      squareMetresReserved: land.reserved,
      squareMetresAllocated: land.allocated,
      jobsPermanentDeclared: BigInt(declared.jobsPermanent ?? 0),
      jobsPermanentApproved: BigInt(approved?.jobsPermanent ?? 0),
      jobsPermanentReported: BigInt(report?.jobsPermanent ?? 0),
      jobsConstructionDeclared: BigInt(declared.jobsConstruction ?? 0),
      jobsConstructionApproved: BigInt(approved?.jobsConstruction ?? 0),
      jobsConstructionReported: BigInt(report?.jobsConstruction ?? 0),
    },
  };
}

/** Square metres that nobody gave back: of every parcel, what came after the last time it was all gone. */
function landOf(events: readonly RawEvent[]): { reserved: bigint; allocated: bigint } {
  const sums = { reserved: 0n, allocated: 0n };
  if (events.some(e => e.type === 'ProjectCancelled')) return sums;
  const numbers = new Set(events.filter(e => e.type === 'LandReserved').map(e => e.data.cadastralNumber!));
  for (const number of numbers) {
    let [reserved, allocated, id] = [0n, 0n, ''];
    for (const { type, data } of events) {
      const share = data.parcels?.find(parcel => parcel.cadastralNumber === number);
      if (type === 'LandReserved' && data.cadastralNumber === number)
        [reserved, id] = [scaled(data.landHa, 4), data.reservationId!];
      if (type === 'LandReservationLapsed' && data.cadastralNumber === number && data.reservationId === id)
        reserved = 0n;
      if (type === 'LandAllocated' && share) [reserved, allocated] = [0n, scaled(share.landHa, 4)];
      if (type === 'LandRevoked' && share) allocated = 0n;
      if (type === 'LandReleased' && share) {
        allocated -= scaled(share.landHa, 4);
        [reserved, allocated] = [0n, allocated < 0n ? 0n : allocated];
      }
    }
    sums.reserved += reserved;
    sums.allocated += allocated;
  }
  return sums;
}

export function scaled(decimal: string | null | undefined, digits: number): bigint {
  if (!decimal) return 0n;
  const [whole, fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(digits, '0'));
}

/** Cells as text lines, sorted: `stage hold region district sector [class currency] | measures`. */
export function expectedCells(projects: Iterable<Expected>, byInvestor = false): { counts: string[]; money: string[] } {
  const counts = new Map<string, Record<string, bigint>>();
  const money = new Map<string, { sum: bigint; projects: bigint }>();
  for (const project of projects) {
    const own = [project.stage, project.hold, project.region, project.district, project.sector];
    const key = [...(byInvestor ? [project.investorId] : []), ...own].join(' ');
    const cell = counts.get(key) ?? {};
    for (const [name, value] of Object.entries(project.counts)) cell[name] = (cell[name] ?? 0n) + value;
    counts.set(key, cell);
    for (const [what, sum] of project.money) {
      const known = money.get(`${key} ${what}`) ?? { sum: 0n, projects: 0n };
      money.set(`${key} ${what}`, { sum: known.sum + sum, projects: known.projects + 1n });
    }
  }
  return {
    counts: [...counts].map(([key, cell]) => `${key} | ${Object.values(cell).join(' ')}`).sort(),
    money: [...money].map(([key, { sum, projects: n }]) => `${key} | ${sum} ${n}`).sort(),
  };
}
