import type { Automation, Reaction } from '../../../src/platform/automations/automation.js';
import { commandIdOfReaction } from '../../../src/platform/automations/reaction-writer.js';
import type { ProjectedEvent } from '../../../src/platform/projections/projected-event.js';
import { projectAutomations } from '../../../src/projects/projects.automations.js';
import type { Process } from '../machinery/process.js';
import { holdLease, moveCheckpoint } from '../servers/leases.js';
import { atomically, type EventRow, type OutboxRow, type Tables, type TimerRow } from '../servers/tables.js';
import { DatabaseLine } from '../shells/database-line.js';
import type { World } from '../world.js';
import { fenced } from './fenced.js';
import { foldHolders, HOLDERS } from './holders.js';

const PAGE = 20;

/** What one page made of a follower: written in one transaction with its checkpoint. */
interface Page {
  readonly follower: string;
  readonly from: number;
  readonly to: number;
  readonly kept: ReadonlyMap<string, string | null>;
  readonly timers: readonly { readonly id: string; readonly row: TimerRow | null }[];
  readonly outbox: readonly OutboxRow[];
  readonly fired: readonly string[];
}

/**
 * The automations of the register and one read model, over the event tables. Their definitions are the shipped ones;
 * the runtime is a model: one owner by lease and epoch, state, timers, outbox and checkpoint in one transaction.
 */
export async function follow(world: World, process: Process): Promise<void> {
  const line = new DatabaseLine(world, process);
  for (;;) {
    await process.sleep(process.chance.between(300, 1_000), 'looks what follows');
    try {
      await turn(world, process, line);
    } catch {
      // Fenced, or no answer: the next turn begins with what is in the tables by then.
    }
  }
}

async function turn(world: World, process: Process, line: DatabaseLine): Promise<void> {
  const seen = await line.ask('hold the followers', (tables, clock) => {
    const epoch = holdLease(tables, 'followers', process.name, clock);
    if (epoch === null) return null;
    // Pure, so it makes no difference that it is done where the rows are read instead of where they arrive.
    const pages = [...projectAutomations.map(each => react(each, tables, clock)), readModelPage(tables)];
    return { epoch, pages: pages.filter(page => page.to > page.from || page.fired.length > 0) };
  });
  if (seen === null || seen.pages.length === 0) return;
  const { pages } = seen;
  await world.sorePoint(process, 'what follows in hand', 1_000, 6_000);
  await line.ask(`write what follows, ${pages.length} pages`, tables =>
    fenced(world, 'followers', () => atomically(tables, () => pages.forEach(page => write(tables, page, seen.epoch)))),
  );
}

function react(automation: Automation, tables: Tables, clock: number): Page {
  const { name, takes } = automation;
  const from = tables.followers.get(name)?.position ?? 0;
  const events = tables.events.slice(from, from + PAGE);
  const kept = new Map<string, string | null>();
  const timers: { id: string; row: TimerRow | null }[] = [];
  const outbox: OutboxRow[] = [];
  const stateOf = (key: string): object | null => {
    const id = `${name}/${key}`;
    const json = kept.has(id) ? kept.get(id) : tables.kept.get(id);
    return json === null || json === undefined ? null : (JSON.parse(json) as object);
  };
  const keep = (key: string, cause: string, reaction: Reaction<object>): void => {
    kept.set(`${name}/${key}`, reaction.state === null ? null : JSON.stringify(reaction.state));
    for (const timer of reaction.timers ?? []) {
      const id = `${name}/${key}/${timer.name}`;
      timers.push({ id, row: timer.due === null ? null : { automation: name, key, name: timer.name, due: timer.due } });
    }
    (reaction.commands ?? []).forEach((command, index) => {
      const id = commandIdOfReaction(name, cause, index);
      outbox.push({
        id,
        automation: name,
        key,
        name: command.name,
        payload: JSON.stringify(command.payload),
        answer: null,
      });
    });
  };
  for (const event of events) {
    if (!(typeof takes === 'object' && 'types' in takes && takes.types.includes(event.type))) continue;
    const projected = projectedOf(event);
    const key = automation.keyOf(projected);
    if (key !== null) keep(key, event.eventId, automation.next(stateOf(key), projected));
  }
  // A timer fires once nothing is left to read that might take it away.
  const due = events.length < PAGE ? [...tables.timers.entries()].filter(([, row]) => row.automation === name) : [];
  const fired = due.filter(([id, row]) => Date.parse(row.due) <= clock && !timers.some(timer => timer.id === id));
  for (const [, row] of fired) {
    const reaction = automation.onTimer?.(stateOf(row.key), row);
    if (reaction !== undefined) keep(row.key, `${row.key}/${row.name}/${row.due}`, reaction);
  }
  return { follower: name, from, to: from + events.length, kept, timers, outbox, fired: fired.map(([id]) => id) };
}

function readModelPage(tables: Tables): Page {
  const from = tables.followers.get(HOLDERS)?.position ?? 0;
  const events = tables.events.slice(from, from + PAGE);
  const kept = foldHolders(events, key => tables.kept.get(`${HOLDERS}/${key}`));
  return { follower: HOLDERS, from, to: from + events.length, kept, timers: [], outbox: [], fired: [] };
}

function write(tables: Tables, page: Page, epoch: number): void {
  moveCheckpoint(tables, page.follower, epoch, page.from, page.to);
  for (const [key, state] of page.kept) {
    if (state === null) tables.kept.delete(key);
    else tables.kept.set(key, state);
  }
  for (const id of page.fired) tables.timers.delete(id);
  for (const { id, row } of page.timers) {
    if (row === null) tables.timers.delete(id);
    else tables.timers.set(id, row);
  }
  for (const row of page.outbox) if (!tables.outbox.has(row.id)) tables.outbox.set(row.id, row);
}

function projectedOf(event: EventRow): ProjectedEvent {
  return { ...event, data: JSON.parse(event.data) as object } as unknown as ProjectedEvent;
}
