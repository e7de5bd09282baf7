import { saidBy, type ProjectFact, type SaidBy } from '../../domain/proposal/figures.js';
import type { RuleWarningRaised } from '../../domain/project.events.js';
import type { Warning } from '../../domain/records/warnings.js';

/** A warning that is open while the current figures break the rule, and who has answered it how (ruling 32). */
export type CardWarning = Warning & {
  /** What the last submission said to it. */
  readonly justification: string | null;
  /** Why it was approved all the same. */
  readonly override: string | null;
  /** Who has seen it says why the figure stands; null while nobody has. */
  readonly acknowledged: { readonly justification: string; readonly said: SaidBy } | null;
};

export function warningsAfter(warnings: readonly CardWarning[], event: ProjectFact): readonly CardWarning[] {
  switch (event.type) {
    case 'PlausibilityWarningRaised':
      return [...warnings, { ...event.data, justification: null, override: null, acknowledged: null }];
    case 'ProposalAmended':
      return [];
    case 'WarningAcknowledged': {
      const { warningId, justification } = event.data;
      const acknowledged = { justification, said: saidBy(event) };
      return warnings.map(warning => (warning.warningId === warningId ? { ...warning, acknowledged } : warning));
    }
    case 'ProposalSubmittedForReview': {
      const { justifications } = event.data;
      return warnings.map(warning => ({
        ...warning,
        justification: justifications.find(({ rule }) => rule === warning.rule)?.text ?? null,
      }));
    }
    case 'ProposalApproved': {
      const { override } = event.data;
      if (override === null) return warnings;
      return warnings.map(warning =>
        override.rules.includes(warning.rule) ? { ...warning, override: override.reason } : warning,
      );
    }
    default:
      return warnings;
  }
}

/** What rules across projects and steps have warned of: of each rule the newest, and how often any has warned. */
export type CardRuleWarnings = {
  readonly newest: readonly (Omit<RuleWarningRaised['data'], 'raisedOn'> & { readonly said: SaidBy })[];
  readonly raised: number;
};

export const noRuleWarnings: CardRuleWarnings = { newest: [], raised: 0 };

/** A rule that warns again takes the place of its earlier warning, which stays in its collection. */
export function ruleWarningsAfter(warnings: CardRuleWarnings, event: ProjectFact): CardRuleWarnings {
  if (event.type !== 'RuleWarningRaised') return warnings;
  const { raisedOn: _saidOn, ...data } = event.data;
  const others = warnings.newest.filter(({ rule }) => rule !== data.rule);
  return { newest: [...others, { ...data, said: saidBy(event) }], raised: warnings.raised + 1 };
}
