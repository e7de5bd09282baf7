import type { ClaimRow, Tables } from './tables.js';

/** One command as es.take_claims is given it. */
export interface Wanted {
  readonly commandId: string;
  readonly fingerprint: string;
  readonly stream: string;
  readonly expected: number;
  /** Milliseconds since 1970; null when there is nothing to stamp. */
  readonly earliest: number | null;
  readonly latest: number | null;
  readonly waited: number;
}

const SKEW_MS = 2_000;

/** es.take_claims of 0003-eventstoredb.sql: one JSON answer a command, in the order given. */
export function takeClaims(tables: Tables, wanted: readonly Wanted[], clock: number): readonly string[] {
  return wanted.map(each => JSON.stringify(takeOne(tables, each, clock)));
}

function takeOne(tables: Tables, wanted: Wanted, clock: number): readonly unknown[] {
  const { commandId, fingerprint, stream, expected, earliest, latest, waited } = wanted;
  const copied = (tables.streams.get(stream)?.length ?? 0) - 1;
  const known = tables.commands.get(commandId);
  if (known !== undefined) return known.fingerprint === fingerprint ? ledgerAnswer(tables, commandId) : ['key-reused'];
  const held = tables.claims.get(commandId);
  const early = earliest !== null && earliest < clock - SKEW_MS - waited;
  const late = latest !== null && latest > clock + SKEW_MS - waited;
  if ((early || late) && (held?.nothingAt ?? null) === null) return ['clock-skew', new Date(clock).toISOString()];
  if (held !== undefined && held.fingerprint !== fingerprint) return ['key-reused'];
  const claim: ClaimRow =
    held === undefined
      ? { fingerprint, stream, lowest: expected, takers: 1, nothingAt: null, claimedAt: clock }
      : { ...held, takers: held.takers + 1, lowest: Math.min(held.lowest, expected) };
  tables.claims.set(commandId, claim);
  if (claim.nothingAt !== null) return ['nothing', claim.stream, claim.nothingAt];
  return ['open', claim.takers, claim.stream, claim.lowest, copied];
}

/** A minute in life; sooner here, so that worlds live to see it. */
const PRUNED_AFTER_MS = 5_000;

/** es.prune_claims: claims of commands that are copied say nothing more. True when there were any. */
export function pruneClaims(tables: Tables, clock: number): boolean {
  const before = tables.claims.size;
  for (const [commandId, { claimedAt }] of tables.claims) {
    if (tables.commands.has(commandId) && claimedAt < clock - PRUNED_AFTER_MS) tables.claims.delete(commandId);
  }
  return tables.claims.size < before;
}

/** es.settle_nothing: true when nobody took the claim after the holder of this ticket. */
export function settleNothing(tables: Tables, commandId: string, revision: number, ticket: number): boolean {
  const claim = tables.claims.get(commandId);
  if (claim === undefined || claim.takers !== ticket || claim.nothingAt !== null) return false;
  tables.claims.set(commandId, { ...claim, nothingAt: revision });
  return true;
}

export function isAlone(tables: Tables, commandId: string): boolean {
  return tables.claims.get(commandId)?.takers === 1;
}

/** What PostgresClaims finds of a command: the ledger first. */
export function findClaim(
  tables: Tables,
  commandId: string,
): { readonly fingerprint: string; readonly claim: readonly unknown[] } | null {
  const known = tables.commands.get(commandId);
  if (known !== undefined) return { fingerprint: known.fingerprint, claim: ledgerAnswer(tables, commandId) };
  const held = tables.claims.get(commandId);
  if (held === undefined) return null;
  const { fingerprint, stream, takers, lowest, nothingAt } = held;
  if (nothingAt !== null) return { fingerprint, claim: ['nothing', stream, nothingAt] };
  return { fingerprint, claim: ['open', takers, stream, lowest, (tables.streams.get(stream)?.length ?? 0) - 1] };
}

function ledgerAnswer(tables: Tables, commandId: string): readonly unknown[] {
  const { first, last, lastRevision, stream } = tables.commands.get(commandId)!;
  return first === null ? ['nothing', stream, lastRevision] : ['stored', stream, lastRevision - (last - first)];
}
