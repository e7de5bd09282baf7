/** What a contributor found. Codes and counts for machines, one sentence for people; no names, no addresses. */
export interface Finding {
  readonly ok: boolean;
  readonly detail?: string;
  /** Figures that help to see why; shown as they are. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * What a finding decides. `ready`: without it this process must get no requests. `startup`: as ready, until it was
 * fine once. `shown`: it is in the body and in an alert, and decides nothing (projector lag).
 */
export type Affects = 'ready' | 'startup' | 'shown';

export interface Contributor {
  readonly name: string;
  readonly affects: Affects;
  /** May reject: that is a finding too. */
  check(): Finding | Promise<Finding>;
}

export interface Report {
  readonly ok: boolean;
  /** Names of the checks that made it so. */
  readonly missing: readonly string[];
  readonly checks: Readonly<Record<string, Finding>>;
}

const DRAINING: Report = {
  ok: false,
  missing: ['draining'],
  checks: { draining: { ok: false, detail: 'this process is stopping' } },
};

const CACHE_MS = 1_000;
const DEADLINE_MS = 1_000;

/**
 * The state of this process as probes ask for it. Each check runs at most once a second however many probes ask, has a
 * second to answer, and one that fails or hangs is a finding and never an error of the probe.
 */
export class Health {
  private readonly contributors: Contributor[] = [];
  private readonly recent = new Map<string, { at: number; finding: Promise<Finding> }>();
  private draining = false;
  private startedUp = false;

  /** @param clock monotonic milliseconds */
  constructor(private readonly clock: () => number = () => performance.now()) {}

  register(contributor: Contributor): void {
    if (this.contributors.some(({ name }) => name === contributor.name))
      throw new Error(`two health contributors are named ${contributor.name}`);
    this.contributors.push(contributor);
  }

  /** From now on readiness says no, at once. */
  drain(): void {
    this.draining = true;
  }

  get isDraining(): boolean {
    return this.draining;
  }

  /** Whether requests should come here. */
  async ready(): Promise<Report> {
    if (this.draining) return DRAINING;
    return this.report(({ affects }) => affects !== 'startup' || !this.startedUp);
  }

  /** Whether the process has ever been ready; probes stop asking then. */
  async startup(): Promise<Report> {
    if (!this.startedUp) {
      const report = await this.report(({ affects }) => affects !== 'shown');
      if (!report.ok) return report;
      this.startedUp = true;
    }
    return { ok: true, missing: [], checks: {} };
  }

  private async report(asked: (contributor: Contributor) => boolean): Promise<Report> {
    const chosen = this.contributors.filter(asked);
    const findings = await Promise.all(chosen.map(contributor => this.find(contributor)));
    const missing = chosen.filter(({ affects }, index) => affects !== 'shown' && !findings[index]!.ok);
    return {
      ok: missing.length === 0,
      missing: missing.map(({ name }) => name),
      checks: Object.fromEntries(chosen.map(({ name }, index) => [name, findings[index]!])),
    };
  }

  private find(contributor: Contributor): Promise<Finding> {
    const now = this.clock();
    const recent = this.recent.get(contributor.name);
    if (recent !== undefined && now - recent.at < CACHE_MS) return recent.finding;
    const finding = withinDeadline(contributor);
    this.recent.set(contributor.name, { at: now, finding });
    return finding;
  }
}

async function withinDeadline(contributor: Contributor): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding>(resolve => {
    timer = setTimeout(() => resolve({ ok: false, detail: 'no answer within 1 s' }), DEADLINE_MS);
  });
  try {
    return await Promise.race([contributor.check(), late]);
  } catch (error) {
    // The class says enough ("LogUnavailable"); a driver's message may name hosts and users, and anybody may ask.
    return { ok: false, detail: error instanceof Error ? error.name : 'failed' };
  } finally {
    clearTimeout(timer);
  }
}
