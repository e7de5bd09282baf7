import { isDeepStrictEqual } from 'node:util';
import type { CommandContext } from '../../src/kernel/eventsourcing/command-context.js';
import { RuleViolation } from '../../src/kernel/eventsourcing/rule-violation.js';
import { LocalDate } from '../../src/kernel/time/local-date.js';
import { investorAggregate } from '../../src/investors/index.js';
import { parcelAggregate } from '../../src/land-registry/index.js';
import { Forbidden } from '../../src/platform/http/index.js';
import { AllocateLand } from '../../src/projects/land/allocate-land/allocate-land.js';
import { newestFirst } from '../../src/projects/domain/facts.js';
import { projectAggregate, type Project } from '../../src/projects/domain/project.js';
import type { ProjectEvent } from '../../src/projects/domain/project.events.js';
import { RegisterProposalHandler } from '../../src/projects/proposal/register-proposal/register-proposal.handler.js';
import { RegisterProposal } from '../../src/projects/proposal/register-proposal/register-proposal.js';
import { ReserveLand } from '../../src/projects/land/reserve-land/reserve-land.js';
import { aContext, type ContextOf } from '../support/a-context.js';
import { anInstance, followers, isRefusal, MortalLog, PARCELS } from '../support/a-land-office.js';
import { aDecision, TITLE } from '../support/a-project.js';
import { type AnInstance } from '../support/a-register.js';
import { figures, forward, SIDE_STEPS, step, type Choice, type Step } from '../support/histories.js';
import { INVESTOR_ID, LAND_DECIDER, LAND_OFFICER, OFFICER } from '../support/people.js';
import { Oracle, type Recorded } from './oracle.js';

/** What one step of a walk tries: which project, what, and whether a machine tries it instead of a person. */
export interface Try extends Choice {
  readonly project: number;
  readonly byMachine: boolean;
}

export interface Walked {
  readonly wrong: readonly string[];
  readonly recorded: number;
  readonly refused: number;
  readonly types: ReadonlySet<string>;
}

const NUMBERS = ['TRK-1', 'TRK-2', null];
/** Recorded by the automation only, or by the handlers of two streams. */
const NOT_BY_HAND: readonly Step[] = ['lapse'];

type Deciding = (project: Project, context: (over?: ContextOf) => CommandContext) => readonly ProjectEvent[];
type Sent = (key: string) => Promise<{ readonly facts: readonly unknown[] }>;

/** A register in memory with two projects, two parcels and everything that follows by itself. */
class Walk {
  readonly log = new MortalLog();
  readonly oracle = new Oracle();
  readonly wrong: string[] = [];
  readonly types = new Set<string>();
  recorded = 0;
  refused = 0;
  private readonly instance: AnInstance = anInstance(this.log);
  private readonly automations = followers();
  private readonly ids: string[] = [];
  private seen = 0;
  private tried = 0;
  private today = '2019-01-10';
  private failed = '';

  async begin(starts: readonly Try[]): Promise<void> {
    const { instance } = this;
    const registering = new RegisterProposalHandler(instance.streams, instance.claims);
    instance.handle(RegisterProposal, command => registering.execute(command));
    const investor = { investorId: INVESTOR_ID, legalName: TITLE, country: 'KR', bin: null, lei: null } as const;
    const unknown = { foreignSharePct: null, representativePersonIds: [], registeredBy: null } as const;
    await instance.streams.transact(investorAggregate, INVESTOR_ID, aContext({ key: 'investor' }), () => [
      { type: 'InvestorRegistered' as const, data: { ...investor, ...unknown, registeredOn: '2018-11-09' } },
    ]);
    for (const cadastralNumber of PARCELS) {
      const land = { cadastralNumber, cadastralNumberAsGiven: cadastralNumber, areaHa: '10.0000' } as const;
      const kind = { category: 'reserve', purpose: 'Solar power plant', kato: '613600000', encumbrances: [] } as const;
      const registered = {
        geometry: null,
        computedAreaHa: null,
        registeredOn: '2018-12-01',
        registeredBy: LAND_OFFICER,
      };
      await instance.streams.transact(parcelAggregate, cadastralNumber, aContext({ key: cadastralNumber }), () => [
        { type: 'ParcelRegistered' as const, data: { ...land, ...kind, ...registered } },
      ]);
    }
    for (const start of starts) await this.register(start);
  }

