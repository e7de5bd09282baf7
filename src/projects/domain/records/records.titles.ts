/** What the timeline calls the facts of records.events.ts. */
export const RECORDS_TITLES = {
  DocumentAttached: { kk: 'Құжат тіркелді', ru: 'Приложен документ', en: 'Document attached' },
  DocumentSuperseded: { kk: 'Құжат ауыстырылды', ru: 'Документ заменён', en: 'Document superseded' },
  WarningAcknowledged: { kk: 'Ескерту ескерілді', ru: 'Предупреждение принято к сведению', en: 'Warning acknowledged' },
  RuleWarningRaised: { kk: 'Ереже ескертеді', ru: 'Правило предупреждает', en: 'A rule warns' },
  IssueRaised: { kk: 'Мәселе көтерілді', ru: 'Поднят проблемный вопрос', en: 'Issue raised' },
  IssueEscalated: {
    kk: 'Мәселе жоғары деңгейге шығарылды',
    ru: 'Проблемный вопрос вынесен на уровень выше',
    en: 'Issue escalated',
  },
  IssueResolved: { kk: 'Мәселе шешілді', ru: 'Проблемный вопрос решён', en: 'Issue resolved' },
  InstructionCompleted: { kk: 'Тапсырма орындалды', ru: 'Поручение исполнено', en: 'Instruction completed' },
  InstructionOverdueNoted: {
    kk: 'Тапсырманың мерзімі өтті',
    ru: 'Поручение просрочено',
    en: 'Instruction overdue',
  },
  MemorandumSigned: { kk: 'Меморандумға қол қойылды', ru: 'Подписан меморандум', en: 'Memorandum signed' },
  ProjectManagerAssigned: {
    kk: 'Жоба кураторы тағайындалды',
    ru: 'Назначен куратор проекта',
    en: 'Project manager assigned',
  },
} as const;
