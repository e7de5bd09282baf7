import type { ContextProblems } from '../platform/http/problems/problem.js';
import type { ReportViolation } from './domain/report.violations.js';

export const reportProblems: ContextProblems<ReportViolation> = {
  'report.period-not-over': {
    status: 409,
    title: {
      en: 'The period is not over yet',
      kk: 'Кезең әлі аяқталған жоқ',
      ru: 'Период ещё не закончился',
    },
    detail: {
      en: 'It can be reported on from the day after {cutOff}.',
      kk: 'Есепті {cutOff} күнінен кейін жариялауға болады.',
      ru: 'Отчёт можно опубликовать после {cutOff}.',
    },
  },
  'report.edition-without-reason': {
    status: 409,
    title: {
      en: 'The period has a report; another edition says why',
      kk: 'Бұл кезеңнің есебі бар; жаңа басылымға себеп көрсетіледі',
      ru: 'Отчёт за период уже есть; для новой редакции указывают причину',
    },
    detail: {
      en: 'Figures have changed since edition {edition}. Send reasonText to publish them as a new one.',
      kk: '{edition}-басылымнан кейін көрсеткіштер өзгерді. Жаңа басылым үшін reasonText жіберіңіз.',
      ru: 'После редакции {edition} показатели изменились. Чтобы опубликовать новую, укажите reasonText.',
    },
  },
};
