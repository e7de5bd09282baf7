import type { ContextProblems } from '../../platform/http/problems/problem.js';
import type { LandViolation } from '../domain/project.violations.js';

/** The land track's part of the catalogue of projects. */
export const landProblems: ContextProblems<LandViolation> = {
  'project.land-before-approval': {
    status: 409,
    title: {
      en: 'Land is asked for after the approval',
      kk: 'Жер мақұлдаудан кейін сұралады',
      ru: 'Земля запрашивается после одобрения',
    },
    detail: { en: 'The project is in stage {stage}.', kk: 'Жоба {stage} кезеңінде.', ru: 'Проект на стадии {stage}.' },
  },
  'project.land-before-approval-date': {
    status: 409,
    title: { en: 'The date lies before the approval', kk: 'Күні мақұлдаудан бұрын', ru: 'Дата раньше одобрения' },
    detail: {
      en: 'The proposal was approved on {approvedOn}.',
      kk: 'Ұсыныс {approvedOn} күні мақұлданды.',
      ru: 'Предложение одобрено {approvedOn}.',
    },
  },
  'project.land-beyond-approved': {
    status: 409,
    title: { en: 'More land than was approved', kk: 'Мақұлданғаннан артық жер', ru: 'Земли больше, чем одобрено' },
    detail: {
      en: '{wantedHa} ha in all; {approvedHa} ha were approved. Have the scope revised, or another authorised person let it, with a reason.',
      kk: 'Барлығы {wantedHa} га; {approvedHa} га мақұлданған. Көлемді қайта қараңыз немесе басқа уәкілетті адам себебін айтып рұқсат берсін.',
      ru: 'Всего {wantedHa} га; одобрено {approvedHa} га. Пересмотрите объём, или другое уполномоченное лицо может разрешить это, назвав причину.',
    },
  },
  'project.land-request-id-reused': {
    status: 409,
    title: {
      en: 'The request number stands for another request',
      kk: 'Өтініш нөмірі басқа өтінішке тиесілі',
      ru: 'Номер заявки принадлежит другой заявке',
    },
    detail: {
      en: 'Request {requestNo} was recorded with other content.',
      kk: '{requestNo} өтініші басқа мазмұнмен тіркелген.',
      ru: 'Заявка {requestNo} записана с другим содержанием.',
    },
  },
  'project.land-not-requested': {
    status: 409,
    title: { en: 'No land was asked for', kk: 'Жер сұралмаған', ru: 'Земля не запрошена' },
  },
  'project.land-protocol-id-reused': {
    status: 409,
    title: {
      en: 'The protocol number stands for another conclusion',
      kk: 'Хаттама нөмірі басқа қорытындыға тиесілі',
      ru: 'Номер протокола принадлежит другому заключению',
    },
    detail: {
      en: 'Protocol {protocolNo} was recorded with other content.',
      kk: '{protocolNo} хаттамасы басқа мазмұнмен тіркелген.',
      ru: 'Протокол {protocolNo} записан с другим содержанием.',
    },
  },
  'project.parcel-already-reserved': {
    status: 409,
    title: {
      en: 'The project has reserved the parcel with other terms',
      kk: 'Жоба учаскені басқа шарттармен резервтеген',
      ru: 'Проект зарезервировал участок на других условиях',
    },
    detail: {
      en: 'Release parcel {cadastralNumber} before reserving it anew.',
      kk: '{cadastralNumber} учаскесін қайта резервтеу алдында босатыңыз.',
      ru: 'Освободите участок {cadastralNumber}, прежде чем резервировать его заново.',
    },
  },
  'project.parcel-already-allocated': {
    status: 409,
    title: {
      en: 'The parcel is allocated to the project already',
      kk: 'Учаске жобаға берілген',
      ru: 'Участок уже предоставлен проекту',
    },
    detail: {
      en: 'Parcel {cadastralNumber} needs no reservation.',
      kk: '{cadastralNumber} учаскесіне резерв қажет емес.',
      ru: 'Участку {cadastralNumber} резервирование не нужно.',
    },
  },
  'project.land-reservation-ends-before-start': {
    status: 409,
    title: {
      en: 'The reservation ends before it begins',
      kk: 'Резерв басталмай аяқталады',
      ru: 'Резервирование кончается раньше, чем начинается',
    },
  },
  'project.land-reservation-lapsed': {
    status: 409,
    title: {
      en: 'The reservation was given up before it was finished',
      kk: 'Резерв аяқталмай тоқтатылды',
      ru: 'Резервирование снято до завершения',
    },
    detail: {
      en: 'Send it again with a new Idempotency-Key.',
      kk: 'Жаңа Idempotency-Key арқылы қайта жіберіңіз.',
      ru: 'Отправьте его снова с новым Idempotency-Key.',
    },
  },
  'project.land-decision-id-reused': {
    status: 409,
    title: {
      en: 'The decision number stands for another allocation',
      kk: 'Шешім нөмірі басқа беруге тиесілі',
      ru: 'Номер решения принадлежит другому предоставлению',
    },
    detail: {
      en: 'Decision {number} was recorded with other content.',
      kk: '{number} шешімі басқа мазмұнмен тіркелген.',
      ru: 'Решение {number} записано с другим содержанием.',
    },
  },
  'project.land-decided-by-secretary': {
    status: 409,
    title: {
      en: 'The secretary of the commission does not decide',
      kk: 'Комиссия хатшысы шешім қабылдамайды',
      ru: 'Секретарь комиссии не принимает решение',
    },
    detail: {
      en: 'Another person has to decide.',
      kk: 'Шешімді басқа тұлға қабылдауы тиіс.',
      ru: 'Решение должно принять другое лицо.',
    },
  },
  'project.land-parcel-repeated': {
    status: 409,
    title: { en: 'A parcel is named twice', kk: 'Учаске екі рет көрсетілген', ru: 'Участок указан дважды' },
  },
  'project.parcel-not-reserved': {
    status: 409,
    title: {
      en: 'The project has not reserved the parcel',
      kk: 'Жоба учаскені резервтемеген',
      ru: 'Проект не зарезервировал участок',
    },
    detail: {
      en: 'Reserve parcel {cadastralNumber} first.',
      kk: 'Алдымен {cadastralNumber} учаскесін резервтеңіз.',
      ru: 'Сначала зарезервируйте участок {cadastralNumber}.',
    },
  },
  'project.land-beyond-reservation': {
    status: 409,
    title: {
      en: 'More land than was reserved',
      kk: 'Резервтелгеннен артық жер',
      ru: 'Земли больше, чем зарезервировано',
    },
    detail: {
      en: '{reservedHa} ha of parcel {cadastralNumber} are reserved, {landHa} ha were asked for.',
      kk: '{cadastralNumber} учаскесінің {reservedHa} га резервтелген, {landHa} га сұралды.',
      ru: 'Зарезервировано {reservedHa} га участка {cadastralNumber}, запрошено {landHa} га.',
    },
  },
  'project.land-reservation-expired': {
    status: 409,
    title: {
      en: 'The reservation had expired on the day of the decision',
      kk: 'Шешім күні резерв мерзімі өткен',
      ru: 'На день решения резервирование истекло',
    },
    detail: {
      en: 'It ended on {on}: release parcel {cadastralNumber} and reserve it again.',
      kk: 'Ол {on} күні аяқталды: {cadastralNumber} учаскесін босатып, қайта резервтеңіз.',
      ru: 'Оно закончилось {on}: освободите участок {cadastralNumber} и зарезервируйте снова.',
    },
  },
  'project.land-without-positive-conclusion': {
    status: 409,
    title: {
      en: 'The land commission has not agreed',
      kk: 'Жер комиссиясының оң қорытындысы жоқ',
      ru: 'Нет положительного заключения земельной комиссии',
    },
  },
  'project.land-conclusion-expired': {
    status: 409,
    title: {
      en: 'The conclusion of the commission had expired',
      kk: 'Комиссия қорытындысының мерзімі өткен',
      ru: 'Заключение комиссии истекло',
    },
    detail: {
      en: 'Protocol {protocolNo} was valid until {on} (Land Code art. 43).',
      kk: '{protocolNo} хаттамасы {on} дейін жарамды болды (Жер кодексінің 43-бабы).',
      ru: 'Протокол {protocolNo} действовал до {on} (ст. 43 Земельного кодекса).',
    },
  },
  'project.land-term-ends-before-start': {
    status: 409,
    title: {
      en: 'The term ends before it begins',
      kk: 'Мерзім басталмай аяқталады',
      ru: 'Срок кончается раньше, чем начинается',
    },
  },
  'project.parcel-not-held': {
    status: 409,
    title: {
      en: 'The project does not hold the parcel',
      kk: 'Жоба учаскені ұстамайды',
      ru: 'Проект не удерживает участок',
    },
    detail: {
      en: 'Parcel {cadastralNumber} is neither reserved nor allocated.',
      kk: '{cadastralNumber} учаскесі резервтелмеген де, берілмеген де.',
      ru: 'Участок {cadastralNumber} не зарезервирован и не предоставлен.',
    },
  },
};