  /** A number that another has is refused (X7), and the office goes on with the register's own. */
  private async register(start: Try): Promise<void> {
    const key = `register-${this.tried++}`;
    const proposal = {
      registryNo: NUMBERS[start.pick % NUMBERS.length]!,
      proposedOn: this.today,
      title: TITLE,
      description: null,
      sectors: [{ scheme: 'qadam-sector', code: 'energy.solar' }],
      assetType: 'solar_pv',
      facilityType: 'new',
      site: { kato: '613600000', katoVersion: '2022-10-17', locality: null, location: null },
      investorId: INVESTOR_ID,
      declared: figures(start),
      source: { kind: 'application', url: null, date: this.today },
    } as const;
    const said: Sent = again =>
      this.instance.send(new RegisterProposal(proposal, this.context(again, { person: OFFICER })));
    const own: Sent = again =>
      this.instance.send(
        new RegisterProposal({ ...proposal, registryNo: null }, this.context(again, { person: OFFICER })),
      );
    // Without a number of its own nothing tells two applications apart but the key.
    const hasOwn = proposal.registryNo !== null;
    if (!(await this.attempt(key, said, hasOwn))) await this.attempt(`${key}-own`, own, false);
    const { stream } = (await this.log.readAll({ after: 0, limit: 100_000 })).findLast(
      ({ type }) => type === 'ProposalRegistered',
    )!;
    if (!this.ids.includes(stream.slice(8))) this.ids.push(stream.slice(8));
  }

  async try(next: Try): Promise<void> {
    // Mostly days, seldom months: or every conclusion expires before it is used.
    this.today = LocalDate.addDays(this.today as LocalDate, next.pick % 8 === 0 ? next.days : next.days % 7);
    const projectId = this.ids[next.project % this.ids.length]!;
    const { state } = await this.instance.streams.load(projectAggregate, projectId);
    const what =
      next.act % 10 < 9 ? onward(state, next.pick) : SIDE_STEPS[Math.floor(next.act / 10) % SIDE_STEPS.length]!;
    if (NOT_BY_HAND.includes(what)) return;
    await this.attempt(`try-${this.tried++}`, this.sent(what, projectId, state, next));
  }

  private sent(what: Step, projectId: string, state: Project, next: Try): Sent {
    const on = this.today;
    const machine = next.byMachine ? { person: null } : {};
    if (what === 'reserve') {
      const parcel = PARCELS[next.pick % PARCELS.length]!;
      const until = LocalDate.addDays(on as LocalDate, 180);
      const ha = next.flag ? '4.5000' : '10.0000';
      return key =>
        this.instance.send(
          new ReserveLand(
            projectId,
            parcel,
            ha,
            on,
            until,
            this.context(key, { person: LAND_OFFICER, role: 'land_officer' }),
          ),
        );
    }
    if (what === 'allocate') {
      const parcels = [...state.land.reservations.values()].map(({ cadastralNumber, landHa }) => ({
        cadastralNumber,
        landHa,
      }));
      const decision = aDecision(`A-${next.pick}`, on, LAND_DECIDER);
      return key =>
        this.instance.send(
          new AllocateLand(
            projectId,
            decision,
            parcels,
            'lease',
            on,
            null,
            null,
            this.context(key, { person: LAND_DECIDER, role: 'land_decider', ...machine }),
          ),
        );
    }
    let first: string | null = null;
    const decide: Deciding = (project, context) => {
      const facts = step(what, project, next, on, context, [INVESTOR_ID]);
      // A step that looks at the project wants something else the next time: that is another command, and not sent.
      if (first !== null && JSON.stringify(facts) !== first) return [];
      first = JSON.stringify(facts);
      return facts;
    };
    return key => this.transact(key, projectId, decide, machine);
  }

