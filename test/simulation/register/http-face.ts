import type { CommandContext } from '../../../src/kernel/eventsourcing/command-context.js';
import { idFor, uuidV5 } from '../../../src/platform/event-store/ids.js';
import { failureOf } from '../../../src/platform/http/problems/failure-of.js';
import { found } from '../checks/finding.js';
import type { Answer } from '../clients/history.js';
import type { Intent } from '../clients/intent.js';
import type { Process } from '../machinery/process.js';
import type { World } from '../world.js';
import type { Instance } from './instance.js';

/** As the HTTP server's (platform/http/server/deadline.ts). */
export const HTTP_DEADLINE_MS = 10_000;

/** Problems that are no verdict: the same request may be sent again as it is. */
const COME_AGAIN = new Set(['event-store-unavailable', 'concurrent-change', 'unavailable']);

/** From a request to its answer: the context, the command, the deadline, and what each failure is called. */
export async function serve(world: World, process: Process, instance: Instance, intent: Intent): Promise<Answer> {
  return new Promise(resolve => {
    const cancel = process.later(HTTP_DEADLINE_MS, `${process.name}: HTTP deadline of ${intent.key}`, () =>
      resolve({ kind: 'unknown', problem: 'outcome-unknown' }),
    );
    const context = contextOf(world, process, intent);
    void answered(world, instance, intent, context).then(answer => (cancel(), resolve(answer)));
  });
}

async function answered(world: World, instance: Instance, intent: Intent, context: CommandContext): Promise<Answer> {
  try {
    const { stream, revision, facts, replayed } = await instance.send(intent.command(context));
    return { kind: 'ok', stream, revision, facts, replayed };
  } catch (error) {
    const { slug, unexpected } = failureOf(error);
    if (unexpected === true)
      world.history.found(found('C12', `${intent.what} ended with ${(error as Error).stack ?? String(error)}`));
    if (slug === 'outcome-unknown') return { kind: 'unknown', problem: slug };
    return { kind: COME_AGAIN.has(slug) ? 'again' : 'refused', problem: slug };
  }
}

function contextOf(world: World, process: Process, intent: Intent): CommandContext {
  const { commandId, fingerprint, person, role, pinned } = intent;
  const client = `person:${person}`;
  const organisationId = 'invest-department-turkistan';
  const minted = world.breaks.mintedIdOnRetry ? process.chance.bytes(8).toString('hex') : null;
  return {
    commandId,
    fingerprint,
    correlationId: commandId,
    causationId: null,
    actor: { personId: person, client, organisationId, role, onBehalfOf: null },
    source: { system: 'simulation', version: '1', channel: 'api' },
    now: world.timestamp,
    today: world.today,
    closedThrough: null,
    expectedRevisions: pinned === null ? null : [pinned],
    permission: {
      principal: { client, personId: person, organisationId, roles: [role], regions: ['*'] },
      rule: { action: 'simulation', roles: 'any' },
    },
    idFor: name => (minted === null ? idFor(commandId, name) : uuidV5(commandId, `${minted}/${name}`)),
  };
}
