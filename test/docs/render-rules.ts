import { crossProjectRules } from '../rules/cross-project-rules.js';
import { refusalRules } from '../rules/refusals/index.js';
import type { Proof } from '../rules/rule.js';
import { code, GENERATED, table } from './markdown.js';

/** `docs/rules.md`: every rule, where it is kept, and the spec that fails without it. */
export function renderRules(): string {
  const kept = crossProjectRules.filter(({ proofs }) => proofs.length > 0);
  const codes = new Set(refusalRules.map(rule => rule.code));
  return [
    GENERATED,
    '# Rules',
    'What the register holds projects to, where it does, and the spec that fails without it. `npm run rules:proof` switches',
    'each of them off in turn, in a copy, and demands that its spec turns red. The table is `test/rules`.',
    '',
    '## Across projects and steps',
    `${kept.length} of the ${crossProjectRules.length} rules X1 to X22 are kept. **BLOCK**: the command is refused.`,
    '**OVERRIDE**: refused unless a second authorised person says why; both are recorded. **WARN**: accepted, recorded and',
    'shown.',
    '',
    table(
      ['Rule', 'Severity', 'Says', 'Kept in', 'Fails without it'],
      crossProjectRules.map(({ id, severity, says, note, proofs }) => [
        id,
        severity,
        note === null ? says : `${says} *${note}*`,
        files(proofs, ({ file }) => file),
        files(proofs, ({ spec }) => spec),
      ]),
    ),
    '',
    '## Refusals',
    `${codes.size} ways to say no, at ${refusalRules.length} places.`,
    '',
    table(
      ['Refusal', 'Kept in', 'Fails without it'],
      refusalRules.map(({ code: slug, proof }) => [
        `[${code(slug)}](problems/${slug}.md)`,
        code(proof.file),
        code(proof.spec),
      ]),
    ),
  ].join('\n');
}

const files = (proofs: readonly Proof[], of: (proof: Proof) => string): string =>
  [...new Set(proofs.map(of))].map(code).join(' ');
