/** Building, verifying, ending: lines of the timeline. */
export const WORKS_TITLES = {
  ProcedureTemplatePinned: {
    kk: 'Рәсім үлгісі бекітілді',
    ru: 'Закреплён шаблон процедуры',
    en: 'Procedure template pinned',
  },
  ProgressVerified: { kk: 'Есеп алаңда тексерілді', ru: 'Отчёт подтверждён на площадке', en: 'Progress verified' },
  ProgressDisputed: { kk: 'Есепке дау айтылды', ru: 'Отчёт оспорен', en: 'Progress disputed' },
  PhaseAccepted: { kk: 'Нысанның кезегі қабылданды', ru: 'Принята очередь объекта', en: 'Phase accepted' },
  JobsVerified: { kk: 'Жұмыс орындары тексерілді', ru: 'Рабочие места подтверждены', en: 'Jobs verified' },
  ProjectClosed: { kk: 'Жоба жабылды', ru: 'Проект закрыт', en: 'Project closed' },
} as const;
