import type { PoolClient } from 'pg';
import { failpoint } from '#failpoint';
import type { Generation } from './generation.js';
import { generationsOf, switchTo } from './registry.js';
import { HISTORY_WENT_BACKWARDS } from './restore-guard.js';
import { prepareForReaders } from './prepare-for-readers.js';
import type { Session } from './session.js';

/**
 * Generations that were built beside have caught up. First their indexes, which takes its time while the live ones go
 * on; then for each, between two live pages, the rest of the log and the readers' names in one short transaction.
 */
export async function finishBuilding(session: Session, client: PoolClient): Promise<void> {
  const members = session.building.running;
  await prepareForReaders(client, session.around.pool, members);
  for (const member of members) await takeOver(session, client, member);
}

async function takeOver(session: Session, client: PoolClient, member: Generation): Promise<void> {
  const { projection, number } = member;
  await session.between(async () => {
    while (await session.building.step(client, [member])) if (member.state !== 'running') return;
    if (member.state !== 'running') return;
    const live = (await generationsOf(client, [member.name])).find(({ role }) => role === 'live');
    if (!live) return;
    const liveIsVoid = live.state === 'stopped' && (live.lastError ?? '').startsWith(HISTORY_WENT_BACKWARDS);
    await client.query('begin');
    try {
      const request = { projection, from: live.generation, to: number, epoch: session.epoch, liveIsVoid };
      const switched = await switchTo(client, request);
      failpoint('projection.views-pointed');
      await client.query(switched ? 'commit' : 'rollback');
      if (!switched) return;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
    adopt(session, member);
  });
}

function adopt(session: Session, member: Generation): void {
  const { members } = session.followerOf(member);
  members.splice(0, Infinity, ...members.filter(each => each.name !== member.name), member);
  session.building.members.splice(session.building.members.indexOf(member), 1);
  member.role = 'live';
  session.around.freshness.committed(member.name, member.committed);
  session.around.report(`${member.name}: version ${member.projection.version} generation ${member.number} is live`);
}
