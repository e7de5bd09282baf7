/** Collections of facts about what changed after the approval. */
export const CHANGE_COLLECTIONS = {
  'roadmap-baselines': 'RoadmapRebaselined',
  'cost-revisions': 'InvestmentCostRevised',
  'scope-revisions': 'ScopeRevised',
  delays: 'DelayReported',
  'investor-replacements': 'InvestorReplaced',
  'added-steps': 'RoadmapStepsAdded',
} as const;
