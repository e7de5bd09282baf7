import { bruteForce, scaled, type RawEvent } from './brute-force.js';

/**
 * What additive KPIs have to be on a day, by hand over raw events: loops and BigInt, and not a line of what it checks.
 */
export interface DatedEvent extends RawEvent {
  readonly occurredOn: string;
}

export interface ByHand {
  readonly projects: number;
  /** K1 */
  readonly live: number;
  readonly byStage: Record<string, number>;
  readonly suspendedByStage: Record<string, number>;
  /** K2, tenge with two decimals, and how many sums have no rate. */
  readonly pipeline: string;
  readonly pipelineUnconverted: number;
  /** K3 */
  readonly watts: bigint;
  /** K4 */
  readonly squareMetresAllocated: bigint;
  readonly squareMetresReserved: bigint;
  /** K8 */
  readonly disbursed: string;
  readonly disbursedUnconverted: number;
  /** K14, K15 */
  readonly deemed: number;
  readonly approvals: number;
  readonly firstPass: number;
  readonly returns: number;
  readonly submissions: number;
  /** K19 */
  readonly rejected: number;
  readonly cancelled: number;
  /** K21 */
  readonly appealsFiled: number;
  /** K25 */
  readonly events: number;
  readonly corrections: number;
}

/** Tenge for a dollar, hundredths, by year: what the demo's table says. */
const DOLLAR: Record<string, bigint> = {
  '2019': 38275n,
  '2020': 41295n,
  '2021': 42603n,
  '2022': 46048n,
  '2023': 45631n,
  '2024': 46944n,
};
const AFTER_APPROVAL = ['approved', 'preparation', 'construction', 'commissioning', 'operation'];

/** Ten-thousandths of a tenge; null without a rate. */
function tenge(sum: { amount: string; currency: string }, on: string): bigint | null {
  if (sum.currency === 'KZT') return scaled(sum.amount, 2) * 100n;
  const year = on.slice(0, 4) > '2024' ? null : on.slice(0, 4);
  const rate = sum.currency === 'USD' && year !== null ? DOLLAR[year] : undefined;
  return rate === undefined ? null : scaled(sum.amount, 2) * rate;
}

const written = (tenThousandths: bigint): string => {
  const cents = (tenThousandths + 50n) / 100n;
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
};

export function kpisByHand(log: readonly DatedEvent[], day: string): ByHand {
  // Corrections are applied whenever they were made; everything else counts by its day.
  const known = log.filter(event => event.type === 'FigureCorrected' || event.occurredOn <= day);
  const projects = bruteForce(known);
  const found = {
    ...{ projects: projects.size, live: 0, byStage: {} as Record<string, number> },
    suspendedByStage: {} as Record<string, number>,
    ...{ watts: 0n, squareMetresAllocated: 0n, squareMetresReserved: 0n },
    ...{ deemed: 0, approvals: 0, firstPass: 0, returns: 0, submissions: 0, rejected: 0, cancelled: 0 },
    ...{ appealsFiled: 0, events: 0, corrections: 0, pipelineUnconverted: 0, disbursedUnconverted: 0 },
  };
  let [pipeline, disbursed] = [0n, 0n];
  const voided = new Set(
    known.filter(e => e.type === 'FigureCorrected' && e.data.pointer === '').map(e => e.data.target!.eventId),
  );
  const right = new Map(
    known
      .filter(e => e.type === 'FigureCorrected' && e.data.pointer === '/amount/amount')
      .map(e => [e.data.target!.eventId, JSON.parse(e.data.right!) as string]),
  );
  for (const [id, project] of projects) {
    const events = known.filter(e => e.stream === `project-${id}` && !voided.has(e.eventId));
    const last = (type: string): DatedEvent | undefined => events.findLast(e => e.type === type);
    const { stage } = project;
    const live = !['rejected', 'cancelled', 'closed'].includes(stage);
    if (live) {
      found.live++;
      found.byStage[stage] = (found.byStage[stage] ?? 0) + 1;
      if (project.hold === 'suspended') found.suspendedByStage[stage] = (found.suspendedByStage[stage] ?? 0) + 1;
      const approved = AFTER_APPROVAL.includes(stage);
      const says = approved ? ['ProposalApproved', 'InvestmentCostRevised'] : ['ProposalRegistered', 'ProposalAmended'];
      const said = events.findLast(e => says.includes(e.type))!;
      const cost = said.data.to?.primary ?? (said.data.approved ?? said.data.declared)?.cost?.primary;
      const kzt = cost ? tenge(cost, said.occurredOn) : 0n;
      if (kzt === null) found.pipelineUnconverted++;
      else pipeline += kzt;
      const accepted = stage === 'operation' ? last('FacilityAccepted') : undefined;
      const acceptedMw = (accepted?.data as { acceptedMw?: string | null } | undefined)?.acceptedMw;
      found.watts += acceptedMw ? scaled(acceptedMw, 6) : project.counts[approved ? 'wattsApproved' : 'wattsDeclared']!;
    }
    if (stage === 'rejected') found.rejected++;
    if (stage === 'cancelled') found.cancelled++;
    found.squareMetresAllocated += project.counts['squareMetresAllocated']!;
    found.squareMetresReserved += project.counts['squareMetresReserved']!;
    let version = 0;
    for (const { type, data, eventId, occurredOn } of events) {
      if (type === 'FigureCorrected' && occurredOn > day) continue;
      found.events++;
      if (type === 'FigureCorrected') found.corrections++;
      if (type === 'RefusalDeemed') found.deemed++;
      if (type === 'ProposalSubmittedForReview') [version, found.submissions] = [version + 1, found.submissions + 1];
      if (type === 'ProposalReturnedForRevision') found.returns++;
      if (type === 'ProposalApproved')
        [found.approvals, found.firstPass] = [found.approvals + 1, found.firstPass + (version === 1 ? 1 : 0)];
      if (type === 'AppealFiled') found.appealsFiled++;
      if (type !== 'InvestmentDisbursed') continue;
      const amount = { ...data.amount!, amount: right.get(eventId) ?? data.amount!.amount };
      const kzt = tenge(amount, occurredOn);
      if (kzt === null) found.disbursedUnconverted++;
      else disbursed += kzt;
    }
  }
  return { ...found, pipeline: written(pipeline), disbursed: written(disbursed) };
}
