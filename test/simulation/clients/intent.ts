import { createHash } from 'node:crypto';
import type { Role } from '../../../src/kernel/access/role.js';
import type { Command, CommandContext } from '../../../src/kernel/eventsourcing/command-context.js';
import { commandIdOf } from '../../../src/platform/event-store/ids.js';

/** What somebody wants, under one key: every attempt says the same. */
export interface Intent {
  readonly key: string;
  readonly person: string;
  readonly role: Role;
  readonly commandId: string;
  /** For people who read a trace. */
  readonly what: string;
  readonly fingerprint: string;
  /** If-Match. */
  readonly pinned: number | null;
  readonly command: (context: CommandContext) => Command;
}

export interface Wish extends Pick<Intent, 'what' | 'person' | 'role' | 'command'> {
  readonly pinned?: number | null;
}

/** @param body what tells this request from another one under the same key */
export function intentOf(key: string, wish: Wish, body = wish.what): Intent {
  return {
    pinned: null,
    ...wish,
    key,
    commandId: commandIdOf(`person:${wish.person}`, key),
    fingerprint: createHash('sha256').update(body).digest('hex'),
  };
}
