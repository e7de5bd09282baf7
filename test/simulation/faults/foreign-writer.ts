import { EventCodec } from '../../../src/platform/cqrs/event-codec.js';
import { projectAggregate } from '../../../src/projects/domain/project.js';
import { aContext } from '../../support/a-context.js';
import { aProject } from '../../support/a-project.js';
import { testCatalogue } from '../../support/a-register.js';
import { PROJECTS } from '../clients/wishes.js';
import { STRANGER } from '../servers/event-store.js';
import type { World } from '../world.js';

/**
 * Somebody writes to one of our streams past the claims: another tool with the right to. It knows the format and the
 * head, and takes no claim. Only where the store is not PostgreSQL, whose function is the one way in.
 */
export function foreignWriter(world: World): void {
  if (world.home === 'postgres') return;
  const projectId = world.story.pick(PROJECTS);
  const stream = `project-${projectId}`;
  const head = world.headOf(stream);
  const key = `foreign-${world.story.bytes(8).toString('hex')}`;
  const [meeting] = aProject().withMeeting({ meetingId: key }).events.slice(-1);
  if (meeting === undefined) return;
  const codec = new EventCodec(
    testCatalogue,
    0,
    () => world.story.bytes(16),
    () => world.timestamp,
  );
  const events = codec.encode(projectAggregate, stream, head, [meeting], aContext({ key }));
  world.store.append(
    stream,
    head,
    events.map(({ eventId: id, type, data, meta }) => ({ id, type, data, meta })),
  );
  world.note(`a foreign writer appends to ${stream} after ${head}`);
  world.saw('a foreign writer wrote to one of our streams');
}

/** Other software writes to its own streams in the same store. */
export function strangerWrites(world: World): void {
  if (world.home === 'postgres') return;
  const stream = `${STRANGER}${world.story.below(2)}`;
  const id = world.story.bytes(8).toString('hex');
  world.store.append(stream, world.headOf(stream), [{ id, type: 'SomethingElse', data: '{}', meta: '{}' }]);
  world.note(`a stranger appends to ${stream}`);
}
