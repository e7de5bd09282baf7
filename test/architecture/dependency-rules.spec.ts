import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';

const { rulesFor } = createRequire(import.meta.url)('./dependency-rules.cjs') as {
  rulesFor: (base: string) => IForbiddenRuleType[];
};

const fixtures = 'test/architecture/fixtures';

async function violationsIn(base: string): Promise<{ rules: Set<string>; files: number; texts: string[] }> {
  const { output } = await cruise(
    [base],
    {
      ruleSet: { forbidden: rulesFor(base) },
      validate: true,
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      tsConfig: { fileName: 'tsconfig.json' },
      enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'], conditionNames: ['import', 'node', 'default'] },
    },
    { extensions: ['.ts', '.js', '.json'], extensionAlias: { '.js': ['.ts', '.js'] } } as never,
    { tsConfig: (await import('dependency-cruiser/config-utl/extract-ts-config')).default('tsconfig.json') },
  );
  const result = output as ICruiseResult;
  return {
    rules: new Set(result.summary.violations.map(violation => violation.rule.name)),
    files: result.modules.filter(module => module.source.startsWith(base)).length,
    texts: result.summary.violations.map(v => `${v.rule.name}: ${v.from} -> ${v.to}`),
  };
}

describe('dependency rules', () => {
  it('hold in src, over every file of it', async () => {
    const found = await violationsIn('src');
    expect(found.texts).toEqual([]);
    expect(found.files).toBeGreaterThan(150);
  }, 120_000);

  it.each(rulesFor('src').map(rule => rule.name as string))(
    '%s is broken by its fixture',
    async rule => {
      const found = await violationsIn(`${fixtures}/${rule}`);
      expect([...found.rules]).toContain(rule);
    },
    60_000,
  );

  it('have no fixture without a rule', () => {
    expect(readdirSync(fixtures).sort()).toEqual(
      rulesFor('src')
        .map(rule => rule.name as string)
        .sort(),
    );
  });
});
