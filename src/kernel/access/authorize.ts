import type { Role } from './role.js';

/** The caller, as the key says. `regions` are KATO codes of first-level regions; `*` is every region. */
export interface Principal {
  readonly client: string;
  readonly personId: string | null;
  readonly organisationId: string;
  readonly roles: readonly Role[];
  readonly regions: readonly string[];
}

/** One action somebody can ask for, as a context declares it in its action table. */
export interface ActionRule {
  readonly action: string;
  /** Roles that may; `any` is every valid key, `public` needs no key. */
  readonly roles: readonly Role[] | 'any' | 'public';
  /** Decisions are for persons: a machine client is refused whatever its roles (X6). */
  readonly personOnly?: boolean;
}

/** What the action touches. `region` is the first-level KATO code, or null where the resource lies in no region. */
export interface Resource {
  readonly region: string | null;
}

export type Refusal = 'unknown-action' | 'role' | 'region' | 'machine-decides';
export type Verdict =
  { readonly allow: true; readonly role: Role | null } | { readonly allow: false; readonly reason: Refusal };

/**
 * The one authorisation decision of the register: pure, deny by default.
 * On `allow`, `role` is the first of the caller's roles that may, or null for a public action.
 */
export function authorize(
  principal: Principal | null,
  rule: ActionRule | undefined,
  resource: Resource = { region: null },
): Verdict {
  if (rule === undefined) return { allow: false, reason: 'unknown-action' };
  if (rule.roles === 'public') return { allow: true, role: principal?.roles[0] ?? null };
  if (principal === null) return { allow: false, reason: 'role' };
  const role = rule.roles === 'any' ? principal.roles[0] : principal.roles.find(held => rule.roles.includes(held));
  if (role === undefined) return { allow: false, reason: 'role' };
  if (rule.personOnly && principal.personId === null) return { allow: false, reason: 'machine-decides' };
  if (resource.region !== null && !mayActIn(principal, resource.region)) return { allow: false, reason: 'region' };
  return { allow: true, role };
}

function mayActIn(principal: Principal, region: string): boolean {
  return principal.regions.includes('*') || principal.regions.includes(region);
}
