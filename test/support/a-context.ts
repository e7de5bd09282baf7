import { createHash } from 'node:crypto';
import type { CommandContext } from '../../src/kernel/eventsourcing/command-context.js';
import type { Role } from '../../src/kernel/access/role.js';
import { OFFICER } from './people.js';

export interface ContextOf {
  /** Null: a machine. */
  readonly person?: string | null;
  readonly role?: Role;
  /** The business day the command comes in. */
  readonly today?: string;
  /** The last day a published report counts. */
  readonly closedThrough?: string | null;
  /** The same key is the same command id. */
  readonly key?: string;
  readonly regions?: readonly string[];
}

/** What comes with a command: who, when, under which key. Fixed, so that the same test always records the same. */
export function aContext({
  person = OFFICER,
  role = 'project_officer',
  today = '2021-06-01',
  closedThrough = null,
  key = 'k-1',
  regions = ['*'],
}: ContextOf = {}): CommandContext {
  const client = person === null ? 'machine:ndip' : `person:${person}`;
  const organisationId = 'invest-department-turkistan';
  const commandId = uuidOf(client, key);
  return {
    commandId,
    fingerprint: createHash('sha256').update(key).digest('hex'),
    correlationId: commandId,
    causationId: null,
    actor: { personId: person, client, organisationId, role, onBehalfOf: null },
    source: { system: 'qadam', version: '0', channel: 'api' },
    now: `${today}T06:00:00.000Z`,
    today,
    closedThrough,
    expectedRevisions: null,
    permission: {
      principal: { client, personId: person, organisationId, roles: [role], regions },
      rule: { action: 'test', roles: 'any' },
    },
    idFor: name => uuidOf(commandId, name),
  };
}

/** Looks like a UUIDv5 and is as steady as one; the real encoding is pinned elsewhere. */
function uuidOf(...parts: readonly string[]): string {
  const hex = createHash('sha1').update(JSON.stringify(parts)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
