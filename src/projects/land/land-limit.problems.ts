import type { ContextProblems } from '../../platform/http/problems/problem.js';
import type { LandLimitViolation } from '../domain/land/land.violations.js';

/** More land than was approved (X3). */
export const landLimitProblems: ContextProblems<LandLimitViolation> = {
  'project.land-limit-override-by-same-person': {
    status: 403,
    title: {
      en: 'Who let the land exceed what was approved does not take it',
      kk: 'Артық жерге рұқсат берген адам оны өзі рәсімдемейді',
      ru: 'Кто разрешил больше земли, тот её не оформляет',
    },
  },
  'project.land-limit-override-id-reused': {
    status: 409,
    title: {
      en: 'This id stands for another override',
      kk: 'Бұл сәйкестендіргіш басқа рұқсатқа тиесілі',
      ru: 'Этот идентификатор принадлежит другому разрешению',
    },
    detail: {
      en: 'Override {overrideId} was recorded with other content.',
      kk: '{overrideId} рұқсаты басқа мазмұнмен тіркелген.',
      ru: 'Разрешение {overrideId} записано с другим содержанием.',
    },
  },
};
