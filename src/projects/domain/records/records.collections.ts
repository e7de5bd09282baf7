/** Collections of the facts of records.events.ts. */
export const RECORDS_COLLECTIONS = {
  documents: 'DocumentAttached',
  'document-supersessions': 'DocumentSuperseded',
  'warning-acknowledgements': 'WarningAcknowledged',
  'rule-warnings': 'RuleWarningRaised',
  issues: 'IssueRaised',
  'issue-escalations': 'IssueEscalated',
  'issue-resolutions': 'IssueResolved',
  'instruction-completions': 'InstructionCompleted',
  'overdue-instructions': 'InstructionOverdueNoted',
  memoranda: 'MemorandumSigned',
  'manager-assignments': 'ProjectManagerAssigned',
} as const;
