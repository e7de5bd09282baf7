export const APPEAL_COLLECTIONS = {
  appeals: 'AppealFiled',
  'upheld-appeals': 'AppealUpheld',
  annulments: 'DecisionAnnulled',
  'dismissed-appeals': 'AppealDismissed',
  'withdrawn-appeals': 'AppealWithdrawn',
} as const;
