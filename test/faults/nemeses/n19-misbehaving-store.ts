import type { Misbehaviour } from '../../support/eventstoredb/misbehaviour.js';
import { startStandIn, type StandIn } from '../../support/eventstoredb/stand-in.js';
import { found } from '../checks/findings.js';
import { ask } from '../database.js';
import type { LoneNemesis } from '../nemesis.js';
import { sleep, until } from '../random.js';
import { onStage, type Stage } from '../stage.js';
import { cycles } from '../tiers.js';

const UNAVAILABLE = 14;

/** What the server does to calls and deliveries, a few times in a cycle. */
const ORDERS: readonly Misbehaviour[] = [
  { kind: 'silent', method: 'append' },
  { kind: 'store-without-answer', method: 'append' },
  { kind: 'clean-end', method: 'append' },
  { kind: 'error-after-store', method: 'append', code: UNAVAILABLE },
  { kind: 'deadline-after-store', method: 'append' },
  { kind: 'late', method: 'append', afterMs: 1_500 },
  { kind: 'wrong-expected-version-late', method: 'append', afterMs: 300 },
  { kind: 'silent', method: 'readStream' },
  { kind: 'duplicate-delivery', method: 'subscribeToAll' },
  { kind: 'old-event-again', method: 'subscribeToAll' },
  { kind: 'skip-delivery', method: 'subscribeToAll' },
  { kind: 'truncated-event', method: 'subscribeToAll' },
];

interface Strike {
  readonly name: string;
  readonly victims: readonly string[];
  run(): Promise<void>;
}

/**
 * The register on EventStoreDB, whose server misbehaves on order and is a stand-in: this says what our side does with
 * such a server, and nothing about a real one. Two instances, one of which is killed now and then.
 */
export const misbehavingStore: LoneNemesis = {
  id: 'N19',
  name: 'an EventStoreDB (the stand-in) that is silent, fails after it stored, answers late, drops, repeats, leaves out',
  attacks: 'one effect and one answer a key on EventStoreDB; the journal is the store, in order, without a hole',
  cycles: cycles(3, 8, 200, 500),
  on: 'a stage of its own',
  run: async (surroundings, times) => {
    const standIn = await startStandIn();
    let url = '';
    const ours = async (): Promise<readonly string[]> => {
      const [register] = await ask<{ prefix: string }>(
        url,
        `select replace(register_id::text, '-', '') || '.' as prefix from es.register`,
      );
      return standIn.events.filter(({ stream }) => stream.startsWith(register?.prefix ?? '?')).map(({ id }) => id);
    };
    const copied = async (): Promise<readonly string[]> =>
      (await ask<{ id: string }>(url, 'select event_id::text as id from es.event order by position')).map(
        ({ id }) => id,
      );
    const settled = async (): Promise<void> => {
      const isThere = async (): Promise<boolean> => (await copied()).length === (await ours()).length;
      await until('the journal has what the store has', 60_000, isThere, 100);
    };
    const environment = (): Record<string, string> => ({ EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: standIn.url });
    try {
      return await onStage(
        surroundings,
        { name: 'eventstoredb', environment, settled, rebuild: false },
        async stage => {
          url = stage.database.url;
          stage.campaign.nemesis = 'N19';
          const strikes = strikesOn(stage, standIn);
          for (let n = 0; n < times; n++) {
            const { name, victims, run } = strikes[n % strikes.length] as Strike;
            await stage.campaign.cycle(`store: ${name}`, run, victims);
            // What is stored between the two readings (refusals are written a second later) is no difference.
            const isCopy = async (): Promise<boolean> => (await ours()).join() === (await copied()).join();
            await until('the journal is the store', 10_000, isCopy, 100).catch(() =>
              stage.campaign.findings.push(found('C2', `N19: the journal is not the store, after ${name}`)),
            );
          }
          stage.notes.push(`N19: ${(await ours()).length} events in the stand-in, all in the journal, in its order`);
        },
      );
    } finally {
      await standIn.stop();
    }
  },
};

function strikesOn({ instances, random }: Stage, standIn: StandIn): readonly Strike[] {
  const all = instances.map(({ name }) => name);
  const ordered = ORDERS.map((order): Strike => ({
    name: `${order.kind}${order.method === undefined ? '' : ` on ${order.method}`}`,
    victims: all,
    run: async () => {
      const given = standIn.misbehave({ ...order, times: 3 + random.below(6) });
      await sleep(1_500 + random.next() * 1_500);
      given.stop();
      given.release();
    },
  }));
  const dropped = (['error', 'clean-end', 'silence'] as const).map((how): Strike => ({
    name: `subscription dropped: ${how}`,
    victims: all,
    run: async () => standIn.dropSubscriptions(how),
  }));
  const away: Strike = {
    name: 'connections cut, away for two seconds',
    victims: all,
    run: async () => {
      await standIn.kill();
      await sleep(2_000);
      await standIn.revive();
    },
  };
  const killed: Strike = {
    name: 'answers lost while an instance is killed',
    victims: all.slice(0, 1),
    run: async () => {
      const given = standIn.misbehave({ kind: 'store-without-answer', method: 'append', times: 5 });
      await sleep(300);
      await instances[0]?.kill();
      given.stop();
    },
  };
  // The rarest first: the short tiers see one of each family.
  const [silent, lost, ...others] = ordered as [Strike, Strike, ...Strike[]];
  return [lost, killed, dropped[2] as Strike, away, silent, ...others, ...dropped.slice(0, 2)];
}
