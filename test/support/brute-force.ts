/**
 * What rows and totals have to be, by hand over raw events: loops and BigInt, and not a line of what it checks.
 */
export interface RawEvent {
  readonly eventId: string;
  readonly stream: string;
  readonly type: string;
  /** The business date as it was recorded. */
  readonly occurredOn: string;
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
  readonly toInvestorId?: string;
  readonly amount?: RawSum;
  readonly periodTo?: string;
  readonly disbursedCumulative?: RawSum | null;
  readonly jobsPermanent?: number | null;
  readonly jobsConstruction?: number | null;
  readonly restoredStage?: string;
  readonly cadastralNumber?: string;
  readonly reservationId?: string;
  readonly landHa?: string;
  readonly parcels?: readonly { readonly cadastralNumber: string; readonly landHa: string }[];
  readonly landReleased?: boolean;
  readonly effect?: string;
  readonly annulled?: { readonly kind: string; readonly decisionNumber: string | null };
  readonly paidOn?: string;
  readonly target?: { readonly eventId: string };
  readonly pointer?: string;
  readonly right?: string | null;
  readonly to?: RawMeasure & { readonly primary?: RawSum };
  readonly agreementNo?: string;
  readonly decision?: { readonly number: string };
  readonly terms?: { readonly committed: RawMeasure };
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
  ProjectClosed: 'closed',
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

/** What was true at the end of a day, as the log up to here says. */
export function bruteForceOn(recorded: readonly RawEvent[], day: string): Map<string, Expected> {
  const log = corrected(recorded).map(event => ({ ...event, on: dateOf(event) }));
  const found = new Map<string, Expected>();
  for (const first of log.filter(e => e.type === 'ProposalRegistered' && e.on <= day)) {
    const own = log.filter(e => e.stream === first.stream);
    const void_ = own.filter((e, at) => own.slice(at).some(later => annuls(later, e, own)));
    const told = own
      .filter(e => !void_.includes(e) && e.on <= day)
      .map(e => ({ e, on: e.on < first.on ? first.on : e.on }));
    // Insertion, earliest first: what is of one day stays in its order.
    const ordered: typeof told = [];
    for (const next of told) {
      let at = ordered.length;
      while (at > 0 && ordered[at - 1]!.on > next.on) at--;
      ordered.splice(at, 0, next);
    }
    found.set(first.stream.slice(8), one(ordered.map(({ e }) => e)));
  }
  return found;
}

function dateOf({ type, data, occurredOn }: RawEvent): string {
  if (type === 'InvestmentDisbursed') return data.paidOn!;
  if (type === 'ProgressReported') return data.periodTo!;
  return occurredOn;
}

const ANNULLED_TYPE: Record<string, string> = {
  rejection: 'ProposalRejected',
  cancellation: 'ProjectCancelled',
  deemed_refusal: 'RefusalDeemed',
};

/** From the beginning: the last decision of that kind and number before it. */
function annuls({ type, data, eventId }: RawEvent, decision: RawEvent, own: readonly RawEvent[]): boolean {
  if (type !== 'DecisionAnnulled' || data.effect !== 'from_the_beginning') return false;
  const { kind, decisionNumber } = data.annulled!;
  const before = own.slice(
    0,
    own.findIndex(e => e.eventId === eventId),
  );
  const last = before.findLast(
    e => e.type === ANNULLED_TYPE[kind] && (kind === 'deemed_refusal' || e.data.decision!.number === decisionNumber),
  );
  return last?.eventId === decision.eventId;
}

function one(events: readonly RawEvent[]): Expected {
  const of = (...types: string[]): RawEvent[] => events.filter(e => types.includes(e.type));
  const first = of('ProposalRegistered')[0]!.data;
  const declared = of('ProposalRegistered', 'ProposalAmended').at(-1)!.data.declared!;
  const approved = approvedNow(events);
  const contracted = contractedNow(events);
  let stage = '';
  for (const e of events) {
    if (['MeetingRecorded', 'MemorandumSigned'].includes(e.type) && stage === 'proposed') stage = 'negotiation';
    if (e.type === 'PhaseAccepted' && stage === 'construction') stage = 'commissioning';
    stage = e.type === 'DecisionAnnulled' ? e.data.restoredStage! : (STAGE_OF[e.type] ?? stage);
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
  put('contracted', contracted?.cost?.primary);
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
    investorId: of('InvestorReplaced').at(-1)?.data.toInvestorId ?? first.investorId!,
    money,
    counts: {
      projects: 1n,
      wattsDeclared: scaled(declared.capacityMw, 6),
      wattsApproved: scaled(approved?.capacityMw, 6),
      wattsContracted: scaled(contracted?.capacityMw, 6),
      squareMetresDeclared: scaled(declared.landHa, 4),
      squareMetresApproved: scaled(approved?.landHa, 4),
      squareMetresContracted: scaled(contracted?.landHa, 4),
      squareMetresReserved: land.reserved,
      squareMetresAllocated: land.allocated,
      jobsPermanentDeclared: BigInt(declared.jobsPermanent ?? 0),
      jobsPermanentApproved: BigInt(approved?.jobsPermanent ?? 0),
      jobsPermanentContracted: BigInt(contracted?.jobsPermanent ?? 0),
      jobsPermanentReported: BigInt(report?.jobsPermanent ?? 0),
      jobsConstructionDeclared: BigInt(declared.jobsConstruction ?? 0),
      jobsConstructionApproved: BigInt(approved?.jobsConstruction ?? 0),
      jobsConstructionContracted: BigInt(contracted?.jobsConstruction ?? 0),
      jobsConstructionReported: BigInt(report?.jobsConstruction ?? 0),
    },
  };
}

/** The last approval, with what each later decision said instead: a cost, or all but the cost. */
function approvedNow(events: readonly RawEvent[]): RawMeasure | null {
  const since = events.slice(events.findLastIndex(e => e.type === 'ProposalApproved'));
  const approval = since[0]?.data.approved;
  if (!approval) return null;
  const cost = since.findLast(e => e.type === 'InvestmentCostRevised')?.data.to?.primary;
  const rest = since.findLast(e => e.type === 'ScopeRevised')?.data.to;
  return { ...(rest ?? approval), cost: cost ? { primary: cost } : (approval.cost ?? null) };
}

/** Of all agreements without a later end the one signed last, as its last later annex has it. */
function contractedNow(events: readonly RawEvent[]): RawMeasure | null {
  const endsAfter = (at: number, number: string): boolean =>
    events.slice(at).some(e => e.type === 'InvestmentAgreementTerminated' && e.data.agreementNo === number);
  const at = events.findLastIndex(
    (e, at) => e.type === 'InvestmentAgreementSigned' && !endsAfter(at, e.data.decision!.number),
  );
  if (at < 0) return null;
  const { number } = events[at]!.data.decision!;
  const annex = events
    .slice(at)
    .findLast(e => e.type === 'InvestmentAgreementAmended' && e.data.agreementNo === number);
  return (annex ?? events[at]!).data.terms!.committed;
}

/** Square metres that nobody gave back: of every parcel, what came after the last time it was all gone. */
function landOf(all: readonly RawEvent[]): { reserved: bigint; allocated: bigint } {
  const sums = { reserved: 0n, allocated: 0n };
  // A cancellation gives all of it back, and an annulment brings none of it again, though the one that was there never was.
  const gone = (e: RawEvent): boolean => e.type === 'ProjectCancelled' || e.data.landReleased === true;
  const events = all.slice(all.findLastIndex(gone) + 1);
  const numbers = new Set(events.filter(e => e.type === 'LandReserved').map(e => e.data.cadastralNumber!));
  for (const number of numbers) {
    let [reserved, allocated, id] = [0n, 0n, ''];
    for (const { type, data } of events) {
      const share = data.parcels?.find(parcel => parcel.cadastralNumber === number);
      if (type === 'LandReserved' && data.cadastralNumber === number)
        [reserved, id] = [scaled(data.landHa, 4), data.reservationId!];
      const over = type === 'LandReservationLapsed' || type === 'LandReservationExpired';
      if (over && data.cadastralNumber === number && data.reservationId === id) reserved = 0n;
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
