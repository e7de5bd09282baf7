import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { authorize, type ActionRule, type Principal } from '../../kernel/access/authorize.js';
import { ROLES, type Role } from '../../kernel/access/role.js';

const someRoles = fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 5 });
const someRegion = fc.constantFrom('610000000', '710000000', '750000000');
const aPrincipal: fc.Arbitrary<Principal> = fc.record({
  client: fc.constant('person:p'),
  personId: fc.option(fc.constant('p')),
  organisationId: fc.constant('o'),
  roles: someRoles,
  regions: fc.uniqueArray(fc.oneof(someRegion, fc.constant('*')), { maxLength: 3 }),
});
const aRule: fc.Arbitrary<ActionRule> = fc.record({
  action: fc.constant('projects.approve-proposal'),
  roles: fc.oneof(someRoles, fc.constantFrom('any' as const, 'public' as const)),
  personOnly: fc.option(fc.boolean(), { nil: undefined }),
});
const aResource = fc.record({ region: fc.option(someRegion) });
const nobody = fc.option(aPrincipal);

const always = (property: fc.IPropertyWithHooks<never> | fc.IProperty<never>): void =>
  fc.assert(property, { numRuns: 2_000 });

/** The oracle: the sentence of the design, not the code's steps. */
const may = (principal: Principal | null, rule: ActionRule, region: string | null): boolean =>
  rule.roles === 'public' ||
  (principal !== null &&
    principal.roles.length > 0 &&
    (rule.roles === 'any' || rule.roles.some(role => principal.roles.includes(role))) &&
    !(rule.personOnly && principal.personId === null) &&
    (region === null || ['*', region].some(scope => principal.regions.includes(scope))));

describe('authorize', () => {
  it('denies what no rule allows', () => {
    always(
      fc.property(nobody, aResource, (principal, resource) => {
        expect(authorize(principal, undefined, resource)).toEqual({ allow: false, reason: 'unknown-action' });
      }) as never,
    );
  });

  it('allows exactly what role, person and region together allow', () => {
    always(
      fc.property(nobody, aRule, aResource, (principal, rule, resource) => {
        expect(authorize(principal, rule, resource).allow).toBe(may(principal, rule, resource.region));
      }) as never,
    );
  });

  it('never grants a role that the caller does not hold or the rule does not name', () => {
    always(
      fc.property(aPrincipal, aRule, aResource, (principal, rule, resource) => {
        const verdict = authorize(principal, rule, resource);
        if (!verdict.allow || rule.roles === 'public') return;
        expect(principal.roles).toContain(verdict.role);
        if (rule.roles !== 'any') expect(rule.roles).toContain(verdict.role);
      }) as never,
    );
  });

  it('lets nobody gain by losing a role, a region or the person', () => {
    always(
      fc.property(aPrincipal, aRule, aResource, fc.nat(4), (principal, rule, resource, nth) => {
        if (rule.roles === 'public') return;
        const without = <T>(list: readonly T[]): T[] => list.filter((_, index) => index !== nth);
        const lesser: Principal[] = [
          { ...principal, roles: without(principal.roles) as Role[] },
          { ...principal, regions: without(principal.regions) },
          { ...principal, personId: null },
        ];
        if (authorize(principal, rule, resource).allow) return;
        for (const one of lesser) expect(authorize(one, rule, resource).allow).toBe(false);
      }) as never,
    );
  });
});
