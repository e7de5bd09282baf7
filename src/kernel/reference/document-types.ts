import { codeList, namedRows, ownList } from './code-list.js';

export type DocumentType =
  | 'application'
  | 'decision'
  | 'minutes'
  | 'memorandum'
  | 'contract'
  | 'feasibility_study'
  | 'environmental_report'
  | 'design_documents'
  | 'permit'
  | 'act'
  | 'financial_report'
  | 'audit_report'
  | 'site_record'
  | 'correspondence'
  | 'other';

/** What a document of a project is. */
export const DOCUMENT_TYPES = codeList(
  ownList('qadam-document-type'),
  namedRows<DocumentType>([
    ['application', 'Өтінім', 'Заявка', 'Application'],
    ['decision', 'Шешім, қаулы', 'Решение, постановление', 'Decision'],
    ['minutes', 'Хаттама', 'Протокол', 'Minutes'],
    ['memorandum', 'Меморандум', 'Меморандум', 'Memorandum'],
    ['contract', 'Шарт, келісім', 'Договор, соглашение', 'Contract'],
    [
      'feasibility_study',
      'Техникалық-экономикалық негіздеме',
      'Технико-экономическое обоснование',
      'Feasibility study',
    ],
    ['environmental_report', 'Экологиялық бағалау', 'Экологическая оценка', 'Environmental report'],
    ['design_documents', 'Жобалау құжаттамасы', 'Проектная документация', 'Design documents'],
    ['permit', 'Рұқсат құжаты', 'Разрешительный документ', 'Permit'],
    ['act', 'Акт', 'Акт', 'Act'],
    ['financial_report', 'Қаржылық есеп', 'Финансовый отчёт', 'Financial report'],
    ['audit_report', 'Аудит қорытындысы', 'Заключение аудита', 'Audit report'],
    ['site_record', 'Алаңның суреті немесе бейнежазбасы', 'Фото или видео площадки', 'Photograph or video of the site'],
    ['correspondence', 'Хат алмасу', 'Переписка', 'Correspondence'],
    ['other', 'Басқа құжат', 'Другой документ', 'Other document'],
  ]),
);
