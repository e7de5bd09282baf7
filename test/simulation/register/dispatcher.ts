import { automationContext } from '../../../src/platform/cqrs/contexts.js';
import type { CommandContext, Command } from '../../../src/kernel/eventsourcing/command-context.js';
import { RuleViolation } from '../../../src/kernel/eventsourcing/rule-violation.js';
import { projectCommands } from '../../../src/projects/projects.automations.js';
import type { Process } from '../machinery/process.js';
import type { OutboxRow } from '../servers/tables.js';
import { DatabaseLine } from '../shells/database-line.js';
import type { World } from '../world.js';
import type { Instance } from './instance.js';

type Factories = Readonly<Record<string, (payload: never, context: CommandContext) => Command>>;

/**
 * Sends what automations ask for until each has a definite answer; every process does, at the same time and without
 * asking the others: what makes a second sending harmless is that the command id never changes.
 */
export async function dispatch(world: World, process: Process, instance: Instance): Promise<void> {
  const line = new DatabaseLine(world, process);
  for (;;) {
    await process.sleep(process.chance.between(600, 2_000), 'looks what is to be sent');
    try {
      const waiting = await line.ask('read what is to be sent', tables => firstOfEach([...tables.outbox.values()]));
      for (const row of waiting) await send(world, process, instance, line, row);
    } catch {
      // The database is away, or the command has no answer yet: the next turn sends it again.
    }
  }
}

async function send(
  world: World,
  process: Process,
  instance: Instance,
  line: DatabaseLine,
  row: OutboxRow,
): Promise<void> {
  const make = (projectCommands as Factories)[row.name];
  if (make === undefined) throw new Error(`nobody makes ${row.name}`);
  const { timestamp: now, today } = world;
  const cause = {
    automation: row.automation,
    commandId: row.id,
    correlationId: row.id,
    causationId: row.id,
    now,
    today,
  };
  let answer = 'accepted';
  world.note(`${process.name}: sends ${row.name} of ${row.key}`);
  try {
    const { facts } = await instance.send(make(JSON.parse(row.payload) as never, automationContext(cause)));
    if (row.name.startsWith('Lapse') && facts.length > 0) world.saw(`${row.name}: something was left unfinished`);
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    answer = error.code;
  }
  await line.ask(`${row.name} is answered`, tables => tables.outbox.set(row.id, { ...row, answer }));
}

/** Commands of one process in order; those of different ones side by side. */
function firstOfEach(rows: readonly OutboxRow[]): readonly OutboxRow[] {
  const first = new Map<string, OutboxRow>();
  for (const row of rows) {
    const key = `${row.automation}/${row.key}`;
    if (row.answer === null && !first.has(key)) first.set(key, row);
  }
  return [...first.values()].slice(0, 3);
}
