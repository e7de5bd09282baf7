import { checkAll } from '../campaign.js';
import { checkAudit } from '../checks/audit.js';
import { checkIntegrity } from '../checks/integrity.js';
import { checkSessions } from '../checks/sessions.js';
import { found, type Check, type Finding } from '../checks/findings.js';
import { unfinished } from '../checks/invariants.js';
import type { ControlResult } from '../controls.js';
import { ask } from '../database.js';
import { settledAs, type Attempt, type Operation, type Read } from '../history.js';
import { readStore, type Store, type StoredEvent, type Witness } from '../stored.js';

/** Histories and logs of a sound run, each with one lie in it; the check that has to see the lie is named. */
export function doctored(operations: readonly Operation[], store: Store, began: number): ControlResult[] {
  const check = (history: readonly Operation[], log: Store): Finding[] => checkAll(history, log, began);
  const at = new Map(store.events.map(event => [event.eventId, event]));
  const stored = operations.filter(operation => settledAs(operation) === 'ok' && idsOf(operation).length > 0);
  const refused = operations.find(operation => settledAs(operation) === 'fail');
  const [first] = stored;
  if (first === undefined || refused === undefined)
    return [missing('doctored histories', 'the sound run has nothing to doctor')];
  const change = (operation: Operation, how: (attempt: Attempt) => Partial<Attempt>): Operation[] =>
    operations.map(each =>
      each === operation
        ? { ...each, attempts: each.attempts.map(attempt => ({ ...attempt, ...how(attempt) })) }
        : each,
    );
  const twice: Operation = { ...first, attempts: [...first.attempts, lastSaidOtherwise(first)] };
  const invented = change(refused, () => ({
    outcome: 'ok',
    eventIds: ['00000000-0000-5000-8000-000000000000'],
    revision: 3,
  }));
  const results = [
    judge('ok for a command that was never stored', 'C1', check(invented, store)),
    judge(
      'refused, and stored all the same',
      'C5',
      check(
        change(first, () => ({ outcome: 'fail', status: 409 })),
        store,
      ),
    ),
    judge(
      'an effect nobody asked for',
      'C5',
      check(
        operations.filter(each => each !== first),
        store,
      ),
    ),
    judge('two answers to one key', 'C6', check([...operations.filter(each => each !== first), twice], store)),
    judge(
      '500 for a valid command',
      'C12',
      check(
        change(first, () => ({ outcome: 'info', status: 500 })),
        store,
      ),
    ),
    judge('answered in the wrong order', 'C3', check(lateFirst(stored, at, operations), store)),
  ];
  results.push(...doctoredDecisions(operations, store, first), ...doctoredReads());
  const reserved = store.events.find(({ type }) => type === 'LandReserved');
  if (reserved === undefined) return [...results, missing('release before lapse', 'nobody reserved land')];
  const half = { ...store, events: store.events.filter(event => event !== reserved) };
  const open = unfinished(half).reservations.map(text => found('C9', text));
  return [
    ...results,
    judge('release before lapse, and a late second step', 'C9', check(operations, releasedTooEarly(store, reserved))),
    judge('a reservation left half done', 'C9', open.length > 0 ? open : heldOn(half, reserved)),
  ];
}

