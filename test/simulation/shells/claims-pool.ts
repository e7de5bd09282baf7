import type { Pool } from 'pg';
import type { Process } from '../machinery/process.js';
import { findClaim, isAlone, settleNothing, takeClaims, type Wanted } from '../servers/claims-functions.js';
import type { Tables } from '../servers/tables.js';
import type { World } from '../world.js';
import type { DatabaseLine } from './database-line.js';

interface Query {
  readonly name: string;
  readonly values: readonly never[];
}

type Row = Readonly<Record<string, unknown>>;

/** The statements of PostgresClaims by their names, over the model of what they call. Where they break, they say so. */
export function claimsPool(world: World, process: Process, line: DatabaseLine): Pool {
  const answer = ({ name, values }: Query, tables: Tables, clock: number): readonly Row[] => {
    switch (name) {
      case 'claims-take-claims':
        return [{ answers: takeClaims(tables, wantedOf(values), clock).map(text => forged(text)) }];
      case 'claims-find-claim': {
        const found = findClaim(tables, values[0]!);
        return found === null ? [] : [found as unknown as Row];
      }
      case 'claims-settle-nothing': {
        const [id, revision, ticket] = values as unknown as [string, number, number];
        if (world.breaks.settleWithoutTicket) return [{ settled: settleAnyhow(tables, id, revision) }];
        const settled = settleNothing(tables, id, revision, ticket);
        world.saw(settled ? 'nothing to record, and settled' : 'nothing to record, but the ticket was lost');
        return [{ settled }];
      }
      case 'claims-alone':
        return (values[0] as unknown as readonly string[]).map(id => ({
          alone: world.breaks.noReadBack || isAlone(tables, id),
        }));
      default:
        throw new Error(`nobody knows the statement ${name}`);
    }
  };
  const forged = (text: string): string => {
    if (text === '["key-reused"]') world.saw('a key was reused with another body');
    if (text.startsWith('["clock-skew"')) world.saw('a stamp was refused as off the clock');
    if (text.startsWith('["nothing"')) world.saw('nothing to record, as settled before');
    if (text.startsWith('["stored"')) world.saw('stored before, as the ledger says');
    if (!world.breaks.pendingReadAsNotStored || !text.startsWith('["open"')) return text;
    const [kind, takers, stream, lowest] = JSON.parse(text) as unknown[];
    return JSON.stringify([kind, takers, stream, lowest, Number.MAX_SAFE_INTEGER]);
  };
  const query = async (asked: Query): Promise<{ readonly rows: readonly Row[] }> => {
    if (asked.name === 'claims-settle-nothing') await world.sorePoint(process, 'settling nothing', 50, 1_500, 3);
    return { rows: await line.ask(asked.name, (tables, clock) => answer(asked, tables, clock)) };
  };
  return { query } as unknown as Pool;
}

/** Control: whoever took the command meanwhile is not asked. */
function settleAnyhow(tables: Tables, id: string, revision: number): boolean {
  const claim = tables.claims.get(id);
  if (claim !== undefined && claim.nothingAt === null) tables.claims.set(id, { ...claim, nothingAt: revision });
  return true;
}

function wantedOf(values: readonly unknown[]): readonly Wanted[] {
  const [ids, fingerprints, streams, expectations, earliest, latest, waited] = values as [
    readonly string[],
    readonly string[],
    readonly string[],
    readonly number[],
    readonly (string | null)[],
    readonly (string | null)[],
    readonly number[],
  ];
  const instant = (text: string | null | undefined): number | null => (text ? Date.parse(text) : null);
  return ids.map((commandId, n) => ({
    commandId,
    fingerprint: fingerprints[n]!.slice(2),
    stream: streams[n]!,
    expected: expectations[n]!,
    earliest: instant(earliest[n]),
    latest: instant(latest[n]),
    waited: waited[n]!,
  }));
}