  /** The context that the decision was made with is the one it is recorded under. */
  private async transact(
    key: string,
    projectId: string,
    decide: Deciding,
    machine: ContextOf,
  ): Promise<{ readonly facts: readonly unknown[] }> {
    let used = this.context(key, machine);
    const context = (over: ContextOf = {}): CommandContext => (used = this.context(key, { ...over, ...machine }));
    const { state } = await this.instance.streams.load(projectAggregate, projectId);
    decide(state, context);
    return this.instance.streams.transact(projectAggregate, projectId, used, project => decide(project, context));
  }

  private context(key: string, over: ContextOf): CommandContext {
    return aContext({ today: this.today, ...over, key });
  }

  /** True when it was recorded. Whatever it was: the same again records nothing. */
  private async attempt(key: string, sent: Sent, isOneOfAKind = true): Promise<boolean> {
    try {
      await sent(key);
    } catch (error) {
      if (!(error instanceof RuleViolation || error instanceof Forbidden)) throw error;
      this.refused++;
      if ((await this.log.head()).position !== this.seen)
        this.wrong.push(`${key} was refused, and something is recorded`);
      return false;
    }
    const first = await this.look();
    const { position } = await this.log.head();
    await sent(key).catch(() => undefined);
    if ((await this.log.head()).position !== position)
      this.wrong.push(`${key}: said under the same key it is recorded twice`);
    if (isOneOfAKind) await sent(`${key}-again`).catch(() => undefined);
    if ((await this.log.head()).position !== position)
      this.wrong.push(`${first.join(', ')}: said again it is recorded twice`);
    await this.look();
    await this.follow();
    return true;
  }

  /** Everything that follows by itself. */
  private async follow(): Promise<void> {
    const isFinal = (error: unknown): boolean => {
      if (!isRefusal(error)) this.failed = String(error);
      return isRefusal(error);
    };
    for (let sent = 1, round = 0; sent > 0; round++) {
      if (round > 20) throw new Error(`what follows by itself does not come to rest: ${this.failed}`);
      sent = 0;
      for (const follower of this.automations) {
        await follower.catchUp(this.log);
        sent += await follower.dispatch(this.instance, isFinal);
      }
    }
    await this.look();
  }

  /** Shows the oracle what is new; answers it as text. */
  private async look(): Promise<readonly string[]> {
    const events = await this.log.readAll({ after: this.seen, limit: 100_000 });
    for (const { position, stream, revision, type, data, meta } of events) {
      const { actor } = JSON.parse(meta) as { readonly actor: { readonly personId: string | null } };
      const recorded = { position, stream, revision, type, actor: actor.personId };
      this.oracle.see({ ...recorded, data: JSON.parse(data) as Recorded['data'] });
      this.types.add(type);
      this.recorded++;
      this.seen = position;
    }
    return events.map(({ stream, type, data }) => `${stream} ${type} ${data}`);
  }

  async end(): Promise<void> {
    await this.follow();
    this.oracle.settle();
    const fresh = anInstance(this.log);
    for (const id of this.ids) {
      const [known, anew] = [
        await this.instance.streams.load(projectAggregate, id),
        await fresh.streams.load(projectAggregate, id),
      ];
      if (!isDeepStrictEqual(known, anew)) this.wrong.push(`what was kept of ${id} is not what its events come to`);
    }
  }
}

/** The way forward, without what walks would never come past: a negative conclusion, and one permit too many. */
function onward(project: Project, pick: number): Step {
  const what = forward(project, pick);
  if (what === 'allocate' && project.land.conclusion?.outcome === 'negative') return 'conclude-land';
  if (what !== 'build' && what !== 'permit') return what;
  const notified = [...newestFirst(project.works.permits)].some(({ kind }) => kind === 'works_notified');
  return notified ? 'build' : 'permit';
}

export async function walked(starts: readonly Try[], tries: readonly Try[]): Promise<Walked> {
  const walk = new Walk();
  await walk.begin(starts);
  for (const next of tries) await walk.try(next);
  await walk.end();
  const { recorded, refused, types } = walk;
  return { wrong: [...walk.wrong, ...walk.oracle.wrong], recorded, refused, types };
}