/** A copy of the database in which somebody has been at the tables. */
export async function tampered(
  url: string,
  operations: readonly Operation[],
  witness: Witness,
): Promise<ControlResult[]> {
  const before = await readStore(url);
  const acknowledged = operations.find(operation => settledAs(operation) === 'ok' && idsOf(operation).length > 0);
  const victim = before.events.find(({ eventId }) => eventId === idsOf(acknowledged)[0]);
  if (victim === undefined) return [missing('acknowledged event deleted', 'nothing was acknowledged')];
  const unfound = await hiddenFromIndex(url);
  const free = 'alter table es.event disable trigger all; alter table es.stream_index disable trigger all';
  await ask(url, free);
  for (const { name } of await ask<{ name: string }>(
    url,
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'es.event'::regclass`,
  ))
    await ask(url, `alter table ${name} disable trigger all`);
  await ask(url, `update es.event set data = data || ' ' where position = $1`, [victim.position]);
  const changed = (await witness.look(url, 'all', 0)).map(text => found('C2', text));
  await ask(url, 'delete from es.event where position = $1', [victim.position]);
  const gone = checkAll(operations, await readStore(url), 0);
  return [
    judge('acknowledged event deleted under the checker', 'C1', gone),
    judge('event changed under the checker', 'C2', changed),
    judge('a row that an index does not know', 'C11', unfound),
  ];
}

/** A row written while the index was told that it was not ready: what a crash in the middle of a page split may leave. */
async function hiddenFromIndex(url: string): Promise<Finding[]> {
  const ready = (is: boolean): string =>
    `update pg_index set indisready = ${is} where indexrelid = 'rm.of_faults_pkey'::regclass`;
  await ask(
    url,
    'create table rm.of_faults (n int primary key); insert into rm.of_faults select generate_series(1, 9)',
  );
  await ask(url, ready(false));
  await ask(url, 'insert into rm.of_faults values (10)');
  await ask(url, ready(true));
  return checkIntegrity(url);
}

/** An approval by who submitted, a hold on what is held, an event in another's name, a refusal nobody wrote down. */
function doctoredDecisions(operations: readonly Operation[], store: Store, first: Operation): ControlResult[] {
  const approval = store.events.find(({ type }) => type === 'ProposalApproved');
  const submitter = store.events.find(
    ({ type, stream }) => type === 'ProposalSubmittedForReview' && stream === approval?.stream,
  )?.person;
  const ownWork = store.events.map(event => (event === approval ? { ...event, person: submitter ?? null } : event));
  // Made from a registration: a short run need not have suspended anything.
  const registration = store.events.find(({ type }) => type === 'ProposalRegistered');
  const hold = { ...registration, type: 'ProjectSuspended' } as Store['events'][number];
  const twice = store.events.flatMap(event => (event === registration ? [event, hold, hold] : [event]));
  const ids = idsOf(first);
  const foreign = store.events.map(event => (ids.includes(event.eventId) ? { ...event, person: 'nobody' } : event));
  const refused = { instance: 'a', traceId: 'f'.repeat(32), completed: 0, wanted: 403, status: 403 } as const;
  return [
    judge('approved by who submitted it', 'C4', checkAll(operations, { ...store, events: ownWork }, 0)),
    judge('suspended while it is suspended', 'C4', checkAll(operations, { ...store, events: twice }, 0)),
    judge('an event in the name of another', 'C10', checkAudit(operations, [], [], { events: foreign })),
    judge('a refusal that nobody wrote down', 'C10', checkAudit(operations, [refused], [], store)),
  ];
}

/** A read that is older than what its client has written, and one that goes back. */
function doctoredReads(): ControlResult[] {
  const read: Read = {
    client: 'client 0',
    instance: 'a',
    project: 'p',
    invoked: 0,
    completed: 1,
    token: 10,
    atLeast: 3,
    status: 200,
    position: 12,
    revision: 3,
  };
  const stale = { ...read, position: 9, revision: 2 };
  const back = { ...read, invoked: 2, position: 11 };
  return [
    judge('a token that nobody looked at', 'C7', checkSessions([stale])),
    judge('a read that goes back in time', 'C7', checkSessions([read, back])),
  ];
}

/** The parcel goes to another project, and then the first one's second step comes after all. */
function releasedTooEarly({ events, commands }: Store, late: StoredEvent): Store {
  const stream = `parcel-${String(late.data['cadastralNumber'])}`;
  const reservation = {
    ...late,
    stream,
    type: 'ParcelReserved',
    data: { reservationId: 'other', projectId: 'another' },
  };
  const recorded = { ...late, stream: 'project-another' };
  const before = events.filter(({ position }) => position < late.position);
  return { commands, events: [...before, { ...reservation, type: 'ParcelReleased' }, reservation, recorded, late] };
}

function heldOn({ events }: Store, reserved: StoredEvent): Finding[] {
  const upTo = events.filter(({ position }) => position < reserved.position);
  return unfinished({ events: upTo, commands: [] }).reservations.map(text => found('C9', text));
}

/** Of two commands on one stream, the earlier one is said to have been sent after the later one was answered. */
function lateFirst(
  stored: readonly Operation[],
  at: ReadonlyMap<string, StoredEvent>,
  all: readonly Operation[],
): Operation[] {
  const seen = new Map<string, Operation>();
  for (const operation of stored) {
    const stream = at.get(idsOf(operation)[0] ?? '')?.stream ?? '';
    const earlier = seen.get(stream);
    seen.set(stream, operation);
    if (earlier === undefined) continue;
    const later = operation.attempts.at(-1)?.completed ?? 0;
    const moved = earlier.attempts.map(attempt => ({ ...attempt, invoked: later + 1, completed: later + 2 }));
    return all.map(each => (each === earlier ? { ...each, attempts: moved } : each));
  }
  return [...all];
}

function lastSaidOtherwise(operation: Operation): Attempt {
  const last = operation.attempts.findLast(({ outcome }) => outcome === 'ok') as Attempt;
  return { ...last, said: last.said === null ? null : { ...last.said, syncToken: '1.1' } };
}

const idsOf = (operation: Operation | undefined): readonly string[] =>
  operation?.attempts.find(({ outcome }) => outcome === 'ok')?.eventIds ?? [];

const missing = (name: string, how: string): ControlResult => ({ name, caught: false, how });

function judge(name: string, check: Check, findings: readonly Finding[]): ControlResult {
  const mine = findings.filter(finding => finding.check === check);
  return { name, caught: mine.length > 0, how: `${check}: ${mine[0]?.text.slice(0, 140) ?? 'nothing seen'}` };
}
