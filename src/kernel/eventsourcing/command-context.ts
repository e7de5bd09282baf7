import type { ActionRule, Principal } from '../access/authorize.js';
import type { Role } from '../access/role.js';

/** Who acts. Persons by id only; a timer or a machine is no person. */
export interface Actor {
  readonly personId: string | null;
  /** The stable client: `person:{id}` or `machine:{system}`; never a credential. */
  readonly client: string;
  readonly organisationId: string;
  readonly role: Role;
  readonly onBehalfOf: string | null;
}

/** Which system the command came from, and how. */
export interface Source {
  readonly system: string;
  readonly version: string;
  readonly channel: string;
}

/** Everything a decision may know beside the state: the domain has no clock, randomness or network of its own. */
export interface CommandContext {
  /** UUIDv5 of the principal and the Idempotency-Key: the same request sent again has the same id. */
  readonly commandId: string;
  /** HMAC over method, path, canonical body and principal, hex; a key reused with another body differs here. */
  readonly fingerprint: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly actor: Actor;
  readonly source: Source;
  /** RFC 3339, UTC, milliseconds. */
  readonly now: string;
  /** The business day of `now` in Asia/Almaty, `YYYY-MM-DD`. */
  readonly today: string;
  /**
   * The last day that a published report counts, as the read models said at most a second ago, `YYYY-MM-DD`; null when
   * none is published, and for what no caller dates: automations and timers.
   */
  readonly closedThrough: string | null;
  /** Revisions of If-Match; null when the caller pinned none. */
  readonly expectedRevisions: readonly number[] | null;
  /** What the key allows: the handler authorises again once it knows the region the command touches. */
  readonly permission: { readonly principal: Principal; readonly rule: ActionRule };
  /** Ids that a command creates: UUIDv5(commandId, name). Deterministic, so a retry creates nothing new. */
  readonly idFor: (name: string) => string;
}

/** What every command carries: Nest's bus needs a class, the domain stays free of Nest. */
export interface Command {
  readonly context: CommandContext;
}
