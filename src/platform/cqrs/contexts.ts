import type { ActionRule, Principal } from '../../kernel/access/authorize.js';
import type { CommandContext } from '../../kernel/eventsourcing/command-context.js';
import { idFor, stepCommandIdOf } from '../event-store/ids.js';

/**
 * The context of an earlier step of a command that writes two streams (rulings 8 and 25): a command id of its own,
 * nothing pinned. The step that answers the caller is appended last, under the command's own id.
 */
export function stepContext(context: CommandContext, step: string): CommandContext {
  const commandId = stepCommandIdOf(context.commandId, step);
  return {
    ...context,
    commandId,
    causationId: context.commandId,
    expectedRevisions: null,
    idFor: name => idFor(commandId, name),
  };
}

/** The register itself acting: completing, releasing, lapsing. It never takes a decision (X6). */
const REGISTER: Principal = {
  client: 'machine:register',
  personId: null,
  organisationId: 'register',
  roles: ['machine'],
  regions: ['*'],
};

const AUTOMATION: ActionRule = { action: 'register.automation', roles: ['machine'] };

export interface AutomationCause {
  readonly automation: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** A date was reached; otherwise an event asked for it. */
  readonly byTimer?: boolean;
  /** RFC 3339 UTC. */
  readonly now: string;
  readonly today: string;
}

/**
 * That a deadline passed is said by `machine:timer` (domain.md c.5), so that a replay tells it from what somebody noticed;
 * which automation had set the timer is said by the source. Everything else is recorded by the automation of its name.
 */
export function automationContext(cause: AutomationCause): CommandContext {
  const { automation, byTimer = false } = cause;
  return {
    commandId: cause.commandId,
    // The command id already says which automation, event and index: there is no other body to tell apart.
    fingerprint: cause.commandId.replaceAll('-', '').padEnd(64, '0'),
    correlationId: cause.correlationId,
    causationId: cause.causationId,
    actor: {
      personId: null,
      client: byTimer ? 'machine:timer' : `machine:${automation}`,
      organisationId: REGISTER.organisationId,
      role: 'machine',
      onBehalfOf: null,
    },
    source: byTimer
      ? { system: automation, version: '1', channel: 'timer' }
      : { system: 'register', version: '1', channel: 'automation' },
    now: cause.now,
    today: cause.today,
    closedThrough: null,
    expectedRevisions: null,
    permission: { principal: REGISTER, rule: AUTOMATION },
    idFor: name => idFor(cause.commandId, name),
  };
}
