import type { LoneNemesis, Nemesis, SharedNemesis } from './nemesis.js';
import type { Tier } from './tiers.js';

export interface Strike<N extends Nemesis> {
  readonly nemesis: N;
  readonly cycles: number;
}

export interface Skipped {
  readonly id: string;
  readonly why: string;
}

export interface Plan {
  /** Each is one register from its first event to its last check. */
  readonly shared: readonly (readonly Strike<SharedNemesis>[])[];
  readonly lone: readonly Strike<LoneNemesis>[];
  readonly skipped: readonly Skipped[];
}

/** What one register lives through: checks hold its whole history in memory, so a long run is several lives. */
const CYCLES_A_STAGE = 120;

/** Who strikes how often. Asked for by name, a nemesis strikes at least once, whatever the tier says. */
export function planOf(
  nemeses: readonly Nemesis[],
  tier: Tier,
  wished: { readonly only: readonly string[]; readonly cycles: number | null },
): Plan {
  const asked = nemeses.filter(({ id, cycles }) =>
    wished.only.length > 0 ? wished.only.includes(id) : cycles[tier] > 0,
  );
  const skipped = asked.flatMap(({ id, lacks }) => {
    const why = lacks?.() ?? null;
    return why === null ? [] : [{ id, why }];
  });
  const strikes = asked
    .filter(({ id }) => !skipped.some(each => each.id === id))
    .map(nemesis => ({ nemesis, cycles: wished.cycles ?? Math.max(1, nemesis.cycles[tier]) }));
  const shared = strikes.filter(
    (strike): strike is Strike<SharedNemesis> => strike.nemesis.on !== 'a stage of its own',
  );
  return {
    shared: ['two instances', 'two instances behind proxies'].flatMap(on =>
      lives(shared.filter(({ nemesis }) => nemesis.on === on)),
    ),
    lone: strikes.filter((strike): strike is Strike<LoneNemesis> => strike.nemesis.on === 'a stage of its own'),
    skipped,
  };
}

function lives(strikes: readonly Strike<SharedNemesis>[]): Strike<SharedNemesis>[][] {
  const stages: Strike<SharedNemesis>[][] = [];
  let room = 0;
  for (const { nemesis, cycles } of strikes) {
    // Rounds on one revision are short: a life has room for many.
    const weight = nemesis.light === true ? 0.1 : 1;
    for (let left = cycles; left > 0;) {
      if (room < weight) {
        stages.push([]);
        room = CYCLES_A_STAGE;
      }
      const now = Math.min(left, Math.ceil(room / weight));
      stages.at(-1)?.push({ nemesis, cycles: now });
      room -= now * weight;
      left -= now;
    }
  }
  return stages;
}
