import type { ContextProblems } from '../platform/http/problems/problem.js';
import type { ReferenceDataViolation } from './domain/reference-data.violations.js';

export const referenceDataProblems: ContextProblems<ReferenceDataViolation> = {
  'reference-data.version-reused': {
    status: 409,
    title: {
      en: 'This number stands for another version',
      kk: 'Бұл нөмір басқа нұсқаға тиесілі',
      ru: 'Этот номер принадлежит другой версии',
    },
  },
  'reference-data.version-not-next': {
    status: 409,
    title: {
      en: 'Versions are numbered one after the other',
      kk: 'Нұсқалар ретімен нөмірленеді',
      ru: 'Версии нумеруются подряд',
    },
    detail: { en: 'The next one is {next}.', kk: 'Келесісі: {next}.', ru: 'Следующая: {next}.' },
  },
  'reference-data.begins-before-last': {
    status: 409,
    title: {
      en: 'A version begins after the last one began',
      kk: 'Нұсқа соңғысы басталғаннан кейін басталады',
      ru: 'Версия начинается после начала последней',
    },
    detail: { en: 'The last one began on {last}.', kk: 'Соңғысы {last} басталған.', ru: 'Последняя началась {last}.' },
  },
  'reference-data.ends-before-start': {
    status: 400,
    title: {
      en: 'The version ends before it begins',
      kk: 'Нұсқа басталғанға дейін аяқталады',
      ru: 'Версия заканчивается до начала',
    },
  },
  'reference-data.dated-in-the-future': {
    status: 409,
    title: { en: 'The date lies in the future', kk: 'Күні болашақта', ru: 'Дата в будущем' },
  },
  'reference-data.named-twice': {
    status: 400,
    title: {
      en: 'A template, a permit or a step is named twice',
      kk: 'Үлгі, рұқсат немесе қадам екі рет аталған',
      ru: 'Шаблон, разрешение или шаг назван дважды',
    },
    detail: { en: 'Twice: {code}.', kk: 'Екі рет: {code}.', ru: 'Дважды: {code}.' },
  },
  'reference-data.step-unknown': {
    status: 400,
    title: {
      en: 'A step waits for one that the template does not have',
      kk: 'Қадам үлгіде жоқ қадамды күтеді',
      ru: 'Шаг ждёт шага, которого нет в шаблоне',
    },
    detail: { en: 'Step {code}.', kk: 'Қадам {code}.', ru: 'Шаг {code}.' },
  },
  'reference-data.waits-in-circle': {
    status: 400,
    title: {
      en: 'Permits or steps wait for each other in a circle',
      kk: 'Рұқсаттар немесе қадамдар бірін-бірі шеңбермен күтеді',
      ru: 'Разрешения или шаги ждут друг друга по кругу',
    },
    detail: { en: 'One of them: {code}.', kk: 'Солардың бірі: {code}.', ru: 'Один из них: {code}.' },
  },
};
