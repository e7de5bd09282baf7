import type { AuthenticationFault } from './authenticator.js';

/** A known caller who may not: for the access audit. Ids only. */
export interface AccessRefusal {
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly action: string;
  readonly reason: string;
  readonly client: string;
  readonly personId: string | null;
  readonly organisationId: string;
  readonly method: string;
  /** The route's pattern. */
  readonly route: string;
  readonly traceId: string;
}

/** A request that is nobody's: logged and counted, not audited, since anybody can send any number of them. */
export interface UnauthenticatedRequest {
  readonly fault: AuthenticationFault;
  readonly keyId: string | null;
  readonly method: string;
  readonly route: string;
  readonly traceId: string;
}

/** Where the gate reports what it refused. Never throws and never waits: refusing must stay cheap. */
export interface RefusalSink {
  unauthenticated(request: UnauthenticatedRequest): void;
  forbidden(refusal: AccessRefusal): void;
}
