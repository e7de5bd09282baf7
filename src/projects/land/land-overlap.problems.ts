import type { ContextProblems } from '../../platform/http/problems/problem.js';
import type { LandOverlapViolation } from '../domain/land/land.violations.js';

/** Ground that parcels of different projects share (X2). */
export const landOverlapProblems: ContextProblems<LandOverlapViolation> = {
  'project.land-overlaps-held': {
    status: 409,
    title: {
      en: 'The parcel overlaps with land of another project',
      kk: 'Учаске басқа жобаның жерімен қабаттасады',
      ru: 'Участок накладывается на землю другого проекта',
    },
    detail: {
      en: 'Parcel {cadastralNumber} shares ground with {neighbours}. Another authorised person may let it, with a reason.',
      kk: '{cadastralNumber} учаскесі {neighbours} учаскесімен қабаттасады. Басқа уәкілетті адам себебін айтып рұқсат бере алады.',
      ru: 'Участок {cadastralNumber} накладывается на {neighbours}. Другое уполномоченное лицо может разрешить это, назвав причину.',
    },
  },
  'project.land-overlap-override-by-same-person': {
    status: 403,
    title: {
      en: 'Who let the parcels overlap does not reserve them',
      kk: 'Қабаттасуға рұқсат берген адам учаскені өзі резервке қоймайды',
      ru: 'Кто разрешил наложение, тот участок не резервирует',
    },
  },
  'project.land-overlap-override-id-reused': {
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
